package import LintelTokens

/// What is done with files: begins uploads, deletes and restores, and tells the audit log.
///
/// Who may do it is said by the gate in front of the endpoints, which looks at the role in the workspace. Bytes of old and
/// of deleted versions are kept: all of them can be had back.
package struct FileManagement: Sendable {
    private let files: any FileStore
    private let blobs: any BlobStore
    private let limits: BlobLimits
    private let random: RandomSource
    private let audit: any AuditSink

    package init(
        files: any FileStore,
        blobs: any BlobStore,
        limits: BlobLimits,
        random: RandomSource,
        audit: any AuditSink,
    ) {
        self.files = files
        self.blobs = blobs
        self.limits = limits
        self.random = random
        self.audit = audit
    }

    /// A version that has begun, and the upload that takes its bytes.
    package struct Beginning: Sendable, Hashable {
        package var key: FileVersionKey
        package var upload: BlobUpload
    }

    /// Begins a version of the file at a path, which may be a new one.
    ///
    /// - Throws: ``PlatformError`` with code `listFull` when too many uploads are open.
    package func begin(
        at path: EvoPath,
        in workspace: Workspace,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> Beginning {
        let key = try await self.files.beginVersion(
            at: path,
            in: workspace.id,
            newID: FileID(self.random.uuid()),
            by: actor.subject,
            at: now,
        )
        return try await self.begin(key, in: workspace, by: actor, at: now)
    }

    /// Begins a version of a file.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, or `listFull` when too many uploads are open.
    package func begin(
        versionOf id: FileID,
        in workspace: Workspace,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> Beginning {
        let key = try await self.files.beginVersion(of: id, in: workspace.id, by: actor.subject, at: now)
        guard let key else { throw PlatformError.fileUnknown }
        return try await self.begin(key, in: workspace, by: actor, at: now)
    }

    /// The upload of a version that has begun and is not finished.
    ///
    /// - Throws: ``PlatformError`` with code `uploadMissing`.
    package func resume(_ key: FileVersionKey, in workspace: Workspace, at now: UnixTime) async throws -> Beginning {
        guard try await self.files.isUnfinished(key, in: workspace.id),
            let upload = try await self.blobs.openUpload(for: .fileVersion, target: key.uploadTarget, at: now),
            upload.place == .workspace(workspace.id)
        else {
            throw PlatformError.uploadMissing
        }
        return Beginning(key: key, upload: upload)
    }

    /// Deletes a file with all its versions.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func delete(_ file: File, in workspace: Workspace, by actor: Actor, at now: UnixTime) async throws {
        guard try await self.files.delete(file.id, in: workspace.id, by: actor.subject, at: now) else {
            throw PlatformError.fileUnknown
        }
        self.audit.record(.fileDeleted, file.id.rawValue, file.path.description, in: workspace, by: actor, at: now)
    }

    /// Takes a file back.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, or `conflict` when no name is free.
    package func restore(
        _ id: FileID,
        in workspace: Workspace,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> Restoration<File> {
        guard let restoration = try await self.files.restore(id, in: workspace.id) else {
            throw PlatformError.fileUnknown
        }
        if restoration.formerPath != nil {
            self.audit.record(
                .fileRestored,
                id.rawValue,
                restoration.item.path.description,
                in: workspace,
                by: actor,
                at: now
            )
        }
        return restoration
    }

    private func begin(
        _ key: FileVersionKey,
        in workspace: Workspace,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> Beginning {
        let upload = BlobUpload(
            to: .workspace(workspace.id),
            for: .fileVersion,
            target: key.uploadTarget,
            by: actor.subject,
            random: self.random,
            at: now,
        )
        do {
            let open = try await self.blobs.begin(upload, limit: self.limits.openUploads)
            return Beginning(key: key, upload: open)
        } catch {
            try await self.files.abandon(key)
            throw error
        }
    }
}

extension PlatformError {
    /// The file is not there, or not for the caller.
    package static let fileUnknown = Self(.notFound, "There is no such file.")
    /// The version is finished, was never begun, or was begun too long ago.
    package static let uploadMissing = Self(
        .uploadMissing,
        "No upload of this version is under way.",
        field: "version_id",
    )
}
