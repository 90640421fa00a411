import Crypto
import LintelCodec
import LintelTokens

/// Signs tokens of any shape with a fresh P-256 key.
struct TestIssuer {
    static let now = UnixTime(seconds: 1_800_000_000)
    static let issuer = "https://issuer.example"
    static let audience = "https://issuer.example/files"

    let key = P256.Signing.PrivateKey()
    let keyID: KeyID = KeyID("k1")

    func keySet() throws -> JSONWebKeySet {
        JSONWebKeySet(keys: [try JSONWebKey(id: self.keyID, es256: self.key.publicKey)])
    }

    var verifier: TokenVerifier { TokenVerifier(issuer: Self.issuer, audiences: [Self.audience]) }

    func token(header: String = Self.header(), payload: String = Self.payload()) throws -> String {
        let input = Base64URL.encode(Array(header.utf8)) + "." + Base64URL.encode(Array(payload.utf8))
        let signature = try self.key.signature(for: SHA256.hash(data: Array(input.utf8)))
        return input + "." + Base64URL.encode([UInt8](signature.rawRepresentation))
    }

    static func header(
        algorithm: String = "ES256",
        type: String? = "at+jwt",
        keyID: String? = "k1",
        extra: String = "",
    ) -> String {
        let members = [
            "\"alg\":\"\(algorithm)\"",
            type.map { "\"typ\":\"\($0)\"" },
            keyID.map { "\"kid\":\"\($0)\"" },
            extra.isEmpty ? nil : extra,
        ]
        return "{" + members.compactMap { $0 }.joined(separator: ",") + "}"
    }

    /// A payload whose members can be replaced by JSON text; nil leaves a member out.
    static func payload(_ changes: [String: String?] = [:]) -> String {
        var members: [String: String] = [
            "iss": "\"\(Self.issuer)\"", "sub": "\"3f0e\"", "aud": "\"\(Self.audience)\"", "client_id": "\"native-a\"",
            "scope": "[\"files.read\",\"files.list\"]", "iat": "\(Self.now.seconds)",
            "exp": "\(Self.now.seconds + 3600)", "jti": "\"t1\"",
        ]
        for (name, value) in changes { members[name] = value }
        return "{" + members.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
    }

    /// The code with which the verifier refuses the token; nil when it takes it.
    func refusal(_ token: String, at now: UnixTime = Self.now) throws -> TokenError.Code? {
        do {
            _ = try self.verifier.verify(token, keys: try self.keySet(), at: now)
            return nil
        } catch let error as TokenError {
            return error.code
        }
    }

    func refusal(header: String = Self.header(), payload: String = Self.payload()) throws -> TokenError.Code? {
        try self.refusal(try self.token(header: header, payload: payload))
    }
}
