import Crypto
import LintelCodec
import LintelOAuth
import LintelTokens
import Testing

@Suite struct PreparedSignerTests {
    static let payload = Array("{\"iss\":\"https://i.example\"}".utf8)

    private static func check(_ signer: some TokenSigner, key: JSONWebKey) throws {
        let token = try PreparedSigner(signer, type: "at+jwt").token(claims: Self.payload)
        let jws = try #require(CompactJWS(token))
        #expect(jws.payload == Self.payload)
        let header = try JSONValue(parsing: jws.header)
        #expect(header["alg"]?.stringValue == signer.algorithm.rawValue)
        #expect(header["typ"]?.stringValue == "at+jwt")
        #expect(header["kid"]?.stringValue == "k")
        #expect(header.objectValue?.count == 3)
        #expect(key.verify(signature: jws.signature, for: jws.signingInput))
        var changed = jws.signingInput
        changed[changed.count - 1] ^= 1
        #expect(!key.verify(signature: jws.signature, for: changed))
    }

    @Test func signsWithES256() throws {
        let key = P256.Signing.PrivateKey()
        try Self.check(ES256Signer(keyID: KeyID("k"), key: key), key: JSONWebKey(id: KeyID("k"), es256: key.publicKey))
    }

    @Test func signsWithEdDSA() throws {
        let key = Curve25519.Signing.PrivateKey()
        try Self.check(EdDSASigner(keyID: KeyID("k"), key: key), key: JSONWebKey(id: KeyID("k"), edDSA: key.publicKey))
    }
}
