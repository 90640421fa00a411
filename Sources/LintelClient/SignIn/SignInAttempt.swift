import LintelCodec
import LintelTokens

/// One sign-in, from the address that the browser opens to the code that comes back: a plain value that decides and does
/// nothing.
struct SignInAttempt: Sendable {
    let issuer: String
    let clientID: ClientID
    let redirectURI: String
    let scopes: ScopeSet
    /// Says that an answer belongs to this sign-in.
    let state: String
    /// Says that an ID token belongs to this sign-in; only with `openid`.
    let nonce: String?
    let verifier: CodeVerifier
    /// RFC 9207 §2.4: an issuer that said it would name itself has to.
    let expectsIssuer: Bool

    init(_ metadata: IssuerMetadata, clientID: ClientID, redirectURI: String, scopes: ScopeSet, random: [UInt8]) {
        precondition(random.count == Self.randomBytes, "a sign-in takes exactly the random bytes that it asks for")
        self.issuer = metadata.issuer
        self.clientID = clientID
        self.redirectURI = redirectURI
        self.scopes = scopes
        self.verifier = CodeVerifier(random: Array(random[..<32]))
        self.state = Base64URL.encode(random[32..<56])
        self.nonce = scopes.contains("openid") ? Base64URL.encode(random[56...]) : nil
        self.expectsIssuer = metadata.answersNameIssuer
    }

    /// 32 for the verifier, and 24 each (192 bits) for state and nonce.
    static let randomBytes = 32 + 24 + 24

    /// Where the person signs in.
    ///
    /// - Parameter extra: Further parameters, such as `login_hint`; none of those that this makes.
    func address(at endpoint: String, extra: [(name: String, value: String)]) -> String {
        var fields: [(name: String, value: String)] = [
            ("response_type", "code"),
            ("client_id", self.clientID.rawValue),
            ("redirect_uri", self.redirectURI),
            ("scope", self.scopes.description),
            ("state", self.state),
            ("code_challenge", self.verifier.challenge),
            ("code_challenge_method", "S256"),
        ]
        if let nonce { fields.append(("nonce", nonce)) }
        let own = Set(fields.map(\.name))
        fields += extra.filter { !own.contains($0.name) }
        var query = ""
        for field in fields { FormEncoding.append(name: field.name, value: field.value, to: &query) }
        // RFC 6749 §3.1: the endpoint may have a query of its own, which is kept, and no fragment.
        let endpoint = endpoint.prefix { $0 != "#" }
        return endpoint + (endpoint.contains("?") ? "&" : "?") + query
    }

    /// What an answer means.
    enum Verdict: Sendable, Hashable {
        /// It is none to this sign-in: it is refused, and the wait goes on.
        case foreign(String)
        /// It ends the sign-in without a token.
        case failed(ClientError)
        case code(String)
    }

    /// Judges the query of an answer.
    func judge(_ answer: LoopbackAnswer) -> Verdict {
        // RFC 6749 §10.12, RFC 9700 §4.7: whoever does not know the state did not come from this sign-in.
        guard let state = answer.state, ConstantTime.equal(Array(state.utf8), Array(self.state.utf8)) else {
            return .foreign("The answer does not belong to this sign-in.")
        }
        // RFC 9207 §2.4, RFC 9700 §4.4: an answer of another issuer is never used, also not an error.
        if let issuer = answer.issuer {
            guard issuer.hasSameBytes(as: self.issuer) else {
                return .failed(ClientError(.issuerMismatch, "The answer comes from another issuer."))
            }
        } else if self.expectsIssuer {
            return .failed(ClientError(.issuerMismatch, "The answer does not say which issuer it comes from."))
        }
        if let error = answer.error {
            let message = answer.errorDescription ?? "The sign-in was refused: \(error)."
            return .failed(ClientError(.signInRefused, message, id: error, explanation: answer.errorAddress))
        }
        guard let code = answer.code else {
            return .failed(ClientError(.answerInvalid, "The answer to the sign-in has no code."))
        }
        return .code(code)
    }

    /// The request that redeems the code (RFC 6749 §4.1.3, RFC 7636 §4.5).
    func tokenRequest(_ code: String) -> TokenRequest {
        TokenRequest(
            client: .open(self.clientID),
            fields: [
                ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", self.redirectURI),
                ("code_verifier", self.verifier.text),
            ],
        )
    }
}
