import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LintelGuard
import LintelTokens
import NIOCore
import Testing

@Suite struct GuardMiddlewareTests {
    private struct Context: GuardedContext {
        var coreContext: CoreRequestContextStorage
        var claims: AccessTokenClaims?

        init(source: ApplicationRequestContextSource) {
            self.coreContext = CoreRequestContextStorage(source: source)
        }
    }

    private let issuer = TestIssuer()

    /// What a call to the guarded API gets.
    private func answer(
        _ uri: String = "/files",
        method: HTTPRequest.Method = .get,
        headers: HTTPFields,
        body: String? = nil,
        keys: (any KeySource)? = nil,
    ) async throws -> TestResponse {
        let router = Router(context: Context.self)
        let tokens = try self.tokens(keys)
        let files = router.group("files")
            .add(middleware: GuardMiddleware(tokens, requiring: "files.read", realm: "files"))
        files.get { _, context in context.claims?.subject.rawValue ?? "nobody" }
        files.post { request, _ in
            String(buffer: try await request.body.collect(upTo: 1024))
        }
        return try await Application(router: router).test(.router) { client in
            try await client.execute(
                uri: uri,
                method: method,
                headers: headers,
                body: body.map { ByteBuffer(string: $0) },
            )
        }
    }

    private func tokens(_ keys: (any KeySource)?) throws -> TokenGuard {
        func make(_ source: some KeySource) -> TokenGuard {
            TokenGuard(verifier: TestIssuer.verifier, keys: source, clock: { TestIssuer.now })
        }
        if let keys { return make(keys) }
        return make(StaticKeySource(try self.issuer.keySet()))
    }

    private func bearer(_ token: String) -> HTTPFields { [.authorization: "Bearer \(token)"] }

    @Test func letsAValidTokenThroughWithItsClaims() async throws {
        let answer = try await self.answer(headers: self.bearer(try self.issuer.token()))
        #expect(answer.status == .ok)
        #expect(String(buffer: answer.body) == "3f0e")
    }

    @Test("H01 no token gets 401 without an error code")
    func refusesWithoutToken() async throws {
        for headers: HTTPFields in [[:], [.authorization: "Basic YTpi"]] {
            let answer = try await self.answer(headers: headers)
            #expect(answer.status == .unauthorized)
            #expect(answer.headers[.wwwAuthenticate] == "Bearer realm=\"files\"")
            #expect(answer.headers[.cacheControl] == "no-store")
        }
    }

    @Test("H02 a token in the query is never accepted", arguments: ["access_token=", "x=1&access%5Ftoken="])
    func refusesTokenInQuery(prefix: String) async throws {
        let token = try self.issuer.token()
        for headers: HTTPFields in [[:], self.bearer(token)] {
            let answer = try await self.answer("/files?\(prefix)\(token)", headers: headers)
            #expect(answer.status == .badRequest)
            #expect(answer.headers[.wwwAuthenticate]?.contains("error=\"invalid_request\"") == true)
        }
    }

    @Test("H02 a token in header and form gets 400, a form alone 401")
    func refusesTokenInForm() async throws {
        let token = try self.issuer.token()
        let body = "a=1&access_token=\(token)"
        var headers = self.bearer(token)
        headers[.contentType] = "Application/X-WWW-Form-URLEncoded; charset=UTF-8"
        let twice = try await self.answer(method: .post, headers: headers, body: body)
        #expect(twice.status == .badRequest)
        headers[.authorization] = nil
        let alone = try await self.answer(method: .post, headers: headers, body: body)
        #expect(alone.status == .unauthorized)
    }

    @Test func leavesTheFormToTheRoute() async throws {
        var headers = self.bearer(try self.issuer.token())
        headers[.contentType] = "application/x-www-form-urlencoded"
        let answer = try await self.answer(method: .post, headers: headers, body: "a=1&b=access_token")
        #expect(answer.status == .ok)
        #expect(String(buffer: answer.body) == "a=1&b=access_token")
    }

    @Test("H03 malformed credentials get 400", arguments: ["Bearer", "Bearer ", "Bearer  x", "bearer a b"])
    func refusesMalformedHeader(value: String) async throws {
        let answer = try await self.answer(headers: [.authorization: value])
        #expect(answer.status == .badRequest)
        #expect(answer.headers[.wwwAuthenticate]?.contains("error=\"invalid_request\"") == true)
    }

    @Test("H03 the scheme is compared without case", arguments: ["bearer", "BEARER"])
    func takesSchemeInAnyCase(scheme: String) async throws {
        let answer = try await self.answer(headers: [.authorization: "\(scheme) \(try self.issuer.token())"])
        #expect(answer.status == .ok)
    }

    @Test("H04 expired tokens and tokens from the future get 401")
    func refusesWrongTime() async throws {
        let past = try self.issuer.token(expiresAt: TestIssuer.now - 31)
        let future = try self.issuer.token(issuedAt: TestIssuer.now + 31)
        for token in [past, future] { try await self.expectInvalid(token) }
        let answer = try await self.answer(headers: self.bearer(past))
        #expect(
            answer.headers[.wwwAuthenticate]
                == "Bearer realm=\"files\", error=\"invalid_token\", error_description=\"The access token expired.\""
        )
    }

    @Test("H05 tokens with a foreign signature or key get 401")
    func refusesForeignSignature() async throws {
        try await self.expectInvalid(try TestIssuer().token())
        try await self.expectInvalid(try self.issuer.token(keyID: "../../etc/passwd"))
        try await self.expectInvalid("not.a.token")
    }

    @Test("H06 other kinds of token get 401", arguments: ["JWT", "logout+jwt", "dpop+jwt"])
    func refusesOtherType(type: String) async throws {
        try await self.expectInvalid(try self.issuer.token(type: type))
    }

    @Test("H07 tokens for another API or of another issuer get 401")
    func refusesOtherAudienceAndIssuer() async throws {
        try await self.expectInvalid(try self.issuer.token(audience: "https://issuer.example/objects"))
        try await self.expectInvalid(try self.issuer.token(issuer: "https://issuer.example/"))
    }

    @Test("H10 a missing scope gets 403 with the scope that is needed")
    func refusesMissingScope() async throws {
        let answer = try await self.answer(headers: self.bearer(try self.issuer.token(scope: "files.list")))
        #expect(answer.status == .forbidden)
        let challenge = try #require(answer.headers[.wwwAuthenticate])
        #expect(challenge.contains("error=\"insufficient_scope\""))
        #expect(challenge.contains("scope=\"files.read\""))
    }

    @Test func answers503WithoutKeys() async throws {
        let cache = KeySetCache { throw KeySourceError(.timedOut) }
        let answer = try await self.answer(headers: self.bearer(try self.issuer.token()), keys: cache)
        #expect(answer.status == .serviceUnavailable)
        #expect(answer.headers[.retryAfter] == "5")
    }

    private func expectInvalid(_ token: String) async throws {
        let answer = try await self.answer(headers: self.bearer(token))
        #expect(answer.status == .unauthorized)
        #expect(answer.headers[.wwwAuthenticate]?.contains("error=\"invalid_token\"") == true)
    }
}
