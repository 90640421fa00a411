import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

extension TokenEndpoint {
    /// RFC 6749 §4.1.3: uses the code up, checks its bindings, starts the refresh family, all in one transaction.
    func authorizationCode(
        _ fields: FormFields,
        _ client: RegisteredClient,
        _ context: LintelContext,
        _ now: UnixTime,
    ) async throws -> [UInt8] {
        let exchange = try AuthorizationCodeGrant.read(fields, client: client)
        guard let codeID = self.codec.open(.authorizationCode, exchange.code) else {
            throw Self.codeInvalid(detail: "The code was not made here.")
        }
        let familyID = self.random.bytes(HandleCodec.idBytes)
        let lifetime = self.refresh.absolute
        let redemption = try await self.grants.redeemCode(
            codeID,
            clientID: client.id,
            at: now,
            denyUntil: self.issuer.lastEnd(at: now),
        ) { code, _ in
            do throws(OAuthError) {
                try AuthorizationCodeGrant.check(exchange, against: code.binding)
            } catch {
                return .refuse(reason: error.id.rawValue)
            }
            let mayRefresh = client.type.mayRefresh && code.scopes.contains("offline_access")
            return .grant(family: mayRefresh ? code.family(id: familyID, at: now, lifetime: lifetime) : nil)
        }
        switch redemption {
        case .redeemed(let code, let account, let family):
            self.audit.record(
                AuditEvent(
                    at: now,
                    kind: .codeRedeemed,
                    actor: account.id.rawValue,
                    clientID: client.id,
                    detail: code.scopes.description,
                    correlationID: context.correlationID.description,
                )
            )
            let token = family.map { family in
                RefreshTokenHandle(familyID: family.id, generation: family.generation).token(codec: self.codec)
            }
            return try self.issuer.answer(code.grant(for: account), refreshToken: token, at: now)
        case .refused(let code, _):
            // The same pure check again, for its sentence: the code is used up, it cannot pass now.
            try AuthorizationCodeGrant.check(exchange, against: code.binding)
            throw Self.codeInvalid(detail: "The code was refused.")
        case .reused:
            // RFC 6749 §4.1.2: the access tokens that came from the code end now, not at the next look at the list.
            try await self.denials.reload(at: now)
            throw OAuthError(
                .invalidGrant,
                .codeUsed,
                "The authorization code was used before; what it gave has been revoked.",
            )
        case .unknown:
            throw Self.codeInvalid(detail: "No live code of this app has this id.")
        }
    }

    private static func codeInvalid(detail: String) -> OAuthError {
        OAuthError(.invalidGrant, .codeInvalid, "The authorization code is not valid for this app.", detail: detail)
    }
}

extension AuthorizationCode {
    fileprivate var binding: AuthorizationCodeGrant.Binding {
        AuthorizationCodeGrant.Binding(redirectURI: self.redirectURI, codeChallenge: self.codeChallenge)
    }

    fileprivate func family(id: [UInt8], at now: UnixTime, lifetime: Int64) -> RefreshFamily {
        RefreshFamily(
            id: id,
            clientID: self.clientID,
            accountID: self.accountID,
            sessionReference: self.sessionReference,
            grantID: self.grantID,
            codeID: self.id,
            scopes: self.scopes,
            authenticatedAt: self.authenticatedAt,
            createdAt: now,
            rotatedAt: now,
            expiresAt: now + lifetime,
        )
    }

    fileprivate func grant(for account: Account) -> TokenIssuer.Grant {
        TokenIssuer.Grant(
            clientID: self.clientID,
            scopes: self.scopes,
            person: TokenIssuer.Person(
                account: account,
                grantID: self.grantID,
                authenticatedAt: self.authenticatedAt,
                nonce: self.nonce,
            ),
        )
    }
}
