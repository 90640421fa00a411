import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The apps, e-mail domains and allowed clients of an organisation.
struct OrganisationListsEndpoint: Sendable {
    let desk: OrganisationDesk

    /// `GET /organisations/:id/apps`.
    func apps(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, _) = try await self.desk.view(request, context)
        let apps = try await self.desk.management.apps(of: view.id, by: view.visitor.actor)
        let isLinked = view.authority.canManageMembers
        return self.desk.renderer.response(
            OrganisationAppsPage(
                portal: view.portal,
                head: view.head(.apps),
                rows: apps.map { OrganisationAppsPage.Row($0, isLinked: isLinked) },
            )
        )
    }

    /// `GET /organisations/:id/domains`.
    func domains(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, _) = try await self.desk.view(request, context)
        return self.desk.renderer.response(try await self.domainsPage(view))
    }

    /// `POST /organisations/:id/domains`.
    func addDomain(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.desk.door.form(request, context)
        let view = try await self.desk.view(visitor, context)
        let typed = form["domain"] ?? ""
        do {
            _ = try await self.desk.management.addDomain(typed, to: view.id, by: visitor.actor, at: visitor.now)
            return self.desk.redirect(to: .domains(view.id), done: .domain)
        } catch let error as PlatformError {
            let status = try OrganisationDesk.status(of: error, fields: ["domain"])
            let page = try await self.domainsPage(view, typed: typed, error: error.message)
            return self.desk.renderer.response(page, status: status)
        }
    }

    /// `POST /organisations/:id/domains/remove`.
    func removeDomain(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.desk.door.form(request, context)
        let view = try await self.desk.view(visitor, context)
        let domain = form["domain"] ?? ""
        try await self.desk.management.removeDomain(domain, from: view.id, by: visitor.actor, at: visitor.now)
        return self.desk.redirect(to: .domains(view.id), done: .forgotten)
    }

    /// `GET /organisations/:id/clients`.
    func clients(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, _) = try await self.desk.view(request, context)
        return self.desk.renderer.response(try await self.clientsPage(view))
    }

    /// `POST /organisations/:id/clients`.
    func allowClient(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.desk.door.form(request, context)
        let view = try await self.desk.view(visitor, context)
        let typed = form["client"] ?? ""
        do {
            let client = ClientID(typed.filter { !$0.isWhitespace })
            try await self.desk.management.allowClient(client, in: view.id, by: visitor.actor, at: visitor.now)
            return self.desk.redirect(to: .clients(view.id), done: .allowed)
        } catch let error as PlatformError {
            let status = try OrganisationDesk.status(of: error, fields: ["client"])
            let page = try await self.clientsPage(view, typed: typed, error: error.message)
            return self.desk.renderer.response(page, status: status)
        }
    }

    /// `POST /organisations/:id/clients/remove`.
    func disallowClient(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.desk.door.form(request, context)
        let view = try await self.desk.view(visitor, context)
        let client = ClientID(form["client"] ?? "")
        try await self.desk.management.disallowClient(client, in: view.id, by: visitor.actor, at: visitor.now)
        return self.desk.redirect(to: .clients(view.id), done: .disallowed)
    }

    private func domainsPage(_ view: OrganisationDesk.View, typed: String = "", error: String? = nil) async throws
        -> DomainsPage
    {
        DomainsPage(
            portal: view.portal,
            head: view.head(.domains),
            id: view.id,
            done: view.done,
            names: try await self.desk.management.domains(of: view.id, by: view.visitor.actor).map(\.rawValue),
            canChange: view.authority.canAdminister,
            typed: typed,
            error: error,
        )
    }

    private func clientsPage(_ view: OrganisationDesk.View, typed: String = "", error: String? = nil) async throws
        -> AllowedClientsPage
    {
        let clients = try await self.desk.management.allowedClients(of: view.id, by: view.visitor.actor)
        return AllowedClientsPage(
            portal: view.portal,
            head: view.head(.clients),
            id: view.id,
            done: view.done,
            rows: clients.map(AllowedClientsPage.Row.init),
            canChange: view.authority.canAdminister,
            typed: typed,
            error: error,
        )
    }
}
