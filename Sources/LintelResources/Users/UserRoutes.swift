import HTTPTypes
package import LintelGuard
package import LintelPlatform

/// The users API of the iTwin platform (contract §4.1).
package struct UserRoutes: Sendable {
    private let settings: ProjectAPISettings
    private let users: UserDirectoryEndpoint

    package init(_ settings: ProjectAPISettings, organisations: any OrganisationStore) {
        self.settings = settings
        self.users = UserDirectoryEndpoint(organisations: organisations)
    }

    /// Adds every route.
    package func add<Context: GuardedContext>(to api: ITwinAPI<Context>) {
        let find = GuardedAction.colleagues(self.settings)
        api.on(.get, "/users/me", .currentUser(self.settings), self.users.me)
        api.on(.get, "/users", find, self.users.search)
        api.on(.get, "/users/:user", find, self.users.get)
        api.on(.post, "/users/getbyidlist", find, self.users.list)
    }
}
