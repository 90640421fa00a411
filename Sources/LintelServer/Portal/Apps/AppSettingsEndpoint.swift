import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// The name of an app, switching it off and on, and deleting it.
struct AppSettingsEndpoint: Sendable {
    let door: AppDoor

    /// `GET /apps/:id/settings`.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        self.door.renderer.response(AppSettingsPage(try await self.door.visit(request, context).frame))
    }

    /// `POST /apps/:id/settings`.
    func rename(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visit) = try await self.door.form(request, context)
        do {
            try await self.door.management.rename(
                visit.id,
                to: form["name"],
                version: form.version,
                by: visit.visitor.actor,
                at: visit.visitor.now,
            )
        } catch let error as PlatformError where error.concernsForm {
            return self.door.renderer.response(
                AppSettingsPage(visit.frame, form: .init(name: form["name"], error: error)),
                status: error.formStatus,
            )
        }
        return self.door.redirect(to: .settings(visit.id), .renamed)
    }

    /// `POST /apps/:id/disable`.
    func disable(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visit) = try await self.door.form(request, context)
        try await self.door.management.disable(
            visit.id,
            version: form.version,
            by: visit.visitor.actor,
            at: visit.visitor.now,
        )
        return self.door.redirect(to: .settings(visit.id), .disabled)
    }

    /// `POST /apps/:id/enable`.
    func enable(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visit) = try await self.door.form(request, context)
        try await self.door.management.enable(
            visit.id,
            version: form.version,
            by: visit.visitor.actor,
            at: visit.visitor.now,
        )
        return self.door.redirect(to: .settings(visit.id), .enabled)
    }

    /// `POST /apps/:id/delete`: with the name typed once more.
    func delete(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visit) = try await self.door.form(request, context)
        let typed = form[AppSettingsPage.confirmation]
        guard (try? AppName(typed, for: visit.app.client.type))?.text == visit.app.client.name else {
            let error = PlatformError(
                .appNameInvalid,
                "This is not the name of the app. Nothing was deleted.",
                field: AppSettingsPage.confirmation,
            )
            return self.door.renderer.response(
                AppSettingsPage(visit.frame, form: .init(confirmation: typed, error: error)),
                status: error.formStatus,
            )
        }
        try await self.door.management.delete(
            visit.id,
            version: form.version,
            by: visit.visitor.actor,
            at: visit.visitor.now,
        )
        return AuthorizeEndpoint.redirect(to: SiteURL.apps(.list).description, status: .seeOther)
    }
}
