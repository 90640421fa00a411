import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

extension TokenEndpoint {
    /// RFC 6749 §6 with rotation (RFC 9700 §4.14.2): the family moves on in one conditional statement.
    func refreshToken(
        _ fields: FormFields,
        _ client: RegisteredClient,
        _ context: LintelContext,
        _ now: UnixTime,
    ) async throws -> [UInt8] {
        let renewal = try RefreshTokenGrant.read(fields, client: client)
        guard let handle = RefreshTokenHandle(renewal.refreshToken, codec: self.codec) else {
            throw Self.refreshTokenInvalid(detail: "The refresh token was not made here.")
        }
        let rotation = try await self.grants.rotate(
            handle.familyID,
            generation: handle.generation,
            clientID: client.id,
            at: now,
            idleSeconds: self.refresh.idle,
            graceSeconds: self.refresh.grace,
            denyUntil: self.issuer.lastEnd(at: now),
        ) { family in
            let scopes = try? RefreshTokenGrant.scopes(wanted: renewal.scopes, granted: family.scopes, client: client)
            return scopes?.isEmpty == false ? .rotate : .refuse
        }
        switch rotation {
        case .rotated(let family, let account), .repeated(let family, let account):
            let scopes = try RefreshTokenGrant.scopes(wanted: renewal.scopes, granted: family.scopes, client: client)
            self.audit.record(
                AuditEvent(
                    at: now,
                    kind: .tokenRefreshed,
                    actor: account.id.rawValue,
                    clientID: client.id,
                    detail: scopes.description,
                    correlationID: context.correlationID.description,
                )
            )
            let successor = RefreshTokenHandle(familyID: family.id, generation: family.generation)
            let person = TokenIssuer.Person(
                account: account,
                grantID: family.grantID,
                authenticatedAt: family.authenticatedAt,
            )
            return try self.issuer.answer(
                .init(clientID: client.id, scopes: scopes, person: person),
                refreshToken: successor.token(codec: self.codec),
                at: now,
            )
        case .refused(let family):
            _ = try RefreshTokenGrant.scopes(wanted: renewal.scopes, granted: family.scopes, client: client)
            throw Self.refreshTokenInvalid(detail: "The app is no longer approved for any granted scope.")
        case .reused:
            // RFC 9700 §4.14.2: with the family go its access tokens, now.
            try await self.denials.reload(at: now)
            throw OAuthError(
                .invalidGrant,
                .refreshTokenReused,
                "An old refresh token was used again; its successors have been revoked.",
            )
        case .unknown:
            throw Self.refreshTokenInvalid(detail: "No live refresh family of this app has this id.")
        }
    }

    private static func refreshTokenInvalid(detail: String) -> OAuthError {
        OAuthError(.invalidGrant, .refreshTokenInvalid, "The refresh token is not valid for this app.", detail: detail)
    }
}
