package import LintelPlatform

/// The contracts of the stores, for every engine: each case gets empty stores of its own.
package enum StoreConformance {
    package static let cases: [ConformanceCase<Stores>] = [
        Self.accounts, Self.activity, Self.appChanges, Self.appRegistrations, Self.approvals, Self.apps, Self.audit,
        Self.auditQuery, Self.blobUploads, Self.blobs,
        Self.changes, Self.codes, Self.consent, Self.denials, Self.emailChallenges, Self.families,
        Self.invitations, Self.keys, Self.leases, Self.mails, Self.maintenance, Self.operation, Self.organisations,
        Self.organisationLists, Self.organisationMembers, Self.ownAccount, Self.refusedCalls, Self.rotation,
        Self.sessions, Self.throttles, Self.workspaceLists, Self.workspaceRoles, Self.workspaces,
        Self.files, Self.fileLists, Self.folders, Self.folderLists, Self.objects, Self.objectLists, Self.blockJobs,
        Self.blockModels, Self.blockObjects, Self.blockReports, Self.contents, Self.projects, Self.projectFilters,
        Self.projectLists, Self.projectContents, Self.teams, Self.teamGroups, Self.teamRules, Self.dataSources,
        Self.documents, Self.documentLists, Self.projectStorage, Self.projectStorageBin, Self.searches, Self.schedules,
        Self.scheduleItems, Self.scheduleBounds,
    ].flatMap(\.self)
}
