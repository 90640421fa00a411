import LintelCodec
import LintelTokens

/// Gets a good token out of a storage: the one that is there, or the next one.
struct TokenRenewal: Sendable {
    let issuer: Issuer
    let clientID: ClientID
    let client: TokenRequest.Client
    let renewAhead: Int64

    /// A token that is not the refused one.
    ///
    /// - Throws: ``ClientError`` with code `signInNeeded` when there is nothing to renew, or the issuer takes it no more;
    ///   then the storage is empty afterwards.
    func token(in storage: some TokenStorage, replacing refused: AccessToken?) async throws -> AccessToken {
        let stored = try await storage.update { stored in
            guard let stored else { return nil }
            guard stored.issuer.hasSameBytes(as: self.issuer.name), stored.clientID == self.clientID else {
                throw ClientError(.storageFailed, "The stored token belongs to another issuer or app.")
            }
            // Another task or process may have renewed while this one waited.
            let isRefused = stored.accessToken.value == refused?.value
            guard let refreshToken = stored.refreshToken else {
                // Nothing can be got for it: it is used to its end.
                return !isRefused && self.isGood(stored.accessToken, ahead: 0) ? stored : nil
            }
            if !isRefused, self.isGood(stored.accessToken, ahead: self.renewAhead) { return stored }
            return try await self.renew(stored, with: refreshToken)
        }
        guard let stored else {
            throw ClientError(.signInNeeded, "Nobody is signed in, or the sign-in is over: sign in again.")
        }
        return stored.accessToken
    }

    private func isGood(_ token: AccessToken, ahead: Int64) -> Bool {
        guard let expiresAt = token.expiresAt else { return true }
        return self.issuer.settings.environment.now() + ahead < expiresAt
    }

    /// What is stored next; nil when the issuer does not take the refresh token.
    private func renew(_ stored: StoredToken, with refreshToken: String) async throws -> StoredToken? {
        let request = TokenRequest(
            client: self.client,
            fields: [("grant_type", "refresh_token"), ("refresh_token", refreshToken)],
        )
        let answer: TokenAnswer
        do {
            answer = try await self.issuer.requestToken(request, operation: "token.refresh")
        } catch let error as ClientError where error.id == "invalid_grant" {
            return nil
        }
        var next = stored
        next.accessToken = answer.accessToken
        // RFC 6749 §5.1, §6: what the answer does not name stays as it was.
        if answer.accessToken.scopes.isEmpty { next.accessToken.scopes = stored.accessToken.scopes }
        next.refreshToken = answer.refreshToken ?? refreshToken
        next.idToken = answer.idToken ?? stored.idToken
        return next
    }
}
