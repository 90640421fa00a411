import Crypto
import HTTPTypes
import Hummingbird
import LintelCodec
import LintelTokens

@testable import LintelClient

/// An issuer on a free port: metadata, keys, and a token endpoint that does what a test says.
struct TestIssuer: Sendable {
    let server = TestServer()
    let key = P256.Signing.PrivateKey()
    let requests = Notes<(fields: FormFields, authorization: String?)>()

    typealias Answering = @Sendable (_ fields: FormFields, _ number: Int) async throws -> Response

    init(answersNameIssuer: Bool = true, token: @escaping Answering) {
        let (requests, key) = (self.requests, self.key)
        self.server.on(.get, ".well-known/openid-configuration") { request in
            let more = #","authorization_response_iss_parameter_supported":\#(answersNameIssuer)"#
            return TestServer.json(IssuerTests.document("http://\(request.head.authority ?? "")", more))
        }
        self.server.on(.get, "keys") { _ in
            let keys = JSONWebKeySet(keys: [try JSONWebKey(id: KeyID("k"), es256: key.publicKey)])
            return TestServer.json(String(decoding: keys.document(), as: UTF8.self))
        }
        self.server.on(.post, "token") { request in
            let fields = try FormFields(parsing: Array(try await request.text().utf8))
            requests.add((fields, request.headers[.authorization]))
            return try await token(fields, requests.all.count)
        }
    }

    /// An answer with a token.
    static func token(_ value: String, expiresIn: Int = 3_600, _ more: String = "") -> Response {
        TestServer.json(#"{"access_token":"\#(value)","token_type":"Bearer","expires_in":\#(expiresIn)\#(more)}"#)
    }

    static func refusal(_ error: String, _ status: HTTPResponse.Status = .badRequest) -> Response {
        TestServer.json(#"{"error":"\#(error)","error_description":"No."}"#, status)
    }

    /// A signed token of these claims.
    static func sign(_ claims: JSONValue, header: String, key: P256.Signing.PrivateKey) throws -> String {
        var json = JSONWriter()
        json.value(claims)
        let input = Base64URL.encode(Array(header.utf8)) + "." + Base64URL.encode(json.bytes)
        let signature = try key.signature(for: SHA256.hash(data: Array(input.utf8)))
        return input + "." + Base64URL.encode([UInt8](signature.rawRepresentation))
    }

    /// An ID token.
    static func idToken(
        issuer: String,
        nonce: String?,
        key: P256.Signing.PrivateKey,
        header: String = #"{"alg":"ES256","kid":"k"}"#,
        changing: [String: JSONValue?] = [:],
    ) throws -> String {
        let now = TestSurroundings.start.seconds
        var claims: [JSONMember] = [
            JSONMember(name: "iss", value: .string(issuer)),
            JSONMember(name: "sub", value: .string("person")),
            JSONMember(name: "aud", value: .string("native-a")),
            JSONMember(name: "iat", value: .integer(now)),
            JSONMember(name: "exp", value: .integer(now + 600)),
            JSONMember(name: "name", value: .string("Ada")),
        ]
        if let nonce { claims.append(JSONMember(name: "nonce", value: .string(nonce))) }
        for (name, value) in changing {
            claims.removeAll { $0.name == name }
            if let value { claims.append(JSONMember(name: name, value: value)) }
        }
        return try Self.sign(.object(claims), header: header, key: key)
    }
}
