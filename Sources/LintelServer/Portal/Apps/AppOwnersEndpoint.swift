import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The owners of an app.
struct AppOwnersEndpoint: Sendable {
    let door: AppDoor

    /// `GET /apps/:id/owners`.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visit = try await self.door.visit(request, context)
        return self.door.renderer.response(try await self.page(visit))
    }

    /// `POST /apps/:id/owners`.
    func add(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visit) = try await self.door.form(request, context)
        do {
            _ = try await self.door.management.addOwner(
                email: form["email"],
                to: visit.id,
                version: form.version,
                by: visit.visitor.actor,
                at: visit.visitor.now,
            )
        } catch let error as PlatformError where error.concernsForm {
            let page = try await self.page(visit, typed: (form["email"], error))
            return self.door.renderer.response(page, status: error.formStatus)
        }
        return self.door.redirect(to: .owners(visit.id), .ownerAdded)
    }

    /// `POST /apps/:id/owners/:owner/remove`.
    func remove(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visit) = try await self.door.form(request, context)
        let owner = AccountID(context.parameters.get("owner") ?? "")
        do {
            try await self.door.management.removeOwner(
                owner,
                from: visit.id,
                version: form.version,
                by: visit.visitor.actor,
                at: visit.visitor.now,
            )
        } catch let error as PlatformError where error.concernsForm {
            let page = try await self.page(visit, typed: ("", error))
            return self.door.renderer.response(page, status: error.formStatus)
        }
        var left = visit.app
        left.owners.removeAll { $0 == owner }
        // Who has removed themselves finds nothing here any more.
        guard left.isManaged(by: visit.visitor.actor) else {
            return AuthorizeEndpoint.redirect(to: SiteURL.apps(.list).description, status: .seeOther)
        }
        return self.door.redirect(to: .owners(visit.id), .ownerRemoved)
    }

    private func page(
        _ visit: AppVisit,
        typed: (email: String, error: PlatformError)? = nil,
    ) async throws -> AppOwnersPage {
        AppOwnersPage(
            visit.frame,
            owners: try await self.door.management.owners(of: visit.app),
            you: visit.visitor.account.id,
            typed: typed,
        )
    }
}
