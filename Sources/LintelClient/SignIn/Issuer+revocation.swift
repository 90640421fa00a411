import LintelCodec

extension Issuer {
    /// Takes the tokens of a sign-in back (RFC 7009): nobody renews them any longer.
    ///
    /// - Throws: ``ClientError``; with code ``ClientError/Code/metadataInvalid`` where the issuer does not do that.
    public func revoke(_ token: StoredToken) async throws {
        guard token.issuer.hasSameBytes(as: self.name) else {
            throw ClientError(.storageFailed, "The stored token belongs to another issuer.")
        }
        guard let endpoint = try await self.metadata().revocationEndpoint else {
            throw ClientError(.metadataInvalid, "The issuer takes no tokens back.")
        }
        try self.checkConfidential(endpoint)
        let kind = token.refreshToken == nil ? "access_token" : "refresh_token"
        let request = TokenRequest(
            client: .open(token.clientID),
            fields: [("token", token.refreshToken ?? token.accessToken.value), ("token_type_hint", kind)],
            // RFC 7009 §2.2: a token that is gone already is as good as one that goes.
            isRepeatable: true,
        )
        _ = try await CallRunner(self.settings).answer(request.call(to: endpoint, operation: "token.revoke"))
    }
}

extension TokenStorage {
    /// Signs out: removes what is stored, and has the issuer take it back.
    ///
    /// What is stored is gone in any case, also when the issuer cannot be reached and this throws.
    /// - Returns: Whether anything was stored.
    @discardableResult
    public func signOut(at issuer: Issuer) async throws -> Bool {
        guard let stored = try await self.read() else { return false }
        try await self.update { _ in nil }
        try await issuer.revoke(stored)
        return true
    }
}
