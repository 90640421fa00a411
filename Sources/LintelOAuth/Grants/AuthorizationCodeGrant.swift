import Crypto
package import LintelCodec
import LintelTokens

/// The authorization code grant's rules at the token endpoint (RFC 6749 §4.1.3, RFC 7636 §4.6).
package enum AuthorizationCodeGrant {
    /// What the exchange carries besides client authentication.
    package struct Exchange: Sendable, Hashable {
        package var code: String
        package var redirectURI: String?
        package var codeVerifier: String?
    }

    /// What the code was bound to when it was issued.
    package struct Binding: Sendable, Hashable {
        package var redirectURI: String?
        package var codeChallenge: String?

        package init(redirectURI: String?, codeChallenge: String?) {
            self.redirectURI = redirectURI
            self.codeChallenge = codeChallenge
        }
    }

    /// Reads the form; a `scope` in it is ignored, the code decides (RFC 6749 §4.1.3).
    package static func read(_ fields: FormFields, client: RegisteredClient) throws(OAuthError) -> Exchange {
        try CheckGrantType.check(.authorizationCode, client: client)
        guard let code = fields["code"] else {
            throw OAuthError(.invalidRequest, .parameterMissing, "The parameter code is missing.")
        }
        if let verifier = fields["code_verifier"], !Self.isWellFormed(verifier) {
            throw OAuthError(
                .invalidRequest,
                .proofKeyInvalid,
                "The parameter code_verifier is not 43 to 128 unreserved characters.",
            )
        }
        return Exchange(code: code, redirectURI: fields["redirect_uri"], codeVerifier: fields["code_verifier"])
    }

    /// Checks the exchange against the code's bindings.
    package static func check(_ exchange: Exchange, against binding: Binding) throws(OAuthError) {
        // RFC 6749 §4.1.3: identical values when the authorization request named one.
        if let bound = binding.redirectURI {
            guard let sent = exchange.redirectURI, sent.utf8.elementsEqual(bound.utf8) else {
                throw OAuthError(
                    .invalidGrant,
                    .codeBindingWrong,
                    "The redirect_uri is not the one of the authorization request.",
                )
            }
        }
        switch (binding.codeChallenge, exchange.codeVerifier) {
        case (nil, nil):
            return
        case (let challenge?, let verifier?):
            // RFC 7636 §4.6.
            let computed = Base64URL.encode(SHA256.hash(data: Array(verifier.utf8)).map { $0 })
            guard ConstantTime.equal(Array(computed.utf8), Array(challenge.utf8)) else { throw Self.verifierWrong }
        case (_?, nil):
            throw OAuthError(.invalidGrant, .verifierWrong, "The parameter code_verifier is missing.")
        case (nil, _?):
            // RFC 9700 §4.8.2: a verifier without a challenge is a downgrade.
            throw OAuthError(
                .invalidGrant,
                .verifierWrong,
                "The authorization request carried no code_challenge for this code_verifier.",
            )
        }
    }

    private static let verifierWrong = OAuthError(
        .invalidGrant,
        .verifierWrong,
        "The code_verifier does not fit the code_challenge.",
    )

    /// RFC 7636 §4.1: 43 to 128 of ALPHA / DIGIT / "-" / "." / "_" / "~".
    private static func isWellFormed(_ verifier: String) -> Bool {
        (43...128).contains(verifier.utf8.count)
            && verifier.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
                default: false
                }
            }
    }
}
