/// One step of the schema.
///
/// A step that has been released is never changed: a mistake gets a further step.
struct Migration: Sendable {
    /// The schema's version after this step.
    let number: Int
    /// The statements of the step, in order, in the engine's SQL.
    let statements: @Sendable (SQLDialect) -> [String]

    /// Every step, oldest first; append only.
    static let all: [Migration] = [
        .accounts, .apps, .grants, .operation, .leases, .mail, .emailChallenges, .auditOrganisation, .appLives,
        .organisations, .account, .activity, .scopeApprovals, .appRegistrations,
        .workspaces, .blobs, .files, .objects, .blockModels, .folders, .blockReports, .contents, .projects,
        .teams, .schedules, .documents, .projectContents, .projectConnections,
        .projectStorage,
    ]
}
