import HTTPTypes
package import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// `/connect/authorize` (RFC 6749 §3.1) and the way back to it from the sign-in and consent pages.
package struct AuthorizeEndpoint: Sendable {
    let rules: AuthorizationRules
    let directory: AppDirectory
    let forms: FormReader
    let cookies: BrowserCookies
    let sessions: BrowserSessions
    let seal: InteractionSeal
    let protection: FormProtection
    let hints: IDTokenHintReader
    let grants: any GrantStore
    let catalogue: Catalogue
    let renderer: PageRenderer
    let refusals: RefusalRecorder
    let addresses: ClientAddress
    let audit: AuditRecorder
    let codec: HandleCodec
    let settings: ServerSettings
    let clock: WallClock
    let random: RandomSource

    /// GET and POST of the endpoint itself.
    package func authorize(_ request: Request, _ context: LintelContext) async throws -> Response {
        try self.refuseHead(request)
        let fields = try await self.fields(of: request)
        let response = try await self.proceed(fields, interaction: nil, request, context)
        return request.method == .post ? response.afterForm : response
    }

    /// The browser comes back from the sign-in pages with its sealed interaction.
    package func resume(_ request: Request, _ context: LintelContext) async throws -> Response {
        try self.refuseHead(request)
        let interaction = try self.interaction(try self.pageFields { try self.forms.query(of: request) }, request)
        let fields = try self.pageFields { try self.forms.parse(interaction.subject.utf8) }
        return try await self.proceed(fields, interaction: interaction, request, context)
    }

    /// Checks the request, then shows sign-in or consent, or answers the app.
    func proceed(
        _ fields: FormFields,
        interaction: Interaction?,
        _ request: Request,
        _ context: LintelContext,
    ) async throws -> Response {
        let now = self.clock.now()
        let named = fields["client_id"].map { ClientID($0) }
        let client = try await self.client(named)
        let authorization: AuthorizationRequest
        do throws(AuthorizationRefusal) {
            authorization = try self.rules.check(fields, client: client)
        } catch {
            return try self.refuse(error, named, client, request, context)
        }
        guard let client else { throw PageRefusal.formExpired }
        let address = self.addresses.address(of: request, context: context)
        let signedIn = try await self.sessions.current(request, from: address, at: now)
        let circumstances = AuthorizationStep.Circumstances(
            account: signedIn?.account.id,
            authenticatedAt: signedIn?.session.authenticatedAt,
            isFreshlySignedIn: signedIn != nil && signedIn?.session.id == interaction?.freshSession,
            consented: try await self.consented(signedIn, client),
            hintedAccount: authorization.idTokenHint.flatMap { self.hints.read($0)?.account },
            now: now,
        )
        switch (AuthorizationStep(for: authorization, in: circumstances), signedIn) {
        case (.refuse(let error), _):
            return try self.refuse(.redirect(error, authorization.target), named, client, request, context)
        case (.issueCode, let signedIn?):
            return try await self.issueCode(authorization, client, signedIn, context, now)
        case (.askConsent, let signedIn?):
            return try self.consentPage(authorization, client, signedIn, request, now)
        case (.signIn, _), (_, nil):
            return try self.signInRedirect(authorization, request, now)
        }
    }

    /// The router answers HEAD wherever it answers GET; here a GET gives a code, which nobody would read.
    private func refuseHead(_ request: Request) throws {
        guard request.method != .head else {
            throw PageRefusal(.methodNotAllowed, .methodNotAllowed, "This address does not know the method.")
        }
    }

    private func fields(of request: Request) async throws -> FormFields {
        do {
            return request.method == .post
                ? try await self.forms.form(of: request) : try self.forms.query(of: request)
        } catch let error as OAuthError {
            throw PageRefusal(error)
        }
    }

    func pageFields(_ read: () throws -> FormFields) throws -> FormFields {
        do {
            return try read()
        } catch let error as OAuthError {
            throw PageRefusal(error)
        }
    }

    private func client(_ id: ClientID?) async throws -> RegisteredClient? {
        guard let id else { return nil }
        return try await self.directory.client(id)
    }

    private func consented(_ signedIn: BrowserSessions.SignedIn?, _ client: RegisteredClient) async throws -> ScopeSet {
        guard let signedIn else { return [] }
        return try await self.grants.consent(account: signedIn.account.id, client: client.id) ?? []
    }

    /// The interaction that a page's `t` carries, or the page that says to start again.
    func interaction(_ fields: FormFields, _ request: Request) throws -> Interaction {
        let browser = self.cookies.browser(of: request)
        guard let interaction = self.seal.open(fields["t"], browser: browser, at: self.clock.now()),
            interaction.kind == .authorize
        else { throw PageRefusal.formExpired }
        return interaction
    }
}
