import LintelCodec
import LintelTokens

/// Fetches what an issuer publishes: small documents, by calls that follow no redirects, for a redirect could lead to
/// somebody else's keys.
struct IssuerRequest: Sendable {
    let issuer: String
    let settings: ClientSettings

    /// The issuer's metadata, where OpenID Connect Discovery §4 has it, or where RFC 8414 §3 has it.
    func metadata() async throws -> IssuerMetadata {
        var missing: ClientError?
        for address in try Self.addresses(of: self.issuer) {
            do {
                let answer = try await self.document(address, atMost: IssuerMetadata.maximumBytes, "issuer.metadata")
                return try IssuerMetadata(parsing: answer, of: self.issuer)
            } catch let error as ClientError where error.status == 404 {
                missing = error
            }
        }
        throw ClientError(
            .metadataInvalid,
            "The issuer publishes no metadata.",
            status: missing?.status,
            correlationID: missing?.correlationID,
        )
    }

    /// The issuer's keys.
    func keys(at address: String?) async throws -> JSONWebKeySet {
        guard let address else { throw ClientError(.metadataInvalid, "The metadata names no key set.") }
        let bytes = try await self.document(address, atMost: JSONWebKeySet.maximumBytes, "issuer.keys")
        do {
            return try JSONWebKeySet(parsing: bytes)
        } catch {
            throw ClientError(.metadataInvalid, "The issuer's key set cannot be read.", detail: error.description)
        }
    }

    private func document(_ address: String, atMost limit: Int, _ operation: String) async throws -> [UInt8] {
        guard let place = WebAddress(address), place.isConfidential || self.settings.allowsPlainHTTP else {
            throw ClientError(
                .addressRefused,
                "The issuer's address is not encrypted: nothing that is read there can be trusted.",
            )
        }
        let call = HTTPCall(
            address: address,
            headers: [("Accept", "application/json")],
            operation: operation,
            isAuthorised: false,
            followsRedirects: false,
        )
        return try await CallRunner(self.settings).answer(call, atMost: limit).bytes
    }

    /// OpenID Connect Discovery §4.1 puts the well-known path behind the issuer's, RFC 8414 §3.1 before it.
    static func addresses(of issuer: String) throws -> [String] {
        guard WebAddress(issuer) != nil, let parts = RedirectURI(issuer), parts.query == nil,
            let origin = parts.origin
        else {
            throw ClientError(.addressRefused, "An issuer is an address of http or https without query or fragment.")
        }
        let path = parts.path.hasSuffix("/") ? String(parts.path.dropLast()) : parts.path
        return [
            "\(origin)\(path)/.well-known/openid-configuration",
            "\(origin)/.well-known/oauth-authorization-server\(path)",
        ]
    }
}
