import HTTPTypes
package import Hummingbird
import LintelCodec
import LintelPlatform

/// `/account/deactivate`.
package struct DeactivationEndpoint: Sendable {
    let door: PortalDoor
    let management: AccountManagement
    let denials: DenialList
    let directory: AccountDirectory
    let settings: ServerSettings.Token
    let renderer: PageRenderer

    package func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.door.visitor(request, context)
        return self.renderer.response(try await self.page(visitor))
    }

    /// Switches the account off; from the next request on it opens nothing.
    package func deactivate(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.door.form(request, context)
        do {
            try await self.management.deactivate(
                password: form["current_password"] ?? "",
                denyUntil: self.settings.lastEnd(at: visitor.now),
                by: visitor.actor,
                at: visitor.now,
            )
        } catch let error as PlatformError where [.passwordWrong, .accountHeld].contains(error.code) {
            let sentence = error.code == .passwordWrong ? error.message : nil
            return self.renderer.response(try await self.page(visitor, error: sentence), status: .unprocessableContent)
        }
        try await self.denials.reload(at: visitor.now)
        self.directory.invalidateAll()
        var response = AuthorizeEndpoint.redirect(
            to: SiteURL.account(.deactivated).description,
            status: .seeOther,
        )
        self.door.cookies.removeSession(in: &response)
        return response
    }

    /// What is shown to somebody who has just left.
    package func farewell(_ request: Request, _ context: LintelContext) -> Response {
        self.renderer.response(DeactivatedPage())
    }

    private func page(_ visitor: Visitor, error: String? = nil) async throws -> DeactivationPage {
        DeactivationPage(
            PortalFrame(visitor, in: .account),
            email: visitor.account.email,
            holdings: try await self.management.holdings(by: visitor.actor),
            currentError: error,
        )
    }
}
