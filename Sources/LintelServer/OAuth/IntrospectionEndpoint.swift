package import Hummingbird
import LintelCodec
package import LintelGuard
package import LintelOAuth
package import LintelPlatform
package import LintelTokens

/// `POST /connect/introspect` (RFC 7662): tells an authenticated app whether a token is alive.
package struct IntrospectionEndpoint: Sendable {
    private let authenticator: ClientAuthenticator
    private let answers: ProtocolAnswers
    private let forms: FormReader
    private let tokens: TokenGuard
    private let directory: AppDirectory
    private let accounts: AccountDirectory
    private let grants: any GrantStore
    private let codec: HandleCodec
    private let issuer: String
    private let refresh: ServerSettings.Refresh
    private let audiences: @Sendable (ScopeSet) -> [String]
    private let clock: WallClock

    package init(
        authenticator: ClientAuthenticator,
        answers: ProtocolAnswers,
        forms: FormReader,
        tokens: TokenGuard,
        directory: AppDirectory,
        accounts: AccountDirectory,
        grants: any GrantStore,
        codec: HandleCodec,
        issuer: String,
        refresh: ServerSettings.Refresh,
        audiences: @escaping @Sendable (ScopeSet) -> [String],
        clock: WallClock,
    ) {
        self.authenticator = authenticator
        self.answers = answers
        self.forms = forms
        self.tokens = tokens
        self.directory = directory
        self.accounts = accounts
        self.grants = grants
        self.codec = codec
        self.issuer = issuer
        self.refresh = refresh
        self.audiences = audiences
        self.clock = clock
    }

    /// RFC 7662 §2.
    package func introspect(_ request: Request, _ context: LintelContext) async throws -> Response {
        try await self.answers.answer(request, context, reading: { try await self.forms.form(of: request) }) { fields in
            let now = self.clock.now()
            let client = try await self.authenticator.client(of: request, fields: fields, context: context, at: now)
            guard client.type.isConfidential else {
                throw OAuthError(
                    .invalidClient,
                    .clientSecretMissing,
                    "Only an app with a secret may introspect tokens."
                )
            }
            guard let token = fields["token"] else {
                throw OAuthError(.invalidRequest, .parameterMissing, "The parameter token is missing.")
            }
            if token.hasPrefix(RefreshTokenHandle.prefix) {
                return JSONAnswer.make(try await self.refreshToken(token, client, now))
            }
            return JSONAnswer.make(try await self.accessToken(token, client))
        }
    }

    /// Anything that is not alive, or not this app's business, is just `{"active":false}` (RFC 7662 §2.2).
    private static let inactive = Array(#"{"active":false}"#.utf8)

    private func accessToken(_ token: String, _ client: RegisteredClient) async throws -> [UInt8] {
        guard let claims = try? await self.tokens.claims(of: token), self.mayKnow(client, claims) else {
            return Self.inactive
        }
        var json = JSONWriter(reservingCapacity: 768)
        json.beginObject()
        json.member("active", true)
        json.member("token_type", "Bearer")
        json.member("iss", claims.issuer)
        json.member("sub", claims.subject.rawValue)
        json.member("aud", claims.audience)
        json.member("client_id", claims.clientID.rawValue)
        json.member("scope", claims.scopes.description)
        json.member("exp", claims.expiresAt.seconds)
        json.member("iat", claims.issuedAt.seconds)
        json.member("nbf", (claims.notBefore ?? claims.issuedAt).seconds)
        json.member("jti", claims.tokenID.rawValue)
        if let grant = claims.grantID { json.member("sid", grant.rawValue) }
        guard let app = try await self.directory.client(claims.clientID), !app.isDisabled else { return Self.inactive }
        if !claims.isService {
            let id = AccountID(claims.subject.rawValue)
            guard let account = try await self.accounts.account(id), !account.isDisabled else {
                return Self.inactive
            }
            json.member("username", account.email)
            account.claims.write(for: claims.scopes, to: &json)
        }
        json.endObject()
        return json.bytes
    }

    private func refreshToken(_ token: String, _ client: RegisteredClient, _ now: UnixTime) async throws -> [UInt8] {
        guard let handle = RefreshTokenHandle(token, codec: self.codec),
            let family = try await self.grants.family(handle.familyID, at: now, idleSeconds: self.refresh.idle),
            family.clientID == client.id, family.generation == handle.generation
        else { return Self.inactive }
        var json = JSONWriter(reservingCapacity: 256)
        json.beginObject()
        json.member("active", true)
        json.member("token_type", "refresh_token")
        json.member("iss", self.issuer)
        json.member("sub", family.accountID.rawValue)
        json.member("client_id", family.clientID.rawValue)
        json.member("scope", family.scopes.description)
        json.member("exp", family.expiresAt.seconds)
        json.member("iat", family.rotatedAt.seconds)
        json.member("sid", family.grantID.rawValue)
        json.endObject()
        return json.bytes
    }

    /// Whether the app may ask: about its own tokens, and as an API's app about tokens for that API.
    ///
    /// It is an API's app when its approved scopes and the token share an audience. The authorization server itself,
    /// which `openid` names, is nobody's API.
    private func mayKnow(_ client: RegisteredClient, _ claims: AccessTokenClaims) -> Bool {
        if claims.clientID == client.id { return true }
        let own = self.audiences(client.scopes)
        return claims.audience.contains { $0 != self.issuer && own.contains($0) }
    }
}
