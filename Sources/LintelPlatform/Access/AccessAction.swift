package import LintelTokens

/// Something that a caller of an API may want to do, as people choose it from a list.
package struct AccessAction: Sendable, Hashable {
    /// A stable word such as `evo.discovery`.
    package var id: String
    /// To be read after "wants to".
    package var title: String
    /// The name of the API.
    package var api: String
    /// The scopes that a call needs.
    package var scopes: ScopeSet
    /// Whether it makes a difference which organisation the call is about.
    package var isAboutOrganisation: Bool
    /// Whether it makes a difference which of the organisation's workspaces the call is about.
    package var isAboutWorkspace: Bool
    /// Whether it makes a difference which project the call is about.
    package var isAboutProject: Bool
    /// Whether it makes a difference which data source the call is about.
    package var isAboutDataSource: Bool

    package init(
        id: String,
        title: String,
        api: String,
        scopes: ScopeSet,
        isAboutOrganisation: Bool,
        isAboutWorkspace: Bool = false,
        isAboutProject: Bool = false,
        isAboutDataSource: Bool = false,
    ) {
        self.id = id
        self.title = title
        self.api = api
        self.scopes = scopes
        self.isAboutOrganisation = isAboutOrganisation
        self.isAboutWorkspace = isAboutWorkspace
        self.isAboutProject = isAboutProject
        self.isAboutDataSource = isAboutDataSource
    }
}

/// A question to the rules: whether this app, or this person, would be let in.
package struct AccessQuestion: Sendable, Hashable {
    /// The id of the ``AccessAction``.
    package var action: String
    /// The app that calls; nil when any app with the needed scopes may.
    package var app: App?
    /// The person whom the app acts for; a service app acts for itself.
    package var account: Account?
    /// The organisation that the call is about.
    package var organisation: Organisation?
    /// The workspace of the organisation that the call is about.
    package var workspace: WorkspaceID?
    /// The project that the call is about.
    package var project: ProjectID?
    /// The data source that the call is about.
    package var dataSource: DataSourceID?

    package init(
        action: String,
        app: App? = nil,
        account: Account? = nil,
        organisation: Organisation? = nil,
        workspace: WorkspaceID? = nil,
        project: ProjectID? = nil,
        dataSource: DataSourceID? = nil,
    ) {
        self.action = action
        self.app = app
        self.account = account
        self.organisation = organisation
        self.workspace = workspace
        self.project = project
        self.dataSource = dataSource
    }
}

/// Answers questions with the very rules that let calls through or stop them.
package protocol AccessExplainer: Sendable {
    /// What can be asked about, in the order of display.
    var actions: [AccessAction] { get }

    /// Runs the rules for a call that nobody has made.
    ///
    /// What the token would hold comes from the app's registration: its approved scopes.
    /// - Throws: ``PlatformError`` with code `notFound` when there is no such action.
    func explain(_ question: AccessQuestion) async throws -> [AccessCheck]

    /// Runs the rules for a person with any app, of whom all is known that the rules look at.
    ///
    /// - Parameter membership: The person's place in the workspace's organisation.
    /// - Throws: ``PlatformError`` with code `notFound` when there is no such action.
    func explain(
        _ action: String,
        for account: Account,
        membership: Membership?,
        workspace: WorkspaceAccess,
    ) throws -> [AccessCheck]
}
