import Crypto
package import HTTPTypes
package import HummingbirdTesting
import LintelCodec
import LintelTokens
import NIOCore

/// What a client does, in a line each.
package enum TestProtocol {
    /// A PKCE verifier (RFC 7636 §4.1) and its S256 challenge.
    package static let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    package static var challenge: String { Self.challenge(for: Self.verifier) }

    package static func challenge(for verifier: String) -> String {
        Base64URL.encode(SHA256.hash(data: Array(verifier.utf8)).map { $0 })
    }

    /// The fields of a good authorization request.
    package static func authorization(
        _ app: TestServer.RegisteredApp,
        redirectURI: String,
        scope: String,
        extra: [(String, String)] = [],
    ) -> [(String, String)] {
        [
            ("response_type", "code"), ("client_id", app.id.rawValue), ("redirect_uri", redirectURI),
            ("scope", scope), ("state", "a state/with+signs="), ("code_challenge", Self.challenge),
            ("code_challenge_method", "S256"),
        ] + extra
    }
}

extension TestClientProtocol {
    /// Posts a form to a protocol endpoint; with credentials by HTTP Basic when they are given.
    package func post(
        _ path: String,
        _ form: [(String, String)],
        basic: (String, String)? = nil,
        headers: HTTPFields = [:],
    ) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = headers[.contentType] ?? "application/x-www-form-urlencoded"
        if let basic { headers[.authorization] = "Basic " + Base64.encode(Array("\(basic.0):\(basic.1)".utf8)) }
        return try await self.execute(
            uri: path,
            method: .post,
            headers: headers,
            body: .init(string: TestBrowser.encode(form)),
        )
    }

    /// A client-credentials token answer.
    package func clientCredentials(_ app: TestServer.RegisteredApp, scope: String) async throws -> TestResponse {
        try await self.post(
            "/connect/token",
            [("grant_type", "client_credentials"), ("scope", scope)],
            basic: (app.id.rawValue, app.secret ?? ""),
        )
    }

    /// Exchanges a code with ``TestProtocol/verifier``; confidential apps send their secret in the body.
    package func exchange(
        _ code: String,
        app: TestServer.RegisteredApp,
        redirectURI: String,
        extra: [(String, String)] = [],
    ) async throws -> TestResponse {
        var form = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirectURI),
            ("client_id", app.id.rawValue), ("code_verifier", TestProtocol.verifier),
        ]
        if let secret = app.secret { form.append(("client_secret", secret)) }
        return try await self.post("/connect/token", form + extra)
    }

    /// Refreshes.
    package func refresh(
        _ token: String,
        app: TestServer.RegisteredApp,
        extra: [(String, String)] = [],
    ) async throws -> TestResponse {
        var form = [("grant_type", "refresh_token"), ("refresh_token", token), ("client_id", app.id.rawValue)]
        if let secret = app.secret { form.append(("client_secret", secret)) }
        return try await self.post("/connect/token", form + extra)
    }

    /// A GET with a bearer token.
    package func get(_ path: String, bearer token: String?) async throws -> TestResponse {
        let headers: HTTPFields = token.map { [.authorization: "Bearer \($0)"] } ?? [:]
        return try await self.execute(uri: path, method: .get, headers: headers)
    }
}
