package import Hummingbird
import LintelCodec
import LintelPlatform
package import LintelTokens

/// Evo `token`: what the caller's own token is, and whom it speaks for.
package struct TokenDetailsEndpoint: Sendable {
    private let gate: ActionGate

    /// - Parameter gate: That of ``GuardedAction/discovery(_:)``.
    package init(gate: ActionGate) {
        self.gate = gate
    }

    /// Answers a call; what its query names beside that changes nothing.
    package func answer(claims: AccessTokenClaims?, callID: String?) async throws -> Response {
        if case .refused(let response) = try await self.gate.admit(claims, callID: callID) { return response }
        guard let claims else { throw HTTPError(.unauthorized) }
        return CallAnswer.json { json in
            json.object { json in
                json.member("sub", claims.subject.rawValue)
                json.members(claims)
            }
        }
    }
}

extension JSONWriter {
    /// Writes what a token is, apart from whom it speaks for.
    mutating func members(_ claims: AccessTokenClaims) {
        self.member("client_id", claims.clientID.rawValue)
        self.member("exp", claims.expiresAt.seconds)
        self.member("iat", claims.issuedAt.seconds)
        self.member("iss", claims.issuer)
        self.member("jti", claims.tokenID.rawValue)
        self.member("scope", claims.scopes.values)
        self.member("sid", optional: claims.grantID?.rawValue)
        self.member("type", claims.isService ? "service" : "user")
        self.member("ver", "1.0")
    }
}
