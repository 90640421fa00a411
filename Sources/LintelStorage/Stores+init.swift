package import LintelPlatform

extension Stores {
    /// Every store on this engine; the database has to be migrated.
    package init(engine: any SQLEngine) {
        self.init(
            accounts: SQLAccountStore(engine: engine),
            activity: SQLActivityStore(engine: engine),
            approvals: SQLScopeApprovalStore(engine: engine),
            apps: SQLAppStore(engine: engine),
            appRegistrations: SQLAppRegistrationStore(engine: engine),
            audit: SQLAuditStore(engine: engine),
            blobs: SQLBlobStore(engine: engine),
            blockJobs: SQLBlockJobStore(engine: engine),
            blockModels: SQLBlockModelStore(engine: engine),
            blockReports: SQLBlockReportStore(engine: engine),
            changes: SQLChangeFeed(engine: engine),
            contents: SQLContentStore(engine: engine),
            dataSources: SQLDataSourceStore(engine: engine),
            documents: SQLDocumentStore(engine: engine),
            emailChallenges: SQLEmailChallengeStore(engine: engine),
            files: SQLFileStore(engine: engine),
            folders: SQLFolderStore(engine: engine),
            grants: SQLGrantStore(engine: engine),
            invitations: SQLInvitationStore(engine: engine),
            keys: SQLSigningKeyStore(engine: engine),
            leases: SQLLeaseStore(engine: engine),
            mails: SQLMailStore(engine: engine),
            maintenance: SQLMaintenanceStore(engine: engine),
            objects: SQLObjectStore(engine: engine),
            operation: SQLOperationStore(engine: engine),
            organisations: SQLOrganisationStore(engine: engine),
            projects: SQLProjectStore(engine: engine),
            projectStorage: SQLProjectStorageStore(engine: engine),
            refusedCalls: SQLRefusedCallStore(engine: engine),
            schedules: ScheduleStores(engine: engine),
            sessions: SQLSessionStore(engine: engine),
            teams: SQLProjectTeamStore(engine: engine),
            throttles: SQLThrottleStore(engine: engine),
            workspaces: SQLWorkspaceStore(engine: engine),
        )
    }
}
