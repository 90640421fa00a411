package import LintelTokens

/// What is done with geoscience objects: makes, moves, deletes and restores them, and tells the audit log.
///
/// Who may do it is said by the gate in front of the endpoints, which looks at the role in the workspace. That somebody has
/// added a version is told by the version itself, which stays for good.
package struct ObjectManagement: Sendable {
    private let objects: any ObjectStore
    private let blobs: any BlobStore
    private let limits: BlobLimits
    private let schemas: ObjectSchemas
    private let random: RandomSource
    private let audit: any AuditSink

    /// Names in one request for uploads.
    package static let maximumUploads = 32
    /// Ids in one request for current versions.
    package static let maximumCurrentVersions = 500
    /// Ids in one request for versions.
    package static let maximumVersions = 100

    package init(
        objects: any ObjectStore,
        blobs: any BlobStore,
        limits: BlobLimits,
        schemas: ObjectSchemas,
        random: RandomSource,
        audit: any AuditSink,
    ) {
        self.objects = objects
        self.blobs = blobs
        self.limits = limits
        self.schemas = schemas
        self.random = random
        self.audit = audit
    }

    /// A piece of data, and the upload that takes its bytes if they are not there.
    package struct DataSlot: Sendable, Hashable {
        package var data: ObjectData
        package var upload: BlobUpload?
    }

    /// Finds out which data is there and begins uploads for the rest.
    ///
    /// - Throws: ``PlatformError`` with code `listFull` when too many uploads are open.
    package func slots(
        for keys: [ObjectDataKey],
        in workspace: Workspace,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> [DataSlot] {
        let pieces = try await self.objects.data(
            for: keys,
            newIDs: keys.map { _ in ObjectDataID(self.random.uuid()) },
            in: workspace.id,
            by: actor.subject,
            at: now,
        )
        var slots: [DataSlot] = []
        for piece in pieces {
            guard piece.blob == nil else {
                slots.append(DataSlot(data: piece))
                continue
            }
            let upload = BlobUpload(
                to: .workspace(workspace.id),
                for: .objectData,
                target: piece.id.rawValue,
                expecting: piece.key.digest,
                by: actor.subject,
                random: self.random,
                at: now,
            )
            let open = try await self.blobs.begin(upload, limit: self.limits.openUploads)
            slots.append(DataSlot(data: piece, upload: open))
        }
        return slots
    }

    /// Writes an object to a path: a new one, a version of the one that is there, or one that moves there.
    ///
    /// - Throws: ``PlatformError`` with code `objectInvalid` when the body does not fit its schema.
    package func put(
        _ body: ObjectBody,
        at path: EvoPath,
        expecting expected: VersionID?,
        in workspace: Workspace,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> ObjectWriting {
        let draft = ObjectDraft(workspaceID: workspace.id, body: body, subject: actor.subject, at: now)
        guard let id = body.id else {
            // What is to be made has no version to be expected (RFC 9110 §13.1.1).
            guard expected == nil else { return .modified }
            let id = ObjectID(self.random.uuid())
            try self.schemas.rule.check(body, of: id)
            return try await self.objects.create(id, at: path, draft)
        }
        try self.schemas.rule.check(body, of: id)
        return try await self.objects.addVersion(to: id, movingTo: path, expecting: expected, draft)
    }

    /// Adds a version to an object where it is.
    ///
    /// - Throws: ``PlatformError`` with code `objectInvalid` when the body is another object's, or does not fit its schema.
    package func update(
        _ id: ObjectID,
        _ body: ObjectBody,
        expecting expected: VersionID?,
        in workspace: Workspace,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> ObjectWriting {
        guard body.id == id else { throw PlatformError.object("uuid", "It is the id in the address.") }
        try self.schemas.rule.check(body, of: id)
        let draft = ObjectDraft(workspaceID: workspace.id, body: body, subject: actor.subject, at: now)
        return try await self.objects.addVersion(to: id, movingTo: nil, expecting: expected, draft)
    }

    /// Deletes an object with all its versions.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func delete(
        _ object: GeoscienceObject,
        in workspace: Workspace,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        guard try await self.objects.deleteObject(object.id, in: workspace.id, by: actor.subject, at: now) else {
            throw PlatformError.objectUnknown
        }
        self.audit.record(
            .objectDeleted,
            object.id.rawValue,
            object.path.description,
            in: workspace,
            by: actor,
            at: now
        )
    }

    /// Takes an object back.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, or `conflict` when no name is free.
    package func restore(
        _ id: ObjectID,
        in workspace: Workspace,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> Restoration<ObjectContent> {
        guard let restoration = try await self.objects.restoreObject(id, in: workspace.id) else {
            throw PlatformError.objectUnknown
        }
        if restoration.formerPath != nil {
            let object = restoration.item.object
            self.audit.record(
                .objectRestored,
                object.id.rawValue,
                object.path.description,
                in: workspace,
                by: actor,
                at: now,
            )
        }
        return restoration
    }
}

extension PlatformError {
    /// The object is not there, or not for the caller.
    package static let objectUnknown = Self(.notFound, "There is no such object.")
}
