import HTTPTypes
package import Hummingbird
import LintelCodec
import LintelPlatform

/// `/account`: who one is here.
package struct ProfileEndpoint: Sendable {
    let door: PortalDoor
    let management: AccountManagement
    let renderer: PageRenderer

    package func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.door.visitor(request, context)
        let page = ProfilePage(
            PortalFrame(visitor, in: .account),
            email: visitor.account.email,
            name: visitor.account.name,
            notice: AccountURL.Done.sentence(try self.door.query(request)["done"]),
        )
        return self.renderer.response(page)
    }

    /// Takes the name and no other field: neither rights nor a proof come by a form.
    package func rename(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.door.form(request, context)
        let name = form["name"] ?? ""
        do {
            try await self.management.rename(to: name, by: visitor.actor, at: visitor.now)
        } catch let error as PlatformError where error.code == .nameInvalid {
            let page = ProfilePage(
                PortalFrame(visitor, in: .account),
                email: visitor.account.email,
                name: name,
                nameError: error.message,
            )
            return self.renderer.response(page, status: .unprocessableContent)
        }
        return AuthorizeEndpoint.redirect(to: SiteURL.account(.profileAfter(.name)).description, status: .seeOther)
    }
}
