package import Hummingbird
import LintelCodec
package import LintelGuard
package import LintelOAuth
package import LintelPlatform
import LintelTokens

/// `POST /connect/revocation` (RFC 7009).
///
/// A revoked refresh token takes its family and the grant's access tokens with it; a revoked access token goes alone.
package struct RevocationEndpoint: Sendable {
    private let authenticator: ClientAuthenticator
    private let answers: ProtocolAnswers
    private let forms: FormReader
    private let tokens: TokenGuard
    private let denials: DenialList
    private let grants: any GrantStore
    private let codec: HandleCodec
    private let settings: ServerSettings.Token
    private let audit: AuditRecorder
    private let clock: WallClock

    package init(
        authenticator: ClientAuthenticator,
        answers: ProtocolAnswers,
        forms: FormReader,
        tokens: TokenGuard,
        denials: DenialList,
        grants: any GrantStore,
        codec: HandleCodec,
        settings: ServerSettings.Token,
        audit: AuditRecorder,
        clock: WallClock,
    ) {
        self.authenticator = authenticator
        self.answers = answers
        self.forms = forms
        self.tokens = tokens
        self.denials = denials
        self.grants = grants
        self.codec = codec
        self.settings = settings
        self.audit = audit
        self.clock = clock
    }

    /// RFC 7009 §2; the hint is not needed, a refresh token is known by its prefix.
    package func revoke(_ request: Request, _ context: LintelContext) async throws -> Response {
        try await self.answers.answer(request, context, reading: { try await self.forms.form(of: request) }) { fields in
            let now = self.clock.now()
            let client = try await self.authenticator.client(of: request, fields: fields, context: context, at: now)
            guard let token = fields["token"] else {
                throw OAuthError(.invalidRequest, .parameterMissing, "The parameter token is missing.")
            }
            let isRevoked =
                token.hasPrefix(RefreshTokenHandle.prefix)
                ? try await self.revokeFamily(token, client, now)
                : try await self.denyAccessToken(token, client)
            if isRevoked {
                try await self.denials.reload(at: now)
                self.audit.record(
                    AuditEvent(
                        at: now,
                        kind: .tokenRevoked,
                        actor: client.id.rawValue,
                        clientID: client.id,
                        correlationID: context.correlationID.description,
                    )
                )
            }
            // RFC 7009 §2.2: 200 for unknown and foreign tokens as well; a foreign one stays alive (§2.1).
            return JSONAnswer.make([])
        }
    }

    private func revokeFamily(_ token: String, _ client: RegisteredClient, _ now: UnixTime) async throws -> Bool {
        guard let handle = RefreshTokenHandle(token, codec: self.codec) else { return false }
        return try await self.grants.revokeFamily(
            handle.familyID,
            clientID: client.id,
            denyUntil: self.settings.lastEnd(at: now),
        )
    }

    private func denyAccessToken(_ token: String, _ client: RegisteredClient) async throws -> Bool {
        guard let claims = try? await self.tokens.claims(of: token), claims.clientID == client.id else { return false }
        try await self.grants.deny(Denial(target: .token(claims.tokenID), expiresAt: claims.lastEnd))
        return true
    }
}
