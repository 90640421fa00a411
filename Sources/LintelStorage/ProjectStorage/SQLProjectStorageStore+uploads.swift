import LintelPlatform
import LintelTokens

/// Files that begin, and become what was sent for them.
extension SQLProjectStorageStore {
    func begin(_ draft: StorageDraft, sending upload: BlobUpload, in project: ProjectID) async throws -> BlobUpload {
        try await self.engine.write { transaction in
            try transaction.openStorage(of: project, for: draft.author, at: draft.at)
            try transaction.requireFolder(draft.parentID, in: project)
            try transaction.requireFree(draft.name, in: draft.parentID)
            try transaction.requireRoomForUpload(in: project)
            try transaction.execute(
                """
                INSERT INTO document_upload (id, data_source_id, folder_id, name, description, began_by, began_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .id(draft.id), .id(project), .id(draft.parentID), .text(draft.name.text),
                    .text(draft.description), .id(draft.author), .time(draft.at),
                ],
            )
            return try transaction.beginUpload(upload, limit: StorageLimits.openUploads)
        }
    }

    func begin(
        contentOf id: StorageItemID,
        sending upload: BlobUpload,
        in project: ProjectID,
    ) async throws -> BlobUpload? {
        let now = upload.createdAt
        return try await self.engine.write { transaction in
            guard try transaction.lockStorage(of: project),
                let file = try transaction.item(id, .file, in: project, isDeleted: false, at: now),
                let parent = file.parentID
            else { return nil }
            let row = try transaction.first("SELECT digest FROM document_upload WHERE id = ?", [.id(id)])
            if let row, try row.optionalBlob(0) != nil {
                try transaction.releaseBlob(.storedFile, target: id.rawValue, at: now)
            }
            if row == nil { try transaction.requireRoomForUpload(in: project) }
            try transaction.execute(
                """
                INSERT INTO document_upload (id, data_source_id, folder_id, description, began_by, began_at)
                VALUES (?, ?, ?, '', ?, ?)
                ON CONFLICT (id) DO UPDATE SET began_by = excluded.began_by, began_at = excluded.began_at,
                    digest = NULL, size = NULL
                """,
                [.id(id), .id(project), .id(parent), .id(upload.beganBy), .time(now)],
            )
            return try transaction.beginUpload(upload, limit: StorageLimits.openUploads)
        }
    }

    func complete(_ id: StorageItemID, keeping earlier: DocumentID, in project: ProjectID, at now: UnixTime)
        async throws -> StorageItem?
    {
        try await self.engine.write { transaction in
            guard try transaction.lockStorage(of: project) else { return nil }
            let row = try transaction.first(
                """
                SELECT folder_id, name, description, began_by, digest, size FROM document_upload
                WHERE id = ? AND data_source_id = ?
                """,
                [.id(id), .id(project)],
            )
            if var columns = row?.reader {
                let folder: StorageItemID = try columns.id()
                let name = try columns.optionalText().map { DocumentName(stored: $0) }
                let description = try columns.text()
                let author: Subject = try columns.id()
                guard let digest = try columns.optionalDigest(), let size = try columns.optionalInteger() else {
                    throw PlatformError(
                        .uploadMissing,
                        "No bytes have been sent to the uploadUrl of this file.",
                        field: "fileId",
                    )
                }
                let blob = Blob(digest: digest, size: size)
                if let name {
                    let draft = StorageDraft(
                        id: id,
                        parentID: folder,
                        name: name,
                        description: description,
                        author: author,
                        at: now,
                    )
                    try transaction.make(draft, of: blob, in: project)
                } else {
                    guard try transaction.renew(id, by: blob, keeping: earlier, in: project, by: author, at: now) else {
                        return nil
                    }
                }
                try transaction.releaseBlob(.storedFile, target: id.rawValue, at: now)
                try transaction.execute("DELETE FROM document_upload WHERE id = ?", [.id(id)])
            }
            return try transaction.item(id, .file, in: project, isDeleted: false, at: now)
        }
    }
}

extension SQLTransaction {
    /// Notes that the bytes of a file have come, which nobody sees before they are confirmed.
    ///
    /// - Throws: ``PlatformError`` with code `uploadMissing` when nobody waits for them any more.
    func finishStoredFile(target: String, digest: BlobDigest, size: Int64) throws {
        let found = try self.execute(
            "UPDATE document_upload SET digest = ?, size = ? WHERE id = ?",
            [.blob(digest.bytes), .integer(size), .text(target)],
        )
        guard found > 0 else { throw PlatformError.uploadMissing }
    }

    /// Files whose bytes were sent and never confirmed count as well: of those there are no open uploads.
    fileprivate func requireRoomForUpload(in project: ProjectID) throws {
        let all = try self.count(
            "SELECT COUNT(*) FROM document_upload WHERE data_source_id = ?",
            [.id(project)],
        )
        guard all < StorageLimits.openUploads else {
            throw PlatformError(
                .listFull,
                "At most \(StorageLimits.openUploads) files can be on their way at once: complete some first.",
            )
        }
    }

    fileprivate func make(_ draft: StorageDraft, of blob: Blob, in project: ProjectID) throws {
        let folder = try self.folder(
            DocumentFolderID(draft.parentID.rawValue),
            in: .storage(of: project),
            for: .everything,
        )
        guard folder != nil else {
            throw PlatformError(.conflict, "The folder of the file was deleted meanwhile.", field: "folderId")
        }
        try self.requireFree(draft.name, in: draft.parentID)
        let document = DocumentDraft(
            id: DocumentID(draft.id.rawValue),
            earlierID: DocumentID(draft.id.rawValue),
            folderID: DocumentFolderID(draft.parentID.rawValue),
            fileName: draft.name,
            description: draft.description,
            content: blob,
            author: draft.author,
            at: draft.at,
        )
        try self.insert(document, in: .storage(of: project))
        try self.countDocument(in: .storage(of: project), limit: DocumentLimits.documents)
    }

    /// Gives a file other bytes; false when it is not there.
    fileprivate func renew(
        _ id: StorageItemID,
        by blob: Blob,
        keeping earlier: DocumentID,
        in project: ProjectID,
        by author: Subject,
        at now: UnixTime,
    ) throws -> Bool {
        guard let file = try self.item(id, .file, in: project, isDeleted: false, at: now) else { return false }
        try self.renew(
            DocumentID(id.rawValue),
            holding: file.content,
            by: blob,
            keeping: earlier,
            in: .storage(of: project),
            limit: DocumentLimits.documents,
            author: author,
            at: now,
        )
        try self.execute("UPDATE document SET updated_by = ? WHERE id = ?", [.id(author), .id(id)])
        return true
    }
}
