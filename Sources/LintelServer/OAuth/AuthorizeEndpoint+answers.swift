import HTTPTypes
import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

extension AuthorizeEndpoint {
    /// Gives the code: RFC 6749 §4.1.2.
    func issueCode(
        _ authorization: AuthorizationRequest,
        _ client: RegisteredClient,
        _ signedIn: BrowserSessions.SignedIn,
        _ context: LintelContext,
        _ now: UnixTime,
    ) async throws -> Response {
        let code = AuthorizationCode(
            id: self.random.bytes(HandleCodec.idBytes),
            clientID: client.id,
            accountID: signedIn.account.id,
            sessionReference: signedIn.session.reference,
            grantID: GrantID(Base64URL.encode(self.random.bytes(16))),
            redirectURI: authorization.namesRedirectURI ? authorization.target.redirectURI : nil,
            scopes: authorization.scopes,
            codeChallenge: authorization.codeChallenge,
            nonce: authorization.nonce,
            authenticatedAt: signedIn.session.authenticatedAt,
            issuedAt: now,
            expiresAt: now + self.settings.code.lifetime,
        )
        try await self.grants.saveCode(code)
        self.audit.record(
            AuditEvent(
                at: now,
                kind: .codeIssued,
                actor: signedIn.account.id.rawValue,
                clientID: client.id,
                detail: code.scopes.description,
                correlationID: context.correlationID.description,
            )
        )
        let handle = self.codec.handle(.authorizationCode, id: code.id)
        let parameters = authorization.target.parameters(code: handle, issuer: self.settings.issuer.text)
        return try self.answer(authorization.target, parameters, client)
    }

    /// Tells the app, or, while its redirect URI is not known to be good, the person.
    func refuse(
        _ refusal: AuthorizationRefusal,
        _ named: ClientID?,
        _ client: RegisteredClient?,
        _ request: Request,
        _ context: LintelContext,
    ) throws -> Response {
        guard case .redirect(let error, let target) = refusal, let client else { throw PageRefusal(refusal.error) }
        self.refusals.note(
            .authorizeRefused,
            error.id,
            detail: error.detail ?? error.sentence,
            clientID: named,
            address: self.addresses.address(of: request, context: context).text,
            context: context,
        )
        return try self.answer(target, target.parameters(refusing: error, issuer: self.settings.issuer.text), client)
    }

    /// By redirect or by a form that posts itself.
    private func answer(
        _ target: AnswerTarget,
        _ parameters: [FormFields.Field],
        _ client: RegisteredClient,
    ) throws -> Response {
        guard target.responseMode == .formPost else {
            return Self.redirect(to: target.location(carrying: parameters), status: .found)
        }
        let fields = parameters.map { FormPostPage.Field(name: $0.name, value: $0.value) }
        guard let page = FormPostPage(app: client.name, redirectURI: target.redirectURI, fields: fields) else {
            throw PageRefusal(.badRequest, .redirectURIUnregistered, "The redirect URI cannot take a form.")
        }
        return self.renderer.response(page)
    }

    /// The sign-in pages, with the request sealed for the way back.
    func signInRedirect(
        _ authorization: AuthorizationRequest,
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
        )
        let location = SiteURL.signIn(transaction: try self.seal.seal(interaction)).description
        var response = Self.redirect(to: location, status: .seeOther)
        if known == nil { self.cookies.setBrowser(browser, in: &response) }
        return response
    }

    /// 302 where a GET is answered, 303 after a form: never 307 or 308 (RFC 9700 §4.12).
    static func redirect(to location: String, status: HTTPResponse.Status) -> Response {
        Response(
            status: status,
            headers: [.location: location, .cacheControl: "no-store", .referrerPolicy: "no-referrer"],
        )
    }
}

extension Response {
    /// A redirect that answers a form is 303: the browser must not send the form on (RFC 9700 §4.12).
    var afterForm: Response {
        var response = self
        if response.status == .found { response.status = .seeOther }
        return response
    }
}
