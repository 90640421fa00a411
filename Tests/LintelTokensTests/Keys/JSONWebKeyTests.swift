import Crypto
import CryptoExtras
import LintelCodec
import LintelTokens
import Testing

@Suite struct JSONWebKeyTests {
    private static let x = "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\""
    private let input = Array("header.payload".utf8)

    @Test func verifiesES256() throws {
        let key = P256.Signing.PrivateKey()
        let published = try JSONWebKey(id: KeyID("k"), es256: key.publicKey)
        let signature = [UInt8](try key.signature(for: SHA256.hash(data: self.input)).rawRepresentation)
        #expect(published.algorithm == .es256)
        #expect(published.verify(signature: signature, for: self.input))
        #expect(!published.verify(signature: signature, for: self.input + [0]))
        #expect(!published.verify(signature: Array(signature.dropLast()), for: self.input))
    }

    @Test func verifiesEdDSA() throws {
        let key = Curve25519.Signing.PrivateKey()
        let published = try JSONWebKey(id: KeyID("k"), edDSA: key.publicKey)
        let signature = [UInt8](try key.signature(for: self.input))
        #expect(published.algorithm == .edDSA)
        #expect(published.verify(signature: signature, for: self.input))
        #expect(!published.verify(signature: [], for: self.input))
    }

    @Test func verifiesRS256WithPKCS1PaddingOnly() throws {
        let key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        let primitives = try key.publicKey.getKeyPrimitives()
        let published = try JSONWebKey(
            id: KeyID("k"),
            rs256Modulus: [0] + [UInt8](primitives.modulus),
            exponent: [UInt8](primitives.publicExponent),
        )
        let digest = SHA256.hash(data: self.input)
        let signature = try key.signature(for: digest, padding: .insecurePKCS1v1_5)
        let other = try key.signature(for: digest, padding: .PSS)
        #expect(published.algorithm == .rs256)
        #expect(published.verify(signature: [UInt8](signature.rawRepresentation), for: self.input))
        #expect(!published.verify(signature: [UInt8](other.rawRepresentation), for: self.input))
    }

    @Test func writesWhatItReads() throws {
        let key = try JSONWebKey(id: KeyID("k"), es256: P256.Signing.PrivateKey().publicKey)
        var json = JSONWriter()
        key.write(to: &json)
        #expect(try JSONWebKey(json: JSONValue(parsing: json.bytes)) == key)
    }

    @Test func neverWritesPrivateMembers() throws {
        let key = P256.Signing.PrivateKey()
        let point = [UInt8](key.publicKey.rawRepresentation)
        let text = """
            {"kty":"EC","crv":"P-256","kid":"k","x":"\(Base64URL.encode(point.prefix(32)))",\
            "y":"\(Base64URL.encode(point.suffix(32)))","d":"\(Base64URL.encode([UInt8](key.rawRepresentation)))"}
            """
        var json = JSONWriter()
        try JSONWebKey(json: JSONValue(parsing: Array(text.utf8))).write(to: &json)
        let members = try JSONValue(parsing: json.bytes).objectValue?.map(\.name) ?? []
        #expect(Set(members) == ["kty", "crv", "x", "y", "use", "alg", "kid"])
    }

    @Test(arguments: [
        "\"kty\":\"oct\",\"kid\":\"k\",\"k\":\"AAAA\"",
        "\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"k\",\"x\":\"AAAA\",\"y\":\"AAAA\"",
        "\"kty\":\"EC\",\"crv\":\"P-384\",\"kid\":\"k\",\"x\":\"AAAA\",\"y\":\"AAAA\"",
        "\"kty\":\"RSA\",\"kid\":\"k\",\"n\":\"AQAB\",\"e\":\"AQAB\"",
        "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\(Self.x)",
        "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"k\",\"use\":\"enc\",\(Self.x)",
        "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"k\",\"alg\":\"ES256\",\(Self.x)",
        "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"k\",\"x\":\"not base64\"",
    ])
    func refusesUnfitKey(members: String) throws {
        let json = try JSONValue(parsing: Array("{\(members)}".utf8))
        #expect(throws: TokenError.self) { try JSONWebKey(json: json) }
    }

    @Test func refusesPointOffTheCurve() throws {
        let zero = Base64URL.encode([UInt8](repeating: 0, count: 32))
        let text = "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"k\",\"x\":\"\(zero)\",\"y\":\"\(zero)\"}"
        #expect(throws: TokenError.self) { try JSONWebKey(json: JSONValue(parsing: Array(text.utf8))) }
    }
}
