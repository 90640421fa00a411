import Hummingbird
import LintelPlatform
import LintelTokens

/// The products that an organisation has, and those that it asks for.
struct OrganisationProductsEndpoint: Sendable {
    let desk: OrganisationDesk

    /// `GET /organisations/:id/products`.
    func list(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, _) = try await self.desk.view(request, context)
        let products = try await self.desk.management.products(of: view.id, by: view.visitor.actor)
        return self.desk.renderer.response(
            ProductsPage(
                portal: view.portal,
                head: view.head(.products),
                done: view.done,
                rows: products.map { ProductsPage.Row($0, of: view.id, authority: view.authority) },
            )
        )
    }

    /// `POST /organisations/:id/products/:product/request`.
    func request(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (_, visitor) = try await self.desk.door.form(request, context)
        let view = try await self.desk.view(visitor, context)
        let product = try self.desk.parameter("product", context)
        try await self.desk.management.request(product, for: view.id, by: visitor.actor, at: visitor.now)
        return self.desk.redirect(to: .products(view.id), done: .requested)
    }

    /// `POST /organisations/:id/products/:product/on`.
    func switchOn(_ request: Request, _ context: LintelContext) async throws -> Response {
        try await self.set(true, request, context)
    }

    /// `POST /organisations/:id/products/:product/off`.
    func switchOff(_ request: Request, _ context: LintelContext) async throws -> Response {
        try await self.set(false, request, context)
    }

    private func set(_ isOn: Bool, _ request: Request, _ context: LintelContext) async throws -> Response {
        let (_, visitor) = try await self.desk.door.form(request, context)
        let view = try await self.desk.view(visitor, context)
        try await self.desk.management.setEntitlement(
            try self.desk.parameter("product", context),
            isOn: isOn,
            for: view.id,
            by: visitor.actor,
            at: visitor.now,
        )
        return self.desk.redirect(to: .products(view.id), done: isOn ? .on : .off)
    }
}
