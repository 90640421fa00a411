package import LintelTokens

extension Issuer {
    /// Takes a token back, and with a refresh token the sign-in that it belongs to (RFC 7009 §2.1).
    ///
    /// - Parameter clientID: The app that it was issued to, one without a secret.
    /// - Throws: ``ClientError``; a token that is no longer good is none (§2.2).
    package func revoke(_ token: String, of clientID: ClientID) async throws {
        guard let endpoint = try await self.metadata().revocationEndpoint else {
            throw ClientError(.metadataInvalid, "The issuer names no address at which tokens are taken back.")
        }
        try self.checkConfidential(endpoint)
        let request = TokenRequest(client: .open(clientID), fields: [("token", token)], isRepeatable: true)
        _ = try await CallRunner(self.settings).answer(request.call(to: endpoint, operation: "token.revoke"))
    }

    /// What the issuer tells of the person whose token this is (OpenID Connect Core §5.3), as JSON.
    ///
    /// - Throws: ``ClientError``.
    package func userInfo(_ tokens: some TokenSource) async throws -> [UInt8] {
        guard let endpoint = try await self.metadata().userInfoEndpoint else {
            throw ClientError(.metadataInvalid, "The issuer names no address that tells of people.")
        }
        try self.checkConfidential(endpoint)
        let call = HTTPCall(
            address: endpoint,
            headers: [("Accept", "application/json")],
            operation: "issuer.userinfo",
            followsRedirects: false,
        )
        return try await CallRunner(self.settings, tokens: tokens).answer(call, atMost: 65_536).bytes
    }
}
