package import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

extension AuthorizeEndpoint {
    /// The page that asks the person; the request waits in the sealed interaction.
    func consentPage(
        _ authorization: AuthorizationRequest,
        _ client: RegisteredClient,
        _ signedIn: BrowserSessions.SignedIn,
        _ request: Request,
        _ now: UnixTime,
    ) throws -> Response {
        let known = self.cookies.browser(of: request)
        let browser = known ?? self.random.bytes(HandleCodec.idBytes)
        let interaction = Interaction(
            kind: .authorize,
            subject: authorization.query,
            browser: browser,
            startedAt: now,
            freshSession: signedIn.session.id,
        )
        let scopes = self.catalogue.describe(
            authorization.scopes,
            refreshDays: self.settings.refresh.absolute / 86_400,
        )
        let page = ConsentPage(
            app: client.name,
            organisation: client.organisationName,
            scopes: scopes.map { ConsentPage.Scope(sentence: $0.sentence, id: $0.scope) },
            redirectURI: authorization.target.redirectURI,
            tokenLifetimeSeconds: self.settings.token.accessLifetime,
            email: signedIn.account.email,
            csrf: self.protection.token(browser: browser, session: signedIn.session.id),
            transaction: try self.seal.seal(interaction),
        )
        var response = self.renderer.response(page)
        if known == nil { self.cookies.setBrowser(browser, in: &response) }
        return response
    }

    /// What the person pressed: `POST /consent`.
    ///
    /// The sealed interaction says what was shown, the form does not.
    package func consent(_ request: Request, _ context: LintelContext) async throws -> Response {
        let now = self.clock.now()
        let form: FormFields
        do {
            form = try await self.forms.form(of: request)
        } catch let error as OAuthError {
            throw PageRefusal(error)
        }
        guard let signedIn = try await self.sessions.current(request, at: now) else { throw PageRefusal.formExpired }
        let browser = self.cookies.browser(of: request)
        guard self.protection.accepts(form["csrf"], browser: browser, session: signedIn.session.id) else {
            throw PageRefusal.formExpired
        }
        let interaction = try self.interaction(form, request)
        // The consent was shown to this session and no other.
        guard interaction.freshSession == signedIn.session.id else { throw PageRefusal.formExpired }
        let fields = try self.pageFields { try self.forms.parse(interaction.subject.utf8) }
        let named = fields["client_id"].map { ClientID($0) }
        var client: RegisteredClient?
        if let named { client = try await self.directory.client(named) }
        let authorization: AuthorizationRequest
        do throws(AuthorizationRefusal) {
            // The app may have changed while the page was open.
            authorization = try self.rules.check(fields, client: client)
        } catch {
            return try self.refuse(error, named, client, request, context)
        }
        guard let client else { throw PageRefusal.formExpired }
        return try await self.decide(form["decision"], authorization, client, signedIn, request, context, now)
    }

    private func decide(
        _ decision: String?,
        _ authorization: AuthorizationRequest,
        _ client: RegisteredClient,
        _ signedIn: BrowserSessions.SignedIn,
        _ request: Request,
        _ context: LintelContext,
        _ now: UnixTime,
    ) async throws -> Response {
        let isAllowed = decision == "allow"
        self.audit.record(
            AuditEvent(
                at: now,
                kind: isAllowed ? .consentGiven : .consentDenied,
                actor: signedIn.account.id.rawValue,
                clientID: client.id,
                detail: authorization.scopes.description,
                correlationID: context.correlationID.description,
            )
        )
        guard isAllowed else {
            let error = OAuthError(.accessDenied, .accessDenied, "The person did not allow the access.")
            return try self.refuse(.redirect(error, authorization.target), client.id, client, request, context)
                .afterForm
        }
        try await self.grants.saveConsent(
            account: signedIn.account.id,
            client: client.id,
            scopes: authorization.scopes,
            at: now,
        )
        return try await self.issueCode(authorization, client, signedIn, context, now).afterForm
    }
}
