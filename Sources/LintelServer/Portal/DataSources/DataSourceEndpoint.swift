import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// One data source: how clients reach it, which apps may, and who has which role.
struct DataSourceEndpoint: Sendable {
    /// How many of those who have a role a page shows; the others are searched for.
    static let shownUsers = 100
    static let maximumSearchLength = 100

    let desk: DataSourceDesk

    /// `GET /datasources/:datasource`.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, query) = try await self.desk.view(request, context)
        return self.desk.renderer.response(
            try await self.page(view, search: query["q"] ?? "", done: DataSourceDesk.done(query))
        )
    }

    /// `POST /datasources/:datasource/clients`: puts an app on the list, whether it waits or not.
    func allow(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, view) = try await self.desk.form(request, context)
        let typed = form["client"] ?? ""
        do {
            let client = ClientID(typed.filter { !$0.isWhitespace })
            try await self.desk.management.allow(client, in: view.id, by: view.visitor.actor, at: view.visitor.now)
            return self.desk.redirect(to: .source(view.id), done: .allowed)
        } catch let error as PlatformError {
            let status = try OrganisationDesk.status(of: error, fields: ["client"])
            let typed = DataSourceOverviewPage.Typed(client: typed, error: error)
            return self.desk.renderer.response(try await self.page(view, typed: typed), status: status)
        }
    }

    /// `POST /datasources/:datasource/clients/remove`.
    func disallow(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, view) = try await self.desk.form(request, context)
        let client = ClientID(form["client"] ?? "")
        try await self.desk.management.disallow(client, in: view.id, by: view.visitor.actor, at: view.visitor.now)
        return self.desk.redirect(to: .source(view.id), done: .disallowed)
    }

    /// `POST /datasources/:datasource/clients/dismiss`.
    func dismiss(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, view) = try await self.desk.form(request, context)
        let client = ClientID(form["client"] ?? "")
        try await self.desk.management.dismiss(client, in: view.id, by: view.visitor.actor, at: view.visitor.now)
        return self.desk.redirect(to: .source(view.id), done: .dismissed)
    }

    /// `POST /datasources/:datasource/roles`: gives a role, in the place of another one.
    func assign(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, view) = try await self.desk.form(request, context)
        let (email, word) = (form["email"] ?? "", form["role"] ?? "")
        do {
            guard let role = DataSourceRole(rawValue: word) else {
                throw PlatformError(.roleUnknown, "Choose one of the roles.", field: "role")
            }
            _ = try await self.desk.management.assign(
                role,
                to: email,
                in: view.id,
                by: view.visitor.actor,
                at: view.visitor.now,
            )
            return self.desk.redirect(to: .source(view.id), done: .assigned)
        } catch let error as PlatformError {
            let status = try OrganisationDesk.status(of: error, fields: ["email", "role"])
            let typed = DataSourceOverviewPage.Typed(email: email, role: word, error: error)
            return self.desk.renderer.response(try await self.page(view, typed: typed), status: status)
        }
    }

    /// `POST /datasources/:datasource/roles/remove`.
    func revoke(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, view) = try await self.desk.form(request, context)
        let user = try await self.desk.management.revoke(
            from: form["email"] ?? "",
            in: view.id,
            by: view.visitor.actor,
            at: view.visitor.now,
        )
        // Whoever has taken the own role and looks after no more than the data source sees it no more.
        let isGone =
            user.principal.subject == view.visitor.actor.subject
            && !view.visitor.actor.manages(view.source.organisationID)
        guard !isGone || view.isOurs else {
            return AuthorizeEndpoint.redirect(to: "\(SiteURL.organisations(.list))", status: .seeOther)
        }
        return self.desk.redirect(to: isGone ? .list(view.source.organisationID) : .source(view.id), done: .removed)
    }

    private func page(
        _ view: DataSourceDesk.View,
        search: String = "",
        done: String? = nil,
        typed: DataSourceOverviewPage.Typed? = nil,
    ) async throws -> DataSourceOverviewPage {
        let search = String(search.prefix(Self.maximumSearchLength))
        var desk: DataSourceOverviewPage.Desk?
        if view.canManage {
            let users = try await self.desk.sources.users(of: view.id).filter { user in
                search.isEmpty
                    || [user.principal.name, user.principal.email].contains {
                        $0.lowercased().contains(search.lowercased())
                    }
            }
            desk = DataSourceOverviewPage.Desk(
                view.id,
                allowed: try await self.desk.sources.allowedClients(of: view.id),
                waiting: try await self.desk.sources.waitingClients(of: view.id),
                users: Array(users.prefix(Self.shownUsers)),
                count: users.count,
                search: search,
                typed: typed,
            )
        }
        return DataSourceOverviewPage(
            portal: view.portal,
            head: view.head(.overview),
            access: view.access,
            repository: view.source.repository.repositoryID,
            issuer: self.desk.issuer,
            lacksProduct: !view.hasProduct,
            isOurs: view.isOurs,
            desk: desk,
            done: done,
        )
    }
}
