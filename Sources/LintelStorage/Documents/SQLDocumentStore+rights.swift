import LintelPlatform
import LintelTokens

/// Access lists of folders.
extension SQLDocumentStore {
    func setAccessList(_ list: FolderAccessList?, of id: DocumentFolderID, in source: DataSourceID) async throws {
        _ = try await self.changeAccessList(of: id, in: source) { _, _ in list }
    }

    func changeAccessList(
        of id: DocumentFolderID,
        in source: DataSourceID,
        _ change:
            @escaping @Sendable (_ own: FolderAccessList?, _ holding: FolderAccessList?) throws -> FolderAccessList?,
    ) async throws -> DocumentFolder {
        try await self.engine.write { transaction in
            try transaction.lock(dataSource: source)
            guard let folder = try transaction.folder(id, in: source, for: .everything) else {
                throw PlatformError.documentFolderUnknown
            }
            let row = try transaction.first("SELECT access_id FROM document_folder WHERE id = ?", [.id(id)])
            let holder = try row?.optionalText(0).map { DocumentFolderID($0) }
            let list = try change(
                try transaction.accessList(of: id, in: source),
                try holder.flatMap { try transaction.accessList(of: $0, in: source) },
            )
            guard list?.rights.count ?? 0 <= DocumentLimits.rights else {
                throw PlatformError(
                    .listFull,
                    "An access list names at most \(DocumentLimits.rights).",
                    field: "email",
                )
            }
            try transaction.execute("DELETE FROM document_folder_right WHERE folder_id = ?", [.id(id)])
            if let list {
                let rows = list.rights.map { [SQLValue.id(id), .id($0.key), .integer($0.value.rawValue)] }
                try transaction.insert(
                    "INSERT INTO document_folder_right (folder_id, subject, access) VALUES",
                    rows + [[.id(id), .text(""), .integer(list.others.rawValue)]],
                )
            }
            try transaction.spreadAccess(from: id, in: source)
            return folder
        }
    }

    func accessEntries(of id: DocumentFolderID, in source: DataSourceID) async throws -> [FolderAccessEntry] {
        try await self.engine.read { transaction in
            let rows = try transaction.query(
                """
                SELECT document_folder_right.access, \(OrganisationPrincipal.columns)
                FROM document_folder_right
                    JOIN document_folder ON document_folder.id = document_folder_right.folder_id
                    JOIN principal ON principal.subject = document_folder_right.subject
                    LEFT JOIN account ON account.id = principal.account_id
                    LEFT JOIN app ON app.id = principal.client_id
                WHERE document_folder_right.folder_id = ? AND document_folder.data_source_id = ?
                ORDER BY principal.email_key
                """,
                [.id(id), .id(source)],
            )
            return try rows.map { row in
                var columns = row.reader
                let right = FolderRight(rawValue: try columns.integer()) ?? .none
                return FolderAccessEntry(principal: try OrganisationPrincipal(reading: &columns), right: right)
            }
        }
    }

    func accessList(of id: DocumentFolderID, in source: DataSourceID) async throws -> FolderAccessList? {
        try await self.engine.read { try $0.accessList(of: id, in: source) }
    }
}

extension SQLTransaction {
    /// A folder's own access list; nil when it has none.
    fileprivate func accessList(of id: DocumentFolderID, in source: DataSourceID) throws(SQLError) -> FolderAccessList?
    {
        let rows = try self.query(
            """
            SELECT document_folder_right.subject, document_folder_right.access
            FROM document_folder_right JOIN document_folder ON document_folder.id = document_folder_right.folder_id
            WHERE document_folder_right.folder_id = ? AND document_folder.data_source_id = ?
            """,
            [.id(id), .id(source)],
        )
        guard !rows.isEmpty else { return nil }
        var list = FolderAccessList(rights: [:])
        for row in rows {
            var columns = row.reader
            let subject: Subject = try columns.id()
            let right = FolderRight(rawValue: try columns.integer()) ?? .none
            if subject.rawValue.isEmpty { list.others = right } else { list.rights[subject] = right }
        }
        return list
    }

    /// Writes into a folder, and into all that is in it, whose access list holds there: the own one, or that of the
    /// nearest folder above that has one.
    func spreadAccess(from id: DocumentFolderID, in source: DataSourceID) throws {
        guard let folder = try self.folder(id, in: source, for: .everything) else { return }
        var contents = SQLConditions()
        contents.add("data_source_id = ?", .id(source))
        contents.add("ancestors", beginningWithOneOf: [folder.contents])
        // From the top: the parent's row is right when it is asked.
        try self.takeAccess("id = ?", [.id(id)])
        let deepest = try self.count(
            "SELECT COALESCE(MAX(depth), 0) FROM document_folder WHERE \(contents.text)",
            contents.arguments,
        )
        let depth = folder.ancestors.count + 1
        guard deepest > depth else { return }
        for level in (depth + 1)...deepest {
            try self.takeAccess("\(contents.text) AND depth = ?", contents.arguments + [.count(level)])
        }
    }

    /// Has folders take the own access list, or what holds for their parent.
    private func takeAccess(_ condition: String, _ arguments: [SQLValue]) throws(SQLError) {
        try self.execute(
            """
            UPDATE document_folder SET access_id = CASE
                WHEN EXISTS (SELECT 1 FROM document_folder_right WHERE document_folder_right.folder_id = document_folder.id)
                    THEN document_folder.id
                ELSE (SELECT above.access_id FROM document_folder AS above WHERE above.id = document_folder.parent_id)
                END
            WHERE \(condition)
            """,
            arguments,
        )
    }
}
