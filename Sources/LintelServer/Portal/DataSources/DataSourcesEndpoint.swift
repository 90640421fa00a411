import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The data sources of an organisation: the list, and the form that makes one.
struct DataSourcesEndpoint: Sendable {
    /// How many of one's own data sources are looked through, of whichever organisations.
    private static let maximumRoles = 1_000

    let desk: DataSourceDesk

    /// `GET /organisations/:id/datasources`.
    func list(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, query) = try await self.desk.organisations.view(request, context)
        return self.desk.renderer.response(try await self.page(view, done: DataSourceDesk.done(query)))
    }

    /// `POST /organisations/:id/datasources`.
    func create(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.desk.door.form(request, context)
        let view = try await self.desk.organisations.view(visitor, context)
        let typed = DataSourcesPage.Typed(
            name: form["name"] ?? "",
            host: form["host"] ?? "",
            description: form["description"] ?? "",
        )
        do {
            let source = try await self.desk.management.create(
                host: typed.host,
                name: typed.name,
                description: typed.description,
                in: view.id,
                by: visitor.actor,
                at: visitor.now,
            )
            return self.desk.redirect(to: .source(source.id), done: .created)
        } catch let error as PlatformError {
            let status = try OrganisationDesk.status(of: error, fields: ["name", "host", "description"])
            let form = DataSourcesPage.Form(view.id, typed: typed, error: error)
            return self.desk.renderer.response(try await self.page(view, form: form), status: status)
        }
    }

    private func page(
        _ view: OrganisationDesk.View,
        done: String? = nil,
        form: DataSourcesPage.Form? = nil,
    ) async throws -> DataSourcesPage {
        let actor = view.visitor.actor
        let own = try await self.desk.sources.accesses(
            of: actor.subject,
            through: ClientID(""),
            limit: Self.maximumRoles,
        ).filter { $0.source.organisationID == view.id }
        var rows = own.map { DataSourcesPage.Row($0.source, role: $0.role) }
        let canManage = actor.manages(view.id)
        if canManage {
            let roles = Dictionary(own.map { ($0.source.id, $0.role) }) { first, _ in first }
            rows = try await self.desk.sources.dataSources(of: view.id, limit: DataSourceLimits.dataSources)
                .map { DataSourcesPage.Row($0, role: roles[$0.id] ?? nil) }
        }
        return DataSourcesPage(
            portal: view.portal,
            head: view.head(.dataSources),
            id: view.id,
            done: done,
            rows: rows,
            lacksProduct: !self.desk.hasProduct(view.organisation.entitlements),
            form: canManage ? form ?? DataSourcesPage.Form(view.id) : nil,
        )
    }
}
