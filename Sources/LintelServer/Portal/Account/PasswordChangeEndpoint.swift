import HTTPTypes
package import Hummingbird
import LintelCodec
import LintelPlatform

/// `/account/password`.
package struct PasswordChangeEndpoint: Sendable {
    let door: PortalDoor
    let management: AccountManagement
    let renewal: SessionRenewal
    let renderer: PageRenderer

    package func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.door.visitor(request, context)
        let portal = PortalFrame(visitor, in: .account)
        return self.renderer.response(PasswordChangePage(portal, email: visitor.account.email))
    }

    /// Replaces the password: every other session ends, and this one gets another id.
    package func change(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.door.form(request, context)
        do {
            try await self.management.changePassword(
                from: form["current_password"] ?? "",
                to: form["password"] ?? "",
                keeping: visitor.session.reference,
                by: visitor.actor,
                at: visitor.now,
            )
        } catch let error as PlatformError where [.passwordWrong, .passwordUnfit].contains(error.code) {
            let isCurrent = error.code == .passwordWrong
            let page = PasswordChangePage(
                PortalFrame(visitor, in: .account),
                email: visitor.account.email,
                currentError: isCurrent ? error.message : nil,
                passwordError: isCurrent ? nil : error.message,
            )
            return self.renderer.response(page, status: .unprocessableContent)
        }
        let location = SiteURL.account(.securityAfter(.password)).description
        var response = AuthorizeEndpoint.redirect(to: location, status: .seeOther)
        try await self.renewal.renew(visitor, request, context, in: &response)
        return response
    }
}
