import LintelCodec
import LintelTokens
import NIOHTTP1

/// A request to a token endpoint (RFC 6749 §3.2).
struct TokenRequest: Sendable {
    /// Who asks.
    enum Client: Sendable {
        /// An app without a secret: it only says its id.
        case open(ClientID)
        case secret(ClientID, ClientSecret, ClientAuthentication)
    }

    var client: Client
    /// The grant and what belongs to it, without anything about the client.
    var fields: [(name: String, value: String)]
    /// The scopes asked for.
    var scopes: ScopeSet = []
    /// Whether the request may be sent twice: a code and, at most servers, a refresh token are good once.
    var isRepeatable = false

    /// Whether a refresh token is given away with it.
    var isRenewal: Bool { self.fields.contains { $0.name == "grant_type" && $0.value == "refresh_token" } }

    /// The request as a call.
    func call(to endpoint: String, operation: String) -> HTTPCall {
        var form: [(name: String, value: String)] = self.fields
        if !self.scopes.isEmpty { form.append(("scope", self.scopes.description)) }
        var headers = [(name: "Accept", value: "application/json")]
        switch self.client {
        case .open(let id): form.append(("client_id", id.rawValue))
        case .secret(let id, let secret, .post):
            form.append(("client_id", id.rawValue))
            form.append(("client_secret", secret.reveal()))
        case .secret(let id, let secret, .basic):
            headers.append(("Authorization", Self.basic(id, secret)))
        }
        let body = form.map { "\(FormEncoding.encode($0.name))=\(FormEncoding.encode($0.value))" }
            .joined(separator: "&")
        return HTTPCall(
            method: .POST,
            address: endpoint,
            headers: headers,
            body: .bytes(Array(body.utf8), type: "application/x-www-form-urlencoded"),
            operation: operation,
            isAuthorised: false,
            repeatable: self.isRepeatable,
            followsRedirects: false,
        )
    }

    /// RFC 6749 §2.3.1: both halves are form-encoded first.
    static func basic(_ id: ClientID, _ secret: ClientSecret) -> String {
        let pair = FormEncoding.encode(id.rawValue) + ":" + FormEncoding.encode(secret.reveal())
        return "Basic " + Base64.encode(Array(pair.utf8))
    }
}

extension Issuer {
    /// Asks the issuer's token endpoint.
    func requestToken(_ request: TokenRequest, operation: String) async throws -> TokenAnswer {
        let endpoint = try await self.metadata().tokenEndpoint
        try self.checkConfidential(endpoint)
        let call = request.call(to: endpoint, operation: operation)
        let answer = try await CallRunner(self.settings).answer(call, atMost: 262_144)
        return try TokenAnswer(
            parsing: answer.bytes,
            asked: request.scopes,
            at: self.settings.environment.now(),
            isRenewal: request.isRenewal,
        )
    }

    /// Secrets, codes and tokens go where nobody reads along.
    func checkConfidential(_ address: String) throws {
        guard let address = WebAddress(address), address.isConfidential || self.settings.allowsPlainHTTP else {
            throw ClientError(.addressRefused, "An address of the issuer is not encrypted: no secret is sent there.")
        }
    }
}
