import HTTPTypes
package import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// The two sign-in pages, e-mail and then password; both work without JavaScript.
package struct SignInEndpoint: Sendable {
    let directory: AppDirectory
    let forms: FormReader
    let cookies: BrowserCookies
    let sessions: BrowserSessions
    let seal: InteractionSeal
    let protection: FormProtection
    let verifier: PasswordVerifier
    let renderer: PageRenderer
    let refusals: RefusalRecorder
    let addresses: ClientAddress
    let audit: AuditRecorder
    let metrics: ServerMetrics
    let clock: WallClock
    let random: RandomSource

    /// The e-mail page: `GET /signin`.
    package func emailPage(_ request: Request, _ context: LintelContext) async throws -> Response {
        let now = self.clock.now()
        let fields = try self.query(of: request)
        let known = self.cookies.browser(of: request)
        let browser = known ?? self.random.bytes(HandleCodec.idBytes)
        let interaction: Interaction
        if fields["t"] == nil {
            interaction = Interaction(kind: .signIn, browser: browser, startedAt: now)
        } else {
            interaction = try self.interaction(fields, request)
        }
        var response = try await self.emailPage(interaction, error: nil)
        if known == nil { self.cookies.setBrowser(browser, in: &response) }
        return response
    }

    /// `POST /signin`: keeps the address in the interaction and goes on to the password; whether it is known is not
    /// looked at yet.
    package func acceptEmail(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, interaction) = try await self.protectedForm(of: request)
        guard let email = form["email"], (try? EmailKey(email)) != nil else {
            return try await self.emailPage(interaction, error: "Please enter your e-mail address.")
        }
        var next = interaction
        next.email = email
        let location = SiteURL.signInPassword(transaction: try self.seal.seal(next)).description
        return AuthorizeEndpoint.redirect(to: location, status: .seeOther)
    }

    /// The password page: `GET /signin/password`.
    package func passwordPage(_ request: Request, _ context: LintelContext) async throws -> Response {
        let interaction = try self.interaction(try self.query(of: request), request)
        return try await self.passwordPage(interaction, error: nil)
    }

    /// `POST /signin/password`: the same answer and the same work for unknown and known addresses.
    package func acceptPassword(_ request: Request, _ context: LintelContext) async throws -> Response {
        let now = self.clock.now()
        let (form, interaction) = try await self.protectedForm(of: request)
        guard let email = interaction.email, let key = try? EmailKey(email) else { throw PageRefusal.formExpired }
        let address = self.addresses.address(of: request, context: context)
        switch try await self.verifier.verify(form["password"] ?? "", for: key, from: address, at: now) {
        case .accepted(let account):
            return try await self.signIn(account, interaction, request, context, address, now)
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

    private func signIn(
        _ account: Account,
        _ interaction: Interaction,
        _ request: Request,
        _ context: LintelContext,
        _ address: ClientAddress.Address,
        _ now: UnixTime,
    ) async throws -> Response {
        let session = try await self.sessions.begin(for: account, replacing: request, at: now)
        self.metrics.countSignIn("signed_in")
        self.audit.record(
            AuditEvent(
                at: now,
                kind: .signedIn,
                actor: account.id.rawValue,
                address: address.text,
                correlationID: context.correlationID.description,
            )
        )
        var next = interaction
        next.freshSession = session.id
        let location =
            interaction.kind == .authorize
            ? SiteURL.resumeAuthorization(transaction: try self.seal.seal(next)).description
            : SiteURL.home.description
        // RFC 9700 §4.12: 303, so that the password is not sent on.
        var response = AuthorizeEndpoint.redirect(to: location, status: .seeOther)
        self.cookies.setSession(session.id, in: &response)
        return response
    }

    private func note(_ id: ErrorID, detail: String, _ address: ClientAddress.Address, _ context: LintelContext) {
        self.refusals.note(.signInRefused, id, detail: detail, clientID: nil, address: address.text, context: context)
    }
}
