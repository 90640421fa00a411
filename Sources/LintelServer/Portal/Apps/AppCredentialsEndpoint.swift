import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// The credentials of an app: adding secrets and revoking them.
struct AppCredentialsEndpoint: Sendable {
    let door: AppDoor
    let issuer: String

    /// `GET /apps/:id/credentials`.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visit = try await self.door.visit(request, context)
        return self.door.renderer.response(
            AppCredentialsPage(visit.frame, issuer: self.issuer, at: visit.visitor.now)
        )
    }

    /// `POST /apps/:id/credentials`: the answer itself shows the new secret, the only time.
    ///
    /// Sent again, the form is for a version that the app has no more.
    func add(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visit) = try await self.door.form(request, context)
        let now = visit.visitor.now
        do {
            let secret = try await self.door.management.addSecret(
                to: visit.id,
                label: form["label"],
                // No lifetime is none that is allowed: a page makes no secret for ever.
                expiresInDays: Int64(form["expires"]) ?? 0,
                version: form.version,
                by: visit.visitor.actor,
                at: now,
            )
            let frame = try await self.door.again(visit).frame
            return self.door.renderer.response(
                AppCredentialsPage(frame, issuer: self.issuer, fresh: .init(secret), at: now)
            )
        } catch let error as PlatformError where error.concernsForm {
            let typed = AppCredentialsPage.Form(label: form["label"], days: form["expires"], error: error)
            return self.door.renderer.response(
                AppCredentialsPage(visit.frame, issuer: self.issuer, form: typed, at: now),
                status: error.formStatus,
            )
        }
    }

    /// `GET /apps/:id/credentials/:secret/revoke`.
    func revocationPage(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visit = try await self.door.visit(request, context)
        let secret = try self.secret(of: visit.app, context)
        return self.door.renderer.response(
            AppSecretRevocationPage(visit.frame, secret: secret, at: visit.visitor.now)
        )
    }

    /// `POST /apps/:id/credentials/:secret/revoke`.
    func revoke(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visit) = try await self.door.form(request, context)
        let secret = try self.secret(of: visit.app, context)
        do {
            try await self.door.management.revokeSecret(
                secret.id,
                of: visit.id,
                force: form["force"] == "yes",
                version: form.version,
                by: visit.visitor.actor,
                at: visit.visitor.now,
            )
        } catch let error as PlatformError where error.code == .secretLast {
            let page = AppSecretRevocationPage(
                visit.frame,
                secret: secret,
                error: "This is the last active secret: say that the app may stand still, or add another one first.",
                at: visit.visitor.now,
            )
            return self.door.renderer.response(page, status: error.formStatus)
        }
        return self.door.redirect(to: .credentials(visit.id), .revoked)
    }

    private func secret(of app: App, _ context: LintelContext) throws -> AppSecret {
        let id = context.parameters.get("secret")
        guard let secret = app.secrets.first(where: { $0.id == id }) else { throw PageRefusal.notFound() }
        return secret
    }
}
