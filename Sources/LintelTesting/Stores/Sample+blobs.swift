import LintelPlatform
import LintelTokens

extension Sample {
    static let workspace = WorkspaceID("00000000-0000-4000-8000-000000000001")
    static let otherWorkspace = WorkspaceID("00000000-0000-4000-8000-000000000002")
    /// What the bytes of the sample belong to.
    static let place = BlobPlace.workspace(Self.workspace)
    static let otherPlace = BlobPlace.workspace(Self.otherWorkspace)

    /// A blob of so many bytes.
    static func blob(_ number: UInt8) -> Blob {
        Blob(digest: BlobDigest(of: [number]), size: Int64(number))
    }

    /// The first version of a file that ``Stores/addBlobTarget(_:)`` makes.
    static func target(_ number: Int) -> String {
        FileVersionKey(file: FileID("target-\(number)"), version: VersionID(after: nil, at: Self.now)).uploadTarget
    }

    /// An upload for target `number`, good for a week.
    static func upload(_ number: Int, to place: BlobPlace = Self.place, id: String? = nil) -> BlobUpload {
        BlobUpload(
            id: BlobUploadID(id ?? "upload-\(number)"),
            place: place,
            purpose: .fileVersion,
            target: Self.target(number),
            expectedDigest: number.isMultiple(of: 2) ? Self.blob(UInt8(number)).digest : nil,
            beganBy: Subject("account-1"),
            createdAt: Self.now,
            expiresAt: Self.now + BlobUpload.lifetimeSeconds,
        )
    }
}

extension Stores {
    /// Has target `number` refer to blob `blob`.
    func completeUpload(_ number: Int, with blob: UInt8, at now: UnixTime = Sample.now) async throws {
        try await self.addBlobTarget(number)
        let upload = try await self.blobs.begin(Sample.upload(number), limit: 100)
        try await self.blobs.announce(Sample.blob(blob), at: now)
        try await self.blobs.complete(upload.id, with: Sample.blob(blob), receipt: Sample.blob(blob).digest, at: now)
    }

    /// Makes target `number`, which waits for its bytes.
    func addBlobTarget(_ number: Int) async throws {
        let organisation = OrganisationID("organisation-of-blobs")
        if try await self.organisations.organisation(organisation) == nil {
            try await self.organisations.create(
                Organisation(id: organisation, name: "Blobs", entitlements: [], createdAt: Sample.now)
            )
            let workspace = Workspace(
                id: Sample.workspace,
                organisationID: organisation,
                details: try WorkspaceDetails(name: "Blobs"),
                createdAt: Sample.now,
                createdBy: Author(subject: Subject("cli")),
            )
            try await self.workspaces.create(workspace, owner: nil, limit: 10)
        }
        _ = try await self.files.beginVersion(
            at: EvoPath(stored: "target-\(number)"),
            in: Sample.workspace,
            newID: FileID("target-\(number)"),
            by: Subject("account-1"),
            at: Sample.now,
        )
    }

    /// Rows in each table about blobs.
    package func addBlobs() async throws {
        try await self.completeUpload(1, with: 1)
        _ = try await self.blobs.begin(Sample.upload(2), limit: 100)
        try await self.blobs.announce(Sample.blob(2), at: Sample.now)
    }

    /// The digests of the blobs that are collected at a moment, when nothing has referred to them for a day.
    func collectedBlobs(at now: UnixTime, limit: Int = 10) async throws -> Set<BlobDigest> {
        let removed = RemovedFiles()
        let count = try await self.blobs.collect(unreferencedSince: now - 86_400, limit: limit) { removed.add($0) }
        try requireEqual(count, removed.digests.count)
        return removed.digests
    }
}
