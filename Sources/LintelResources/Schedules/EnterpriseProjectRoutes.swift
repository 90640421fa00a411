import HTTPTypes
import Hummingbird
import LintelCodec
package import LintelGuard
package import LintelPlatform
import LintelTokens

/// SYNCHRO's older API of projects, `/project/v1` (contract §4.4).
package struct EnterpriseProjectRoutes: Sendable {
    private let actions: EnterpriseProjectActions
    private let endpoint: EnterpriseProjectEndpoint

    package static let names = ITwinNames(
        notFound: "ProjectNotFound",
        invalid: "InvalidRequest",
        taken: "ProjectExists",
        notFoundTarget: "projectId",
    )

    /// - Parameters:
    ///   - issuer: The base of every address.
    ///   - dataCenter: Where everything lies.
    package init(
        _ settings: ProjectAPISettings,
        management: ProjectManagement,
        issuer: String,
        dataCenter: String,
    ) {
        self.actions = EnterpriseProjectActions(settings)
        self.endpoint = EnterpriseProjectEndpoint(
            management: management,
            address: issuer + "/project/v1/projects",
            dataCenter: dataCenter,
        )
    }

    /// Adds every route.
    package func add<Context: GuardedContext>(to api: ITwinAPI<Context>) {
        let (actions, endpoint) = (self.actions, self.endpoint)
        let projects = "/project/v1/projects"
        api.on(.get, "/user/v1/users/current/billingCountries", actions.list) { _ in endpoint.billingCountries() }
        api.on(.get, "/project/v1/projectTypes/:type/datacenters", actions.list) { try endpoint.dataCenters($0) }
        api.on(.get, "/project/v1/projectTypes/:type/templates/bentley", actions.list) { try endpoint.templates($0) }
        api.on(.get, "/project/v1/templates/bentley", actions.list) { try endpoint.templates($0) }
        api.on(.get, projects, actions.list) { try await endpoint.list($0) }
        api.on(.post, projects, actions.create) { try await endpoint.create($0) }
        api.on(.get, projects + "/:project", actions.read) { try endpoint.read($0) }
        api.on(.delete, projects + "/:project", actions.delete) { try await endpoint.delete($0) }
        api.on(.get, projects + "/:project/provisions/:provision", actions.read) { try endpoint.provision($0) }
    }
}

/// The actions of the older API of projects, and what each of them asks for.
struct EnterpriseProjectActions: Sendable {
    let list: GuardedAction
    let create: GuardedAction
    let read: GuardedAction
    let delete: GuardedAction

    init(_ api: ProjectAPISettings) {
        self.list = .project(api, "enterprise.projects-list", title: "list SYNCHRO projects")
        self.create = .project(api, "enterprise.projects-create", title: "make a SYNCHRO project")
        self.read = .project(
            api,
            "enterprise.project-read",
            title: "see a SYNCHRO project",
            needs: nil,
            product: .synchro,
        )
        self.delete = .project(
            api,
            "enterprise.project-delete",
            title: "delete a SYNCHRO project",
            needs: .setUpProject,
            product: .synchro,
        )
    }

    var all: [GuardedAction] { [self.list, self.create, self.read, self.delete] }
}
