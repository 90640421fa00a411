import LintelPlatform
import LintelTokens

extension Sample {
    static let blockGrid = BlockGrid(
        division: .regular,
        origin: BlockTriple(0, 0, 0),
        turns: [BlockTurn(.z, 30)],
        count: BlockTriple(2, 3, 4),
        size: BlockTriple(1, 2.5, 1),
    )

    static func blockModelID(_ number: Int) -> BlockModelID { BlockModelID("model-\(number)") }
    static func blockVersionID(_ number: Int, of model: Int = 1) -> BlockVersionID {
        BlockVersionID("version-\(model)-\(number)")
    }

    /// Model `number` in its first version.
    static func blockModel(_ number: Int, in workspace: WorkspaceID, at now: UnixTime = Sample.now) -> BlockModel {
        BlockModel(
            id: Self.blockModelID(number),
            workspaceID: workspace,
            details: BlockModelDetails(
                storedName: "Model \(number)",
                description: nil,
                coordinateSystem: "EPSG:2193",
                sizeUnit: "m",
                fillsSubblocks: false,
            ),
            grid: Self.blockGrid,
            createdAt: now,
            createdBy: Self.author,
            modifiedAt: now,
            modifiedBy: Self.author,
            deletion: nil,
            version: 1,
        )
    }

    /// Version `number` of a model, with a column unless it is the first one.
    static func blockVersion(_ number: Int, of model: Int = 1, blob: Blob? = nil) -> BlockModelVersion {
        var changes = BlockChanges(kind: number > 1 ? .merge : nil, metadataText: #"[{"title":"a"}]"#)
        changes.sentBlocks = 3
        return BlockModelVersion(
            id: Self.blockVersionID(number, of: model),
            modelID: Self.blockModelID(model),
            number: Int64(number),
            createdAt: Self.now,
            createdBy: Self.author,
            comment: "number \(number)",
            mapping: BlockMapping(
                columns: number == 1 ? [] : [BlockColumn(id: "a", title: "A", type: .float64, tags: #"{"b":[1.5]}"#)]
            ),
            changes: changes,
            box: number == 1 ? nil : BlockTriple(BlockRange(0, 1), BlockRange(0, 2), BlockRange(3, 3)),
            blob: blob,
        )
    }

    static func blockReport(_ number: Int) -> BlockReport {
        BlockReport(
            id: BlockReportID("report-\(number)"),
            modelID: Self.blockModelID(1),
            content: BlockReportContent(
                storedName: "Report \(number)",
                description: nil,
                isAutomatic: true,
                definition: "{}",
            ),
            revision: 0,
            createdAt: Self.now,
        )
    }

    static func blockResult(
        _ name: String,
        of report: Int = 1,
        revision: Int64 = 0,
        version: Int = 1,
        at now: UnixTime = Sample.now,
    ) -> BlockReportResult {
        BlockReportResult(
            id: BlockReportResultID(name),
            reportID: BlockReportID("report-\(report)"),
            revision: revision,
            version: BlockReportResult.Version(Self.blockVersion(version)),
            createdAt: now,
            table: #"{"name":"\#(name)"}"#,
        )
    }

    static func blockJob(
        _ name: String,
        _ kind: BlockJob.Kind,
        _ state: BlockJob.State,
        version: Int = 1,
        of model: Int = 1,
        at now: UnixTime = Sample.now,
    ) -> BlockJob {
        BlockJob(
            id: BlockJobID(name),
            modelID: Self.blockModelID(model),
            kind: kind,
            state: state,
            createdAt: now,
            createdBy: Self.account(1).subject,
            request: "{}",
            versionID: Self.blockVersionID(version, of: model),
        )
    }
}

extension Stores {
    /// Model `number` with its first version and the job that stands for its making.
    ///
    /// - Parameter path: Where its geoscience object goes; nil for a model without one.
    func addBlockModel(
        _ number: Int = 1,
        in workspace: WorkspaceID,
        at now: UnixTime = Sample.now,
        objectAt path: EvoPath? = nil,
    ) async throws {
        var model = Sample.blockModel(number, in: workspace, at: now)
        if path != nil { model.objectID = ObjectID("object-\(number)") }
        try await self.blockModels.create(
            model,
            Sample.blockVersion(1, of: number),
            Sample.blockJob("made-\(number)", .create, .complete, of: number, at: now),
            at: path,
            limit: 100,
        )
    }

    /// Takes the job that is due, which has to be this one.
    func takeBlockJob(_ name: String, at now: UnixTime = Sample.now) async throws -> BlockJob {
        let taken = try requireValue(try await self.blockJobs.takeDue(at: now, until: now + 60))
        try requireEqual(taken.job.id, BlockJobID(name))
        return taken.job
    }

    /// Makes a version the current one.
    func commit(
        _ version: BlockModelVersion,
        of job: BlockJob,
        in workspace: WorkspaceID,
        at now: UnixTime = Sample.now,
    ) async throws -> BlockCommit {
        try await self.blockJobs.commit(
            version,
            of: job,
            in: workspace,
            random: .system,
            at: now,
        )
    }

    /// Rows in each table about block models.
    func addBlockModels(to workspace: WorkspaceID) async throws {
        try await self.addBlockModel(in: workspace)
        try await self.blockJobs.add(Sample.blockJob("update", .update, .pendingUpload, version: 2), limit: 100)
        try await self.send(30, for: .blockUpload, target: "update", in: workspace)
        _ = try await self.blockJobs.queue(BlockJobID("update"), at: Sample.now)
        let job = try await self.takeBlockJob("update")
        try await self.blobs.announce(Sample.blob(31), at: Sample.now)
        let version = Sample.blockVersion(2, blob: Sample.blob(31))
        _ = try await self.commit(version, of: job, in: workspace)
        try await self.blockReports.add(Sample.blockReport(1), limit: 9)
        try await self.blockReports.add(Sample.blockResult("result"), limit: 9)
    }
}
