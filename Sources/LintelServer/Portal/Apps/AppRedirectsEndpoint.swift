import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// The redirect URIs of an app.
struct AppRedirectsEndpoint: Sendable {
    let door: AppDoor

    /// `GET /apps/:id/redirects`.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        self.door.renderer.response(AppRedirectsPage(try await self.door.visit(request, context).frame))
    }

    /// `POST /apps/:id/redirects`.
    func save(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visit) = try await self.door.form(request, context)
        let signIn = RedirectLines(typed: form["redirect_uris"])
        let signOut = RedirectLines(typed: form["post_logout_uris"])
        do {
            try await self.door.management.setRedirects(
                visit.id,
                signIn: signIn.uris,
                signOut: signOut.uris,
                version: form.version,
                by: visit.visitor.actor,
                at: visit.visitor.now,
            )
        } catch let error as PlatformError where error.concernsForm {
            var typed = AppRedirectsPage.Form(signIn: form["redirect_uris"], signOut: form["post_logout_uris"])
            let type = visit.app.client.type
            switch error.field {
            case _ where !type.hasUsers: typed.error = error.message
            case "redirect_uri": typed.signInError = signIn.sentence(of: error, for: type, use: .signIn)
            case "post_logout_uri": typed.signOutError = signOut.sentence(of: error, for: type, use: .signOut)
            default: typed.error = error.message
            }
            return self.door.renderer.response(
                AppRedirectsPage(visit.frame, form: typed),
                status: error.formStatus,
            )
        }
        return self.door.redirect(to: .redirects(visit.id), .redirects)
    }
}
