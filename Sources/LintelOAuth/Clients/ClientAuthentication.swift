import Crypto
package import LintelCodec
package import LintelTokens

/// How an app says who it is at the token, introspection and revocation endpoints (RFC 6749 §2.3).
package struct ClientAuthentication: Sendable, Hashable {
    /// The methods of RFC 7591 §2 that are served.
    package enum Method: String, Sendable, Hashable, CaseIterable {
        case basic = "client_secret_basic"
        case post = "client_secret_post"
        case none
    }

    package var clientID: ClientID
    package var method: Method
    /// The secret as sent; by Basic also its form-decoded twin when that differs (RFC 6749 §2.3.1).
    private var candidates: [String]

    /// Reads what the request says, without looking at any client.
    ///
    /// - Parameters:
    ///   - authorization: The `Authorization` header, if there is one.
    ///   - fields: The form.
    package init(authorization: String?, fields: FormFields) throws(OAuthError) {
        guard fields["client_assertion"] == nil, fields["client_assertion_type"] == nil else {
            throw authorization == nil
                ? OAuthError(.invalidClient, .clientMethodUnsupported, "Client assertions are not supported.")
                : Self.twice
        }
        if let authorization {
            try self.init(basic: authorization, fields: fields)
        } else {
            try self.init(body: fields)
        }
    }

    private init(body fields: FormFields) throws(OAuthError) {
        guard let id = fields["client_id"] else {
            throw OAuthError(.invalidClient, .parameterMissing, "The request does not say which app it comes from.")
        }
        self.clientID = ClientID(id)
        if let secret = fields["client_secret"] {
            self.method = .post
            self.candidates = [secret]
        } else {
            self.method = .none
            self.candidates = []
        }
    }

    private init(basic authorization: String, fields: FormFields) throws(OAuthError) {
        guard let credentials = BasicCredentials(authorizationHeader: authorization) else {
            throw OAuthError(.invalidClient, .requestMalformed, "The Authorization header is not readable HTTP Basic.")
        }
        // RFC 6749 §2.3: not more than one method in a request.
        guard fields["client_secret"] == nil else { throw Self.twice }
        let id = credentials.decodedUsername ?? credentials.username
        if let other = fields["client_id"], ClientID(other) != ClientID(id) { throw Self.twice }
        self.clientID = ClientID(id)
        if credentials.password.isEmpty {
            // `client_id:` with nothing behind the colon, as some public clients send.
            self.method = .none
            self.candidates = []
        } else {
            self.method = .basic
            self.candidates = [credentials.password]
            if let decoded = credentials.decodedPassword, decoded != credentials.password {
                self.candidates.append(decoded)
            }
        }
    }

    /// Checks the secret against the client; the same work is done for an unknown client.
    ///
    /// - Returns: The id of the secret that fitted, or nil for a public client.
    package func check(_ client: RegisteredClient?, at now: UnixTime) throws(OAuthError) -> String? {
        guard let client, !client.isDisabled else {
            _ = self.matchingSecret(of: Self.nobody, at: now)
            throw OAuthError(.invalidClient, .clientUnknown, "No active app has this client id.")
        }
        guard client.type.isConfidential else {
            guard self.method == .none else {
                throw OAuthError(.invalidClient, .clientSecretUnexpected, "This app is public: it has no secret.")
            }
            return nil
        }
        guard self.method != .none else {
            throw OAuthError(.invalidClient, .clientSecretMissing, "This app has to send its client secret.")
        }
        guard let secret = self.matchingSecret(of: client, at: now) else {
            throw OAuthError(.invalidClient, .clientSecretWrong, "The client secret is wrong, expired or revoked.")
        }
        return secret
    }

    /// Compares every candidate with every active secret, in constant time for the content.
    private func matchingSecret(of client: RegisteredClient, at now: UnixTime) -> String? {
        var match: String?
        for candidate in self.candidates where candidate.utf8.count <= 512 {
            var candidate = candidate
            let digest = candidate.withUTF8 { SHA256.hash(data: UnsafeRawBufferPointer($0)) }
            for secret in client.secrets where secret.isActive(at: now) {
                let isEqual = digest.withUnsafeBytes { ConstantTime.equal($0, secret.digest) }
                if isEqual { match = secret.id }
            }
        }
        return match
    }

    private static let twice = OAuthError(
        .invalidRequest,
        .clientCredentialsTwice,
        "The app identified itself in two ways; use one.",
    )

    private static let nobody = RegisteredClient(
        id: ClientID("nobody"),
        type: .service,
        name: "nobody",
        secrets: [RegisteredSecret(id: "none", digest: [UInt8](repeating: 0, count: 32))],
    )
}
