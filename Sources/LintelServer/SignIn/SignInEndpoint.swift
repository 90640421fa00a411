import HTTPTypes
package import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// The two sign-in pages, e-mail and then password; both work without JavaScript.
package struct SignInEndpoint: Sendable {
    let dialogue: SignInDialogue
    let completion: SignInCompletion
    let verifier: PasswordVerifier
    let renderer: PageRenderer
    let refusals: RefusalRecorder
    let addresses: ClientAddress
    let metrics: ServerMetrics
    let clock: WallClock
    /// Whether the e-mail page leads to the sign-up.
    let canSignUp: Bool

    /// The e-mail page: `GET /signin`.
    package func emailPage(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (interaction, isNewBrowser) = try self.dialogue.start(request)
        var response = try await self.emailPage(interaction, error: nil)
        if isNewBrowser { self.dialogue.cookies.setBrowser(interaction.browser, in: &response) }
        return response
    }

    /// `POST /signin`: keeps the address in the interaction and goes on to the password; whether it is known is not
    /// looked at yet.
    package func acceptEmail(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, interaction) = try await self.dialogue.protectedForm(of: request)
        guard let email = form["email"], (try? EmailKey(email)) != nil else {
            return try await self.emailPage(interaction, error: "Please enter your e-mail address.")
        }
        var next = interaction
        next.email = email
        let location = SiteURL.signInPassword(transaction: try self.dialogue.seal.seal(next)).description
        return AuthorizeEndpoint.redirect(to: location, status: .seeOther)
    }

    /// The password page: `GET /signin/password`.
    package func passwordPage(_ request: Request, _ context: LintelContext) async throws -> Response {
        let interaction = try self.dialogue.interaction(try self.dialogue.query(of: request), request)
        return try await self.passwordPage(interaction, error: nil)
    }

    /// `POST /signin/password`: the same answer and the same work for unknown and known addresses.
    package func acceptPassword(_ request: Request, _ context: LintelContext) async throws -> Response {
        let now = self.clock.now()
        let (form, interaction) = try await self.dialogue.protectedForm(of: request)
        guard let email = interaction.email, let key = try? EmailKey(email) else { throw PageRefusal.formExpired }
        let address = self.addresses.address(of: request, context: context)
        switch try await self.verifier.verify(form["password"] ?? "", for: key, from: address, at: now) {
        case .accepted(let account):
            return try await self.completion.signIn(account, interaction, request, context, address, now)
        case .refused(let reason):
            self.metrics.countSignIn("refused")
            self.note(.signInRefused, detail: reason, address, context)
            return try await self.passwordPage(interaction, error: SignInPasswordPage.notRecognized)
        case .throttled(let until):
            self.metrics.countSignIn("throttled")
            self.note(.signInThrottled, detail: "Blocked until \(until.seconds).", address, context)
            throw PageRefusal(
                .tooManyRequests,
                .signInThrottled,
                "Too many wrong passwords. Please wait \(max(until - now, 1)) seconds and try again.",
                retryAfter: max(until - now, 1),
            )
        }
    }

    private func note(_ id: ErrorID, detail: String, _ address: ClientAddress.Address, _ context: LintelContext) {
        self.refusals.note(.signInRefused, id, detail: detail, clientID: nil, address: address.text, context: context)
    }
}
