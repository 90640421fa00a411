package import LintelTokens

/// What is done with folders: makes, moves, deletes and restores them, and tells the audit log.
///
/// Who may do it is said by the gate in front of the endpoints, which looks at the role in the workspace. That somebody has
/// made a folder is told by the folder itself, which stays for good.
package struct FolderManagement: Sendable {
    private let folders: any FolderStore
    private let random: RandomSource
    private let audit: any AuditSink

    package init(folders: any FolderStore, random: RandomSource, audit: any AuditSink) {
        self.folders = folders
        self.random = random
        self.audit = audit
    }

    /// Makes a folder.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `nameTaken`, `pathInvalid` or `listFull`.
    package func create(_ draft: FolderDraft, in workspace: Workspace) async throws -> Folder {
        try await self.folders.create(
            FolderID(self.random.uuid()),
            draft,
            in: workspace,
            limit: FolderLimits.folders,
        )
    }

    /// Finds out whether a folder could be made; what it shows is nobody's id (RFC 9562 §5.9).
    ///
    /// - Throws: The same as ``create(_:in:)``.
    package func rehearse(_ draft: FolderDraft, in workspace: Workspace) async throws -> Folder {
        try await self.folders.rehearse(
            FolderID(UUIDText(0).rawValue),
            draft,
            in: workspace,
            limit: FolderLimits.folders,
        )
    }

    /// Gives a folder another name or another place, with all that is in it.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `nameTaken`, `pathInvalid` or `conflict`.
    package func change(
        _ id: FolderID,
        by change: FolderChange,
        in workspace: Workspace,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> Folder {
        try Self.requireChangeable(id, in: workspace)
        let changed = try await self.folders.change(
            id,
            by: change,
            in: workspace,
            subject: actor.subject,
            at: now,
        )
        guard let (folder, formerPath) = changed else { throw PlatformError.folderUnknown }
        if folder.path != formerPath {
            self.audit.record(
                .folderChanged,
                folder.id.rawValue,
                "\(formerPath) to \(folder.path)",
                in: workspace,
                by: actor,
                at: now
            )
        }
        return folder
    }

    /// Deletes a folder with all that is in it.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` or `conflict`.
    package func delete(_ id: FolderID, in workspace: Workspace, by actor: Actor, at now: UnixTime) async throws {
        try Self.requireChangeable(id, in: workspace)
        guard let folder = try await self.folders.delete(id, in: workspace, by: actor.subject, at: now) else {
            throw PlatformError.folderUnknown
        }
        self.audit.record(.folderDeleted, folder.id.rawValue, folder.path.absolute, in: workspace, by: actor, at: now)
    }

    /// Takes a folder back with all that was deleted with it.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` or `conflict`.
    package func restore(
        _ id: FolderID,
        in workspace: Workspace,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> Restoration<Folder> {
        guard let restoration = try await self.folders.restore(id, in: workspace) else {
            throw PlatformError.folderUnknown
        }
        if restoration.formerPath != nil {
            let folder = restoration.item
            self.audit.record(
                .folderRestored,
                folder.id.rawValue,
                folder.path.absolute,
                in: workspace,
                by: actor,
                at: now
            )
        }
        return restoration
    }

    private static func requireChangeable(_ id: FolderID, in workspace: Workspace) throws(PlatformError) {
        guard id != Folder.root(of: workspace.id) else {
            throw PlatformError(.conflict, "The folder of the whole workspace stays as it is.")
        }
    }
}

extension PlatformError {
    /// The folder is not there, or not for the caller.
    package static let folderUnknown = Self(.notFound, "There is no such folder.")
}
