import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// The scopes of an app.
struct AppScopesEndpoint: Sendable {
    let door: AppDoor
    let approvals: ScopeApprovals
    let catalogue: Catalogue

    /// `GET /apps/:id/scopes`.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visit = try await self.door.visit(request, context)
        return self.door.renderer.response(await self.page(visit))
    }

    /// `POST /apps/:id/scopes`.
    func ask(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visit) = try await self.door.form(request, context)
        let scopes = ScopeSet(form.fields.all("scope").filter { !$0.isEmpty })
        do {
            guard !scopes.isEmpty else {
                throw PlatformError(.scopeUnknown, "Choose at least one scope.", field: "scope")
            }
            try await self.approvals.request(
                scopes,
                for: visit.id,
                version: form.version,
                by: visit.visitor.actor,
                at: visit.visitor.now,
            )
        } catch let error as PlatformError where error.concernsForm {
            return self.door.renderer.response(
                await self.page(visit, chosen: Set(scopes.values), error: error.message),
                status: error.formStatus,
            )
        }
        return self.door.redirect(to: .scopes(visit.id), .scopesAsked)
    }

    /// `POST /apps/:id/scopes/remove`.
    func remove(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visit) = try await self.door.form(request, context)
        try await self.approvals.withdraw(
            form["scope"],
            of: visit.id,
            version: form.version,
            by: visit.visitor.actor,
            at: visit.visitor.now,
        )
        return self.door.redirect(to: .scopes(visit.id), .scopeRemoved)
    }

    private func page(_ visit: AppVisit, chosen: Set<String> = [], error: String? = nil) async -> AppScopesPage {
        AppScopesPage(
            visit.frame,
            catalogue: self.catalogue,
            offers: self.door.management.scopesToAskFor(visit.app),
            people: await self.approvals.people(of: visit.app),
            chosen: chosen,
            error: error,
        )
    }
}
