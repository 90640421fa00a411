/// Every store of the platform, on one engine.
package struct Stores: Sendable {
    package var accounts: any AccountStore
    package var activity: any ActivityStore
    package var approvals: any ScopeApprovalStore
    package var apps: any AppStore
    package var appRegistrations: any AppRegistrationStore
    package var audit: any AuditStore
    package var blobs: any BlobStore
    package var blockJobs: any BlockJobStore
    package var blockModels: any BlockModelStore
    package var blockReports: any BlockReportStore
    package var changes: any ChangeFeed
    package var contents: any ContentStore
    package var dataSources: any DataSourceStore
    package var documents: any DocumentStore
    package var emailChallenges: any EmailChallengeStore
    package var files: any FileStore
    package var folders: any FolderStore
    package var grants: any GrantStore
    package var invitations: any InvitationStore
    package var keys: any SigningKeyStore
    package var leases: any LeaseStore
    package var mails: any MailStore
    package var maintenance: any MaintenanceStore
    package var objects: any ObjectStore
    package var operation: any OperationStore
    package var organisations: any OrganisationStore
    package var projects: any ProjectStore
    package var projectStorage: any ProjectStorageStore
    package var refusedCalls: any RefusedCallStore
    package var schedules: ScheduleStores
    package var sessions: any SessionStore
    package var teams: any ProjectTeamStore
    package var throttles: any ThrottleStore
    package var workspaces: any WorkspaceStore

    package init(
        accounts: any AccountStore,
        activity: any ActivityStore,
        approvals: any ScopeApprovalStore,
        apps: any AppStore,
        appRegistrations: any AppRegistrationStore,
        audit: any AuditStore,
        blobs: any BlobStore,
        blockJobs: any BlockJobStore,
        blockModels: any BlockModelStore,
        blockReports: any BlockReportStore,
        changes: any ChangeFeed,
        contents: any ContentStore,
        dataSources: any DataSourceStore,
        documents: any DocumentStore,
        emailChallenges: any EmailChallengeStore,
        files: any FileStore,
        folders: any FolderStore,
        grants: any GrantStore,
        invitations: any InvitationStore,
        keys: any SigningKeyStore,
        leases: any LeaseStore,
        mails: any MailStore,
        maintenance: any MaintenanceStore,
        objects: any ObjectStore,
        operation: any OperationStore,
        organisations: any OrganisationStore,
        projects: any ProjectStore,
        projectStorage: any ProjectStorageStore,
        refusedCalls: any RefusedCallStore,
        schedules: ScheduleStores,
        sessions: any SessionStore,
        teams: any ProjectTeamStore,
        throttles: any ThrottleStore,
        workspaces: any WorkspaceStore,
    ) {
        self.accounts = accounts
        self.activity = activity
        self.approvals = approvals
        self.apps = apps
        self.appRegistrations = appRegistrations
        self.audit = audit
        self.blobs = blobs
        self.blockJobs = blockJobs
        self.blockModels = blockModels
        self.blockReports = blockReports
        self.changes = changes
        self.contents = contents
        self.dataSources = dataSources
        self.documents = documents
        self.emailChallenges = emailChallenges
        self.files = files
        self.folders = folders
        self.grants = grants
        self.invitations = invitations
        self.keys = keys
        self.leases = leases
        self.mails = mails
        self.maintenance = maintenance
        self.objects = objects
        self.operation = operation
        self.organisations = organisations
        self.projects = projects
        self.projectStorage = projectStorage
        self.refusedCalls = refusedCalls
        self.schedules = schedules
        self.sessions = sessions
        self.teams = teams
        self.throttles = throttles
        self.workspaces = workspaces
    }
}
