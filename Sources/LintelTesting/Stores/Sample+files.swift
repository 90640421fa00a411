package import LintelPlatform
package import LintelTokens

extension Sample {
    static let organisation = OrganisationID("organisation-1")
    /// Account 1 as rows show it.
    static let author = Author(
        subject: Self.account(1).subject,
        name: Self.account(1).name,
        email: Self.account(1).email,
    )
}

extension Stores {
    /// Rows in each table about files and objects.
    package func addContent(to workspace: WorkspaceID, of organisation: OrganisationID) async throws {
        try await self.addFile("a/b.csv", 20, in: workspace)
        _ = try await self.beginFile("unfinished", in: workspace, id: "unfinished")
        let data = try await self.addData(21, in: workspace)
        let body = try Sample.body(data: [data.key.text], extent: (1, 2, 3, 4))
        try await self.addObject(1, "a/b.json", body, in: workspace)
        let stage = Stage(id: StageID("stage-1"), name: "Draft")
        try await self.objects.addStage(stage, to: organisation, limit: 1)
        _ = try await self.objects.setStage(
            stage.id,
            of: Sample.object(1),
            version: nil,
            in: workspace,
            organisation: organisation,
        )
        try await self.addBlockModels(to: workspace)
        let access = try await self.workspaces.access(of: Subject("nobody"), to: workspace, in: organisation)
        try await self.addFolders(to: try requireValue(access).workspace)
    }

    /// A version of a file at each path; of files of one path as many.
    package func addFiles(_ paths: [String], to workspace: WorkspaceID) async throws {
        // Side by side, so that they share commits.
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, path) in paths.enumerated() {
                group.addTask { try await self.addFile(path, in: workspace, id: "file-\(number)") }
            }
            try await group.waitForAll()
        }
    }

    /// An organisation that account 1 belongs to, with two workspaces.
    func addWorkspaces() async throws -> (WorkspaceID, WorkspaceID) {
        try await self.addAccount(1)
        try await self.organisations.create(
            Organisation(id: Sample.organisation, name: "Builders", entitlements: ["evo"], createdAt: Sample.now)
        )
        _ = try await self.organisations.setMember(
            Sample.key(1),
            role: .member,
            in: Sample.organisation,
            at: Sample.now,
        )
        for number in 1...2 {
            let workspace = try Sample.workspace(number, in: Sample.organisation)
            try await self.workspaces.create(workspace, owner: Sample.account(1).subject, limit: 10)
        }
        return (
            try Sample.workspace(1, in: Sample.organisation).id,
            try Sample.workspace(2, in: Sample.organisation).id
        )
    }

    /// Begins a version of a file.
    func beginFile(
        _ path: String,
        in workspace: WorkspaceID,
        id: String = "file",
        at now: UnixTime = Sample.now,
    ) async throws -> FileVersionKey {
        try await self.files.beginVersion(
            at: EvoPath(stored: path),
            in: workspace,
            newID: FileID(id),
            by: Sample.account(1).subject,
            at: now,
        )
    }

    /// Sends the bytes of blob `number` for a target.
    func send(
        _ number: UInt8,
        for purpose: BlobPurpose,
        target: String,
        in workspace: WorkspaceID,
        at now: UnixTime = Sample.now,
    ) async throws {
        let upload = BlobUpload(
            to: .workspace(workspace),
            for: purpose,
            target: target,
            by: Sample.account(1).subject,
            random: .system,
            at: now,
        )
        let open = try await self.blobs.begin(upload, limit: 1_000)
        try await self.blobs.announce(Sample.blob(number), at: now)
        try await self.blobs.complete(
            open.id,
            with: Sample.blob(number),
            receipt: Sample.blob(number).digest,
            at: now,
        )
    }

    /// A file with one version, the bytes of which are blob `number`.
    @discardableResult
    func addFile(
        _ path: String,
        _ number: UInt8 = 1,
        in workspace: WorkspaceID,
        id: String = "file",
        at now: UnixTime = Sample.now,
    ) async throws -> FileVersionKey {
        let key = try await self.beginFile(path, in: workspace, id: id, at: now)
        try await self.send(number, for: .fileVersion, target: key.uploadTarget, in: workspace, at: now)
        return key
    }
}
