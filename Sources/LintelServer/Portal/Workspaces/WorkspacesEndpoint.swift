import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The workspaces of an organisation: the list, the recycle bin, and the form that makes one.
struct WorkspacesEndpoint: Sendable {
    /// How many workspaces a page shows.
    static let pageSize = 48
    static let maximumSearchLength = 100

    let desk: WorkspaceDesk

    /// `GET /organisations/:id/workspaces`: with `q` those that have a text in the name, with `bin` the recycle bin.
    func list(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, query) = try await self.desk.organisations.view(request, context)
        return self.desk.renderer.response(try await self.page(view, query: query))
    }

    /// `POST /organisations/:id/workspaces`.
    func create(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.desk.door.form(request, context)
        let view = try await self.desk.organisations.view(visitor, context)
        guard view.authority.role != nil else {
            throw PlatformError.roleMissing("Only members of an organisation make workspaces in it.")
        }
        guard self.hasProduct(view) else {
            throw PlatformError.roleMissing("The organisation has no \(self.desk.product?.name ?? "such product").")
        }
        let (name, description) = (form["name"] ?? "", form["description"] ?? "")
        do {
            let workspace = try await self.desk.management.create(
                name: name,
                details: WorkspaceChange(description: description),
                in: view.id,
                owner: visitor.actor.subject,
                by: visitor.actor,
                at: visitor.now,
            )
            return self.desk.redirect(to: .workspace(view.id, workspace.id), done: .created)
        } catch let error as PlatformError {
            let status = try OrganisationDesk.status(of: error, fields: ["name", "description"])
            let form = WorkspacesPage.Form(view.id, name: name, description: description, error: error)
            return self.desk.renderer.response(
                try await self.page(view, query: FormFields(fields: []), form: form),
                status: status,
            )
        }
    }

    private func hasProduct(_ view: OrganisationDesk.View) -> Bool {
        self.desk.product.map { view.organisation.entitlements.contains($0.id) } ?? false
    }

    private func page(
        _ view: OrganisationDesk.View,
        query: FormFields,
        form: WorkspacesPage.Form? = nil,
    ) async throws -> WorkspacesPage {
        var wanted = WorkspaceQuery()
        let search = String((query["q"] ?? "").prefix(Self.maximumSearchLength))
        if !search.isEmpty { wanted.name = search }
        wanted.isDeleted = query["bin"] != nil
        wanted.offset = query["offset"].flatMap { Int32($0) }.map { max(Int($0), 0) } ?? 0
        wanted.limit = Self.pageSize
        wanted.order = [WorkspaceQuery.Order(.updatedAt, isDescending: true)]
        let found = try await self.desk.management.workspaces.workspaces(
            in: view.id,
            of: view.visitor.actor.subject,
            includingOthers: view.authority.canAdminister,
            matching: wanted,
        )
        let end = wanted.offset + found.items.count
        let canCreate = view.authority.role != nil && self.hasProduct(view) && !wanted.isDeleted
        return WorkspacesPage(
            portal: view.portal,
            head: view.head(.workspaces),
            id: view.id,
            done: WorkspaceDesk.done(query),
            form: canCreate ? form ?? WorkspacesPage.Form(view.id) : nil,
            lacksProduct: !self.hasProduct(view),
            cards: found.items.map { WorkspacesPage.Card($0) },
            total: found.total,
            search: search,
            isBin: wanted.isDeleted,
            isFirst: wanted.offset == 0,
            next: end < found.total ? end : nil,
        )
    }
}
