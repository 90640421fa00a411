package import LintelTokens

/// What a ``BlockJobID`` names.
package enum BlockJobKind: Sendable {}
/// A piece of work on a block model: a lower-case UUID.
package typealias BlockJobID = Identifier<BlockJobKind>

/// A piece of work on a block model, which clients look at until it has ended.
package struct BlockJob: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        case create, update, query
        /// One report on a version.
        case report
        /// Reports on two versions.
        case comparison
    }

    /// What has become of it; it only ever goes down this list, but for a node that dies.
    package enum State: String, Sendable, Hashable {
        case pendingUpload = "PENDING_UPLOAD"
        case queued = "QUEUED"
        case processing = "PROCESSING"
        case complete = "COMPLETE"
        case failed = "FAILED"
    }

    package var id: BlockJobID
    package var modelID: BlockModelID
    package var kind: Kind
    package var state: State
    package var createdAt: UnixTime
    package var createdBy: Subject
    /// The body of the request, as JSON.
    package var request: String
    /// The version that it makes, or the one that it reads.
    package var versionID: BlockVersionID
    /// The file that came for it.
    package var upload: Blob?
    /// The file that it has made for a query.
    package var result: Blob?
    /// Why it has failed.
    package var problem: BlockJobProblem?
    /// How often somebody has begun to work on it.
    package var attempts: Int64

    /// How long a job that has ended, or whose file never came, is kept.
    package static let keptSeconds: Int64 = 7 * 86_400
    /// The longest file that a query makes, in bytes: whoever may read may ask for it.
    package static let maximumResultBytes: Int64 = 2 * 1024 * 1024 * 1024
    /// For how long whoever works on a job has it, unless they say again that they do.
    package static let leaseSeconds: Int64 = 60
    /// Jobs of one model that have not ended: so many wait or are worked on.
    package static let maximumOpen = 200
    /// With so many for one report each a new version adds no more of them.
    package static let maximumOpenReports = 50
    /// How often it is begun: what brings three nodes down is left alone.
    package static let maximumAttempts: Int64 = 3

    package init(
        id: BlockJobID,
        modelID: BlockModelID,
        kind: Kind,
        state: State,
        createdAt: UnixTime,
        createdBy: Subject,
        request: String,
        versionID: BlockVersionID,
        upload: Blob? = nil,
        result: Blob? = nil,
        problem: BlockJobProblem? = nil,
        attempts: Int64 = 0,
    ) {
        self.id = id
        self.modelID = modelID
        self.kind = kind
        self.state = state
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.request = request
        self.versionID = versionID
        self.upload = upload
        self.result = result
        self.problem = problem
        self.attempts = attempts
    }

    /// A job that begins now.
    package init(
        _ kind: Kind,
        _ state: State,
        of model: BlockModelID,
        _ version: BlockVersionID,
        request: String,
        by subject: Subject,
        random: RandomSource,
        at now: UnixTime,
    ) {
        self.init(
            id: BlockJobID(random.uuid()),
            modelID: model,
            kind: kind,
            state: state,
            createdAt: now,
            createdBy: subject,
            request: request,
            versionID: version,
        )
    }

    /// The job that makes a report on a new version, whose maker has asked for it by making the version.
    package static func report(
        _ report: BlockReportID,
        revision: Int64,
        on version: BlockModelVersion,
        random: RandomSource,
        at now: UnixTime,
    ) -> BlockJob {
        BlockJob(
            .report,
            .queued,
            of: version.modelID,
            version.id,
            request: BlockReportRequest(report: report, revision: revision, versions: [version.id]).text,
            by: version.createdBy.subject,
            random: random,
            at: now,
        )
    }
}

/// Why a job has failed, for those who asked for it.
package struct BlockJobProblem: Error, Sendable, Hashable {
    /// The end of the problem's `type`.
    package var code: String
    package var title: String
    package var status: Int64
    package var detail: String

    package init(code: String, title: String, status: Int64, detail: String) {
        self.code = code
        self.title = title
        self.status = status
        self.detail = detail
    }

    /// Why a file was not taken.
    package static func update(_ detail: String) -> Self {
        Self(code: "job/update-error", title: "Error in Update", status: 400, detail: detail)
    }

    /// Why blocks were not given.
    package static func query(_ detail: String) -> Self {
        Self(code: "job/query-error", title: "Error in Query", status: 400, detail: detail)
    }

    /// Why there is no report.
    package static func report(_ detail: String) -> Self {
        Self(code: "job/report-error", title: "Error in Report", status: 400, detail: detail)
    }

    /// The report would take more room than ``BlockReportTable/maximumBytes``.
    package static let reportTooLong = Self.report(
        "The report would be longer than \(BlockReportTable.maximumBytes / 1_048_576) MiB: leave out categories, values or cut-offs."
    )
}
