package import LintelTokens

/// Who may see what of a data source: access lists of folders.
extension DataSourceManagement {
    /// Gives somebody who has a role in the data source a right in a folder and below it.
    ///
    /// A folder without a list of its own gets one, which begins with what holds for it now; where nothing does, all others
    /// may read.
    /// - Throws: ``PlatformError`` with code `notFound` (field `email` for nobody, and for somebody without a role),
    ///   `emailInvalid` or `listFull`.
    package func give(
        _ right: FolderRight,
        to email: String,
        in folder: DocumentFolderID,
        of id: DataSourceID,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        let source = try await self.managed(id, by: actor)
        let principal = try await self.principal(email)
        guard try await self.sources.role(of: principal.subject, in: id) != nil else {
            throw PlatformError(
                .notFound,
                "They have no role in the data source, without which they see no folder. Give them one first.",
                field: "email",
            )
        }
        try await self.change(folder, of: source, "\(right.word) to \(principal.subject)", by: actor, at: now) {
            var list = $0 ?? $1 ?? .open
            list.rights[principal.subject] = right
            return list
        }
    }

    /// Says what all those may who are not named by a folder's list; a list begins as by ``give(_:to:in:of:by:at:)``.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func giveOthers(
        _ right: FolderRight,
        in folder: DocumentFolderID,
        of id: DataSourceID,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        let source = try await self.managed(id, by: actor)
        try await self.change(folder, of: source, "\(right.word) to all others", by: actor, at: now) {
            var list = $0 ?? $1 ?? .open
            list.others = right
            return list
        }
    }

    /// Takes somebody off a folder's list: they have the right of all others then.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` (field `email` for those who are not on it) or `emailInvalid`.
    package func takeAccess(
        of email: String,
        in folder: DocumentFolderID,
        of id: DataSourceID,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        let source = try await self.managed(id, by: actor)
        let subject = try await self.principal(email).subject
        try await self.change(folder, of: source, "\(subject) off the list", by: actor, at: now) { own, _ in
            guard var list = own, list.rights.removeValue(forKey: subject) != nil else {
                throw PlatformError(.notFound, "\(email) is not on the list of this folder.", field: "email")
            }
            return list
        }
    }

    /// Takes a folder's own list away, so that the one above it holds, if there is one.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func inheritAccess(
        in folder: DocumentFolderID,
        of id: DataSourceID,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        let source = try await self.managed(id, by: actor)
        try await self.change(folder, of: source, "no list of its own", by: actor, at: now) { _, _ in nil }
    }

    private func change(
        _ folder: DocumentFolderID,
        of source: DataSource,
        _ detail: String,
        by actor: Actor,
        at now: UnixTime,
        _ change: @escaping @Sendable (FolderAccessList?, FolderAccessList?) throws -> FolderAccessList?,
    ) async throws {
        let changed = try await self.documents.changeAccessList(of: folder, in: source.id, change)
        self.record(.folderRightsChanged, source, "\(changed.name): \(detail)", by: actor, at: now)
    }
}

extension FolderAccessList {
    /// As it begins where no list holds.
    fileprivate static let open = Self(rights: [:], others: .read)
}
