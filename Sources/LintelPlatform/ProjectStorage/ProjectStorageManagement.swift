package import LintelTokens

/// What is done with a project's files and folders, told to the audit log where something goes or comes back.
///
/// Who may do it is said by the gate in front of the endpoints, which looks at the roles in the project.
package struct ProjectStorageManagement: Sendable {
    package let items: any ProjectStorageStore
    private let random: RandomSource
    private let audit: any AuditSink

    package init(items: any ProjectStorageStore, random: RandomSource, audit: any AuditSink) {
        self.items = items
        self.random = random
        self.audit = audit
    }

    /// A file that has begun, or gets other bytes, and the upload that takes them.
    package struct Beginning: Sendable, Hashable {
        package var id: StorageItemID
        package var upload: BlobUpload
    }

    /// Makes a folder.
    ///
    /// - Throws: ``PlatformError`` with code `nameInvalid`, `notFound`, `nameTaken`, `pathInvalid` or `listFull`.
    package func createFolder(
        named name: String,
        description: String,
        in parent: StorageItemID,
        of project: Project,
        by author: Subject,
        at now: UnixTime,
    ) async throws -> StorageItem {
        let draft = try self.draft(name, description, in: parent, by: author, at: now)
        return try await self.items.createFolder(draft, in: project.id)
    }

    /// Begins a file; nobody sees it before it is completed.
    ///
    /// - Throws: ``PlatformError`` with code `nameInvalid`, `notFound`, `nameTaken` or `listFull`.
    package func begin(
        named name: String,
        description: String,
        in parent: StorageItemID,
        of project: Project,
        by author: Subject,
        at now: UnixTime,
    ) async throws -> Beginning {
        let draft = try self.draft(name, description, in: parent, by: author, at: now)
        let upload = self.upload(for: draft.id, of: project, by: author, at: now)
        return Beginning(id: draft.id, upload: try await self.items.begin(draft, sending: upload, in: project.id))
    }

    /// Begins to give a file other bytes.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` or `listFull`.
    package func begin(contentOf id: StorageItemID, of project: Project, by author: Subject, at now: UnixTime)
        async throws -> Beginning
    {
        let upload = self.upload(for: id, of: project, by: author, at: now)
        guard let open = try await self.items.begin(contentOf: id, sending: upload, in: project.id) else {
            throw PlatformError.storedFileUnknown
        }
        return Beginning(id: id, upload: open)
    }

    /// Makes a file of the bytes that were sent.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `uploadMissing`, `nameTaken`, `conflict` or `listFull`.
    package func complete(_ id: StorageItemID, of project: Project, at now: UnixTime) async throws -> StorageItem {
        let earlier = DocumentID(self.random.uuid())
        guard let file = try await self.items.complete(id, keeping: earlier, in: project.id, at: now) else {
            throw PlatformError.storedFileUnknown
        }
        return file
    }

    /// Changes what is said of a file or a folder, or where it is.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `nameTaken`, `pathInvalid` or `conflict`.
    package func change(
        _ id: StorageItemID,
        _ kind: StorageItem.Kind,
        by change: StorageChange,
        of project: Project,
        actor: Actor,
        at now: UnixTime,
    ) async throws -> StorageItem {
        try Self.requireChangeable(id, of: project)
        let changed = try await self.items.change(
            id,
            kind,
            by: change,
            in: project.id,
            author: actor.subject,
            at: now,
        )
        guard let (before, after) = changed else { throw PlatformError.unknown(kind) }
        if before.path != after.path {
            self.record(.storageMoved, "\(before.path) to \(after.path)", of: project, by: actor, at: now)
        }
        return after
    }

    /// Puts a file or a folder into the recycle bin.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, or `conflict` for the folder that holds all others.
    package func delete(
        _ id: StorageItemID,
        _ kind: StorageItem.Kind,
        of project: Project,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        try Self.requireChangeable(id, of: project)
        let item = try await self.items.delete(id, kind, in: project.id, by: actor.subject, at: now)
        try self.record(.storageDeleted, item, kind, of: project, by: actor, at: now)
    }

    /// Takes a file or a folder out of the recycle bin, to where it was.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `nameTaken` or `conflict`.
    package func restore(
        _ id: StorageItemID,
        _ kind: StorageItem.Kind,
        of project: Project,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        let item = try await self.items.restore(id, kind, in: project.id, at: now)
        try self.record(.storageRestored, item, kind, of: project, by: actor, at: now)
    }

    /// Takes a file or a folder out of the recycle bin for good.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func remove(
        _ id: StorageItemID,
        _ kind: StorageItem.Kind,
        of project: Project,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        let item = try await self.items.remove(id, kind, in: project.id, at: now)
        try self.record(.storageRemoved, item, kind, of: project, by: actor, at: now)
    }

    /// A description as it is kept.
    ///
    /// - Throws: ``PlatformError`` with code `nameInvalid`.
    package static func description(_ text: String) throws(PlatformError) -> String {
        guard let plain = PlainText(text, maximum: StorageLimits.descriptionCharacters) else {
            throw PlatformError(
                .nameInvalid,
                "A description has at most \(StorageLimits.descriptionCharacters) characters that can be seen.",
                field: "description",
            )
        }
        return plain.text
    }

    private func draft(
        _ name: String,
        _ description: String,
        in parent: StorageItemID,
        by author: Subject,
        at now: UnixTime,
    ) throws(PlatformError) -> StorageDraft {
        StorageDraft(
            id: StorageItemID(self.random.uuid()),
            parentID: parent,
            name: try DocumentName(name, field: "displayName"),
            description: try Self.description(description),
            author: author,
            at: now,
        )
    }

    private func upload(for id: StorageItemID, of project: Project, by author: Subject, at now: UnixTime) -> BlobUpload
    {
        BlobUpload(
            to: .storage(of: project.id),
            for: .storedFile,
            target: id.rawValue,
            by: author,
            random: self.random,
            at: now,
        )
    }

    private static func requireChangeable(_ id: StorageItemID, of project: Project) throws(PlatformError) {
        guard id.rawValue != project.id.rawValue else {
            throw PlatformError(.conflict, "The folder that holds all others stays as it is.", field: "folderId")
        }
    }

    private func record(
        _ kind: AuditEvent.Kind,
        _ item: StorageItem?,
        _ itemKind: StorageItem.Kind,
        of project: Project,
        by actor: Actor,
        at now: UnixTime,
    ) throws(PlatformError) {
        guard let item else { throw PlatformError.unknown(itemKind) }
        self.record(kind, item.path, of: project, by: actor, at: now)
    }

    private func record(
        _ kind: AuditEvent.Kind,
        _ detail: String,
        of project: Project,
        by actor: Actor,
        at now: UnixTime,
    ) {
        self.audit.record(
            actor.event(
                kind,
                target: project.id.rawValue,
                organisationID: project.organisationID,
                detail: detail,
                at: now,
            )
        )
    }
}

extension PlatformError {
    /// The file is not there, or not for the caller.
    package static let storedFileUnknown = Self(.notFound, "There is no such file.", field: "fileId")
    /// The folder is not there, or not for the caller.
    package static let storedFolderUnknown = Self(.notFound, "There is no such folder.", field: "folderId")

    fileprivate static func unknown(_ kind: StorageItem.Kind) -> Self {
        switch kind {
        case .folder: .storedFolderUnknown
        case .file: .storedFileUnknown
        }
    }
}
