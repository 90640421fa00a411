package import Hummingbird
import LintelCodec
package import LintelOAuth
package import LintelPlatform
import LintelTokens

/// `POST /connect/token` (RFC 6749 §3.2).
package struct TokenEndpoint: Sendable {
    let authenticator: ClientAuthenticator
    let answers: ProtocolAnswers
    let forms: FormReader
    let issuer: TokenIssuer
    let grants: any GrantStore
    let denials: DenialList
    let codec: HandleCodec
    let refresh: ServerSettings.Refresh
    let audit: AuditRecorder
    let metrics: ServerMetrics
    let activity: ActivityRecorder
    let clock: WallClock
    let random: RandomSource

    package init(
        authenticator: ClientAuthenticator,
        answers: ProtocolAnswers,
        forms: FormReader,
        issuer: TokenIssuer,
        grants: any GrantStore,
        denials: DenialList,
        codec: HandleCodec,
        refresh: ServerSettings.Refresh,
        audit: AuditRecorder,
        metrics: ServerMetrics,
        activity: ActivityRecorder,
        clock: WallClock,
        random: RandomSource,
    ) {
        self.authenticator = authenticator
        self.answers = answers
        self.forms = forms
        self.issuer = issuer
        self.grants = grants
        self.denials = denials
        self.codec = codec
        self.refresh = refresh
        self.audit = audit
        self.metrics = metrics
        self.activity = activity
        self.clock = clock
        self.random = random
    }

    /// Reads the form, authenticates the app, and hands over to the grant.
    package func token(_ request: Request, _ context: LintelContext) async throws -> Response {
        try await self.answers.answer(request, context, reading: { try await self.forms.form(of: request) }) { fields in
            let now = self.clock.now()
            let grant = try CheckGrantType.read(fields)
            let client = try await self.authenticator.client(of: request, fields: fields, context: context, at: now)
            let body =
                switch grant {
                case .clientCredentials: try self.clientCredentials(fields, client, now)
                case .authorizationCode: try await self.authorizationCode(fields, client, context, now)
                case .refreshToken: try await self.refreshToken(fields, client, context, now)
                }
            self.metrics.countToken(grant)
            self.activity.count(ActivityOutcome(grant), of: client.id, at: now)
            return JSONAnswer.make(body)
        }
    }

    /// RFC 6749 §4.4; nothing is written and nothing is read but memory.
    private func clientCredentials(_ fields: FormFields, _ client: RegisteredClient, _ now: UnixTime) throws -> [UInt8]
    {
        let scopes = try ClientCredentialsGrant.check(fields, client: client)
        return try self.issuer.answer(.init(clientID: client.id, scopes: scopes), refreshToken: nil, at: now)
    }
}
