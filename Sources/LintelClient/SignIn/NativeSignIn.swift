import LintelCodec
public import LintelTokens

/// Signs a person in with their browser (RFC 8252): code with PKCE, and the answer caught on a port of this machine.
///
/// ```swift
/// let signIn = NativeSignIn(issuer: issuer, clientID: id, scopes: ["openid", "offline_access", "evo.discovery"])
/// let result = try await signIn.signIn()
/// ```
public struct NativeSignIn: Sendable {
    /// Where the person signs in.
    public let issuer: Issuer
    /// The app.
    public let clientID: ClientID
    /// What the app asks for: `openid` says who signed in, `offline_access` keeps the person signed in.
    public let scopes: ScopeSet
    /// Where the browser comes back to: `http` on this machine.
    ///
    /// Without a port any that is free is used, which the issuer has to allow (RFC 8252 §7.3); with one it is that.
    public var redirectURI: String
    /// What the closing page calls the app.
    public var applicationName: String
    /// How the browser is opened.
    public var browser: BrowserOpener
    /// For how long the person may take.
    public var timeout: Duration
    /// Further parameters of the request, such as `login_hint` or `prompt`.
    public var parameters: [String: String]

    /// Puts a sign-in together.
    ///
    /// - Parameters:
    ///   - issuer: Where the person signs in.
    ///   - clientID: The app.
    ///   - scopes: What the app asks for.
    ///   - redirectURI: As the app has registered it, with or without its port.
    ///   - applicationName: What the closing page calls the app.
    ///   - browser: How the browser is opened.
    ///   - timeout: For how long the person may take.
    ///   - parameters: Further parameters of the request.
    public init(
        issuer: Issuer,
        clientID: ClientID,
        scopes: ScopeSet,
        redirectURI: String = "http://127.0.0.1/callback",
        applicationName: String = "The application",
        browser: BrowserOpener = .system,
        timeout: Duration = .seconds(300),
        parameters: [String: String] = [:],
    ) {
        self.issuer = issuer
        self.clientID = clientID
        self.scopes = scopes
        self.redirectURI = redirectURI
        self.applicationName = applicationName
        self.browser = browser
        self.timeout = timeout
        self.parameters = parameters
    }

    /// Opens the browser and waits until the person has signed in.
    ///
    /// - Throws: ``ClientError``; `CancellationError` when the task is cancelled meanwhile.
    public func signIn() async throws -> SignInResult {
        let metadata = try await self.issuer.metadata()
        guard let endpoint = metadata.authorizationEndpoint else {
            throw ClientError(.metadataInvalid, "Nobody can sign in at this issuer: it names no page for that.")
        }
        try self.issuer.checkConfidential(endpoint)
        guard metadata.codeChallengeMethods.isEmpty || metadata.codeChallengeMethods.contains("S256") else {
            throw ClientError(.metadataInvalid, "The issuer does not know PKCE with S256.")
        }
        guard let redirect = RedirectURI(self.redirectURI), redirect.isLoopbackHTTP, redirect.query == nil else {
            throw ClientError(
                .addressRefused,
                "The redirect URI has to be http on 127.0.0.1, [::1] or localhost, without a query.",
            )
        }
        let session = SignInSession(applicationName: self.applicationName) { attempt, code in
            try await self.redeem(code, attempt)
        }
        let listener = try await LoopbackListener.open(
            host: redirect.host == "[::1]" ? "::1" : "127.0.0.1",
            port: redirect.port ?? 0,
            respond: { await session.respond(to: $0) },
        )
        let result: Result<SignInResult, any Error>
        do {
            result = .success(
                try await self.run(session, metadata, endpoint: endpoint, redirect, port: listener.port)
            )
        } catch {
            result = .failure(error)
        }
        await listener.close()
        return try result.get()
    }

    private func run(
        _ session: SignInSession,
        _ metadata: IssuerMetadata,
        endpoint: String,
        _ redirect: RedirectURI,
        port: Int,
    ) async throws -> SignInResult {
        let uri = "http://\(redirect.host ?? "127.0.0.1"):\(port)\(redirect.path)"
        guard let place = RedirectURI(uri) else {
            throw ClientError(.addressRefused, "The redirect URI cannot be used.")
        }
        let attempt = SignInAttempt(
            metadata,
            clientID: self.clientID,
            redirectURI: uri,
            scopes: self.scopes,
            random: self.issuer.settings.environment.randomBytes(SignInAttempt.randomBytes),
        )
        session.begin(attempt, at: place)
        let extra = self.parameters.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
        let address = attempt.address(at: endpoint, extra: extra)
        return try await withThrowingTaskGroup(of: SignInResult?.self) { group in
            group.addTask { try await session.result() }
            group.addTask {
                try await self.browser(address)
                return nil
            }
            group.addTask {
                try await Task.sleep(for: self.timeout)
                // A code that has come is redeemed to its end: it is good once.
                if session.isAnswered { return nil }
                throw ClientError(.signInTimedOut, "Nobody finished the sign-in within \(self.timeout).")
            }
            defer { group.cancelAll() }
            while let ended = try await group.next() {
                if let result = ended { return result }
            }
            throw CancellationError()
        }
    }

    private func redeem(_ code: String, _ attempt: SignInAttempt) async throws -> SignInResult {
        var answer = try await self.issuer.requestToken(attempt.tokenRequest(code), operation: "token.code")
        // RFC 6749 §5.1: an answer that names no scopes has given all that were asked for.
        if answer.accessToken.scopes.isEmpty { answer.accessToken.scopes = self.scopes }
        let person = try await self.person(answer, attempt)
        return SignInResult(
            token: StoredToken(
                issuer: self.issuer.name,
                clientID: self.clientID,
                accessToken: answer.accessToken,
                refreshToken: answer.refreshToken,
                idToken: answer.idToken,
                lifetime: answer.lifetime,
            ),
            person: person,
        )
    }

    private func person(_ answer: TokenAnswer, _ attempt: SignInAttempt) async throws -> IDTokenClaims? {
        guard self.scopes.contains("openid") else { return nil }
        guard let token = answer.idToken else {
            throw ClientError(.idTokenInvalid, "The issuer gave no ID token, which `openid` asks for.")
        }
        let keys = try await self.issuer.keys(holding: IDTokenVerifier.keyID(of: token))
        return try IDTokenVerifier(issuer: self.issuer.name, clientID: self.clientID, nonce: attempt.nonce)
            .verify(token, keys: keys, at: self.issuer.settings.environment.now())
    }
}

/// What a sign-in gave.
public struct SignInResult: Sendable, Hashable {
    /// The tokens, ready to be stored.
    public var token: StoredToken
    /// Who signed in; with the scope `openid`.
    public var person: IDTokenClaims?
}
