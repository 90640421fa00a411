package import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// `/connect/endsession` (OpenID Connect RP-Initiated Logout 1.0 §2) and `/signout`.
///
/// Signing out at an app's request also revokes the refresh families that this browser session gave to that app.
package struct EndSessionEndpoint: Sendable {
    let directory: AppDirectory
    let forms: FormReader
    let cookies: BrowserCookies
    let sessions: BrowserSessions
    let seal: InteractionSeal
    let protection: FormProtection
    let hints: IDTokenHintReader
    let grants: any GrantStore
    let denials: DenialList
    let renderer: PageRenderer
    let audit: AuditRecorder
    let settings: ServerSettings.Token
    let clock: WallClock

    /// GET and POST of the endpoint: signs out when a good hint shows that the app knows who is signed in, asks otherwise.
    ///
    /// A redirect goes only to a URI that is registered for the app, byte for byte (§3).
    package func endSession(_ request: Request, _ context: LintelContext) async throws -> Response {
        let now = self.clock.now()
        let fields = try await self.fields(of: request)
        let hint = fields["id_token_hint"].flatMap { self.hints.read($0) }.flatMap { hint in
            // §2: with a client id as well, both have to name the same app; otherwise the hint proves nothing.
            fields["client_id"].map { ClientID($0) == hint.clientID } == false ? nil : hint
        }
        let target = try await self.target(fields, hint: hint)
        guard let signedIn = try await self.sessions.current(request, at: now) else {
            return self.signedOut(target)
        }
        guard let hint, hint.account == signedIn.account.id else {
            return try self.ask(signedIn, target, request, now)
        }
        try await self.end(signedIn, of: hint.clientID, context, now)
        return self.signedOut(target)
    }

    /// `GET /signout`: the page that asks.
    package func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let now = self.clock.now()
        guard let signedIn = try await self.sessions.current(request, at: now) else { return self.signedOut(nil) }
        return try self.ask(signedIn, nil, request, now)
    }

    /// `POST /signout`: the person pressed the button.
    package func signOut(_ request: Request, _ context: LintelContext) async throws -> Response {
        let now = self.clock.now()
        let form = try await self.fields(of: request)
        guard let signedIn = try await self.sessions.current(request, at: now) else { return self.signedOut(nil) }
        let browser = self.cookies.browser(of: request)
        guard self.protection.accepts(form["csrf"], browser: browser, session: signedIn.session.id) else {
            throw PageRefusal.formExpired
        }
        let interaction = self.seal.open(form["t"], browser: browser, at: now)
        let target = interaction.flatMap { $0.kind == .signOut ? $0.subject : nil }
        try await self.end(signedIn, of: nil, context, now)
        return self.signedOut(target)
    }

    private func fields(of request: Request) async throws -> FormFields {
        do {
            return request.method == .post
                ? try await self.forms.form(of: request) : try self.forms.query(of: request)
        } catch let error as OAuthError {
            throw PageRefusal(error)
        }
    }

    /// The address to return to: only with a good hint, or a client id, whose app has registered it.
    private func target(_ fields: FormFields, hint: IDTokenHintReader.Hint?) async throws -> String? {
        guard let wanted = fields["post_logout_redirect_uri"] else { return nil }
        let named = fields["client_id"].map { ClientID($0) }
        // §2: with both, they have to name the same app.
        if let named, let hint, named != hint.clientID { return nil }
        guard let id = hint?.clientID ?? named, let client = try await self.directory.client(id), !client.isDisabled,
            client.postLogoutRedirectURIs.contains(where: { $0.utf8.elementsEqual(wanted.utf8) })
        else { return nil }
        guard let state = fields["state"], state.utf8.count <= 4096 else { return wanted }
        return AnswerTarget(redirectURI: wanted).location(carrying: [.init(name: "state", value: state)])
    }

    private func ask(
        _ signedIn: BrowserSessions.SignedIn,
        _ target: String?,
        _ request: Request,
        _ now: UnixTime,
    ) throws -> Response {
        guard let browser = self.cookies.browser(of: request) else { throw PageRefusal.formExpired }
        let page = SignOutPage(
            email: signedIn.account.email,
            csrf: self.protection.token(browser: browser, session: signedIn.session.id),
            transaction: try target.map { target in
                try self.seal.seal(Interaction(kind: .signOut, subject: target, browser: browser, startedAt: now))
            },
            redirectURI: target,
        )
        return self.renderer.response(page)
    }

    private func end(
        _ signedIn: BrowserSessions.SignedIn,
        of client: ClientID?,
        _ context: LintelContext,
        _ now: UnixTime,
    ) async throws {
        if let client {
            try await self.grants.revokeFamilies(
                session: signedIn.session.reference,
                clientID: client,
                denyUntil: self.settings.lastEnd(at: now),
            )
            try await self.denials.reload(at: now)
        }
        try await self.sessions.end(signedIn.session)
        self.audit.record(
            AuditEvent(
                at: now,
                kind: .signedOut,
                actor: signedIn.account.id.rawValue,
                clientID: client,
                correlationID: context.correlationID.description,
            )
        )
    }

    private func signedOut(_ target: String?) -> Response {
        var response =
            target.map { AuthorizeEndpoint.redirect(to: $0, status: .seeOther) }
            ?? self.renderer.response(SignedOutPage())
        self.cookies.removeSession(in: &response)
        return response
    }
}
