import LintelCodec
import LintelTokens
import Synchronization

/// Gets a good token out of a storage: the one that is there, or the next one.
struct TokenRenewal: Sendable {
    let issuer: Issuer
    let clientID: ClientID
    let client: TokenRequest.Client
    let renewAhead: Int64

    /// A token that is not the refused one, and whether the issuer has just made it.
    ///
    /// - Throws: ``ClientError`` with code `signInNeeded` when there is nothing to renew, or the issuer takes it no more.
    ///   What has expired or the issuer refused is removed from the storage then; what an API alone refused stays.
    func token(
        in storage: some TokenStorage,
        replacing refused: AccessToken?,
    ) async throws -> (token: AccessToken, isFresh: Bool) {
        // Nobody else waits for the storage while the issuer's metadata is fetched. What cannot be read is the change's.
        if let stored = try? await storage.read(), stored.refreshToken != nil, !self.isUsable(stored, unless: refused) {
            _ = try await self.issuer.metadata()
        }
        let renewed = Mark()
        let stored = try await storage.update { stored in
            guard let stored else { return nil }
            guard stored.issuer.hasSameBytes(as: self.issuer.name), stored.clientID == self.clientID else {
                throw ClientError(.storageFailed, "The stored token belongs to another issuer or app.")
            }
            // Another task or process may have renewed while this one waited.
            guard let refreshToken = stored.refreshToken else {
                // Nothing can be got for it: it is used to its end.
                return self.isGood(stored.accessToken, ahead: 0) ? stored : nil
            }
            if self.isUsable(stored, unless: refused) { return stored }
            renewed.set()
            return try await self.renew(stored, with: refreshToken)
        }
        guard let stored, renewed.isSet || stored.accessToken.value != refused?.value else {
            throw ClientError(.signInNeeded, "Nobody is signed in, or the sign-in is over: sign in again.")
        }
        return (stored.accessToken, renewed.isSet)
    }

    private func isUsable(_ stored: StoredToken, unless refused: AccessToken?) -> Bool {
        // At most a quarter of the lifetime, as in memory: whoever shares a token that lives shorter than the time ahead
        // would renew it each time otherwise.
        let ahead = max(0, min(self.renewAhead, stored.lifetime.map { $0 / 4 } ?? self.renewAhead))
        return stored.accessToken.value != refused?.value && self.isGood(stored.accessToken, ahead: ahead)
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
        next.lifetime = answer.lifetime
        // RFC 6749 §5.1, §6: what the answer does not name stays as it was.
        if answer.accessToken.scopes.isEmpty { next.accessToken.scopes = stored.accessToken.scopes }
        next.refreshToken = answer.refreshToken ?? refreshToken
        // An ID token that comes along was not asked for, and nobody has verified it: the one of the sign-in stays.
        return next
    }
}

/// Says whether something has happened, across tasks.
private final class Mark: Sendable {
    private let state = Mutex(false)

    var isSet: Bool { self.state.withLock { $0 } }

    func set() { self.state.withLock { $0 = true } }
}
