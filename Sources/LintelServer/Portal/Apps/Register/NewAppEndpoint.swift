import HTTPTypes
import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// Registering an app: its type, the form, a look at all of it, and the credentials.
struct NewAppEndpoint: Sendable {
    let door: PortalDoor
    let registrar: AppRegistrar
    let catalogue: Catalogue
    let renderer: PageRenderer
    let issuer: String
    let random: RandomSource

    /// `GET /apps/new`: the question for the type, and with a type the form.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.door.visitor(request, context)
        let query = try self.door.query(request)
        guard try await self.registrar.hasAcceptedTerms(visitor.actor) else {
            return Self.terms(next: request.uri.string)
        }
        guard let type = query["type"].flatMap({ ClientType(rawValue: $0) }) else {
            let kept = query.fields.filter { $0.name != "type" }
                .map { NewAppTypePage.Kept(name: $0.name, value: $0.value) }
            return self.renderer.response(NewAppTypePage(portal: PortalFrame(visitor, in: .apps), kept: kept))
        }
        return self.form(.prefilled(query, for: type, catalogue: self.catalogue), type, visitor)
    }

    /// `POST /apps/new`: shows the values for review, shows the form again, or registers.
    func accept(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (fields, visitor) = try await self.door.form(request, context)
        guard try await self.registrar.hasAcceptedTerms(visitor.actor) else {
            return Self.terms(next: SiteURL.apps(.new).description)
        }
        guard let type = fields["type"].flatMap({ ClientType(rawValue: $0) }) else {
            let page = NewAppTypePage(portal: PortalFrame(visitor, in: .apps), error: "Please choose a type.")
            return self.renderer.response(page, status: .unprocessableContent)
        }
        var form = NewAppForm(fields)
        // An answer, even the one that nothing was chosen, is not guessed again.
        form.organisation = form.organisation ?? ""
        switch fields["step"] {
        case "register": return try await self.register(form, type, visitor)
        case "edit": return self.form(form, type, visitor)
        default: return try await self.review(form, type, visitor)
        }
    }

    private func review(_ form: NewAppForm, _ type: ClientType, _ visitor: Visitor) async throws -> Response {
        let request = form.request(type)
        let check = try await self.registrar.check(request, by: visitor.actor, at: visitor.now)
        guard check.errors.isEmpty else { return self.form(form, type, visitor, errors: check.errors) }
        return self.renderer.response(
            NewAppReviewPage(
                portal: PortalFrame(visitor, in: .apps),
                request: request,
                organisation: check.newApp.organisation?.name,
                owners: check.owners.map { "\($0.name), \($0.email)" },
                token: form.token ?? RegistrationToken(from: self.random),
                catalogue: self.catalogue,
            )
        )
    }

    private func register(_ form: NewAppForm, _ type: ClientType, _ visitor: Visitor) async throws -> Response {
        // Without its token a form could make two apps: it is looked at once more and gets one.
        guard let token = form.token else { return try await self.review(form, type, visitor) }
        let request = form.request(type)
        do {
            switch try await self.registrar.register(request, token: token, by: visitor.actor, at: visitor.now) {
            case .registered(let registration):
                return self.renderer.response(
                    NewAppDonePage(
                        portal: PortalFrame(visitor, in: .apps),
                        registration: registration,
                        issuer: self.issuer,
                    )
                )
            case .known(let id):
                return AuthorizeEndpoint.redirect(to: SiteURL.apps(.app(id)).description, status: .seeOther)
            }
        } catch let error as PlatformError where error.field != nil {
            return self.form(form, type, visitor, errors: [error])
        }
    }

    private func form(
        _ form: NewAppForm,
        _ type: ClientType,
        _ visitor: Visitor,
        errors: [PlatformError] = [],
    ) -> Response {
        let page = NewAppPage(
            portal: PortalFrame(visitor, in: .apps),
            type: type,
            form: form,
            token: RegistrationToken(from: self.random),
            memberships: visitor.actor.memberships,
            catalogue: self.catalogue,
            errors: errors,
        )
        return self.renderer.response(page, status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    private static func terms(next: String) -> Response {
        AuthorizeEndpoint.redirect(to: SiteURL.apps(.developerTerms(next: next)).description, status: .seeOther)
    }
}
