import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform

/// The developer terms, which are read and accepted before the first app is registered.
struct DeveloperTermsEndpoint: Sendable {
    let door: PortalDoor
    let registrar: AppRegistrar
    let renderer: PageRenderer

    /// `GET /developer-terms`.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.door.visitor(request, context)
        let next = Self.next(try self.door.query(request)["next"])
        return self.renderer.response(
            DeveloperTermsPage(
                portal: PortalFrame(visitor, in: .apps),
                next: next,
                hasAccepted: try await self.registrar.hasAcceptedTerms(visitor.actor),
            )
        )
    }

    /// `POST /developer-terms`: on to where the person was going.
    func accept(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.door.form(request, context)
        let next = Self.next(form["next"])
        guard form["accept"] != nil else {
            let page = DeveloperTermsPage(
                portal: PortalFrame(visitor, in: .apps),
                next: next,
                error: "Please say that you accept the terms.",
            )
            return self.renderer.response(page, status: .unprocessableContent)
        }
        try await self.registrar.acceptTerms(by: visitor.actor, at: visitor.now)
        return AuthorizeEndpoint.redirect(to: next, status: .seeOther)
    }

    /// Only pages about apps are behind the terms; whatever else stands there, nobody is sent to it.
    private static func next(_ text: String?) -> String {
        let standard = SiteURL.apps(.new).description
        guard let text, LocalPath.isLocal(text), text.hasPrefix("/apps") else { return standard }
        return text
    }
}
