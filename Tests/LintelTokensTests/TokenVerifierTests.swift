import Crypto
import CryptoExtras
import LintelCodec
import LintelTokens
import Testing

@Suite struct TokenVerifierTests {
    private let issuer = TestIssuer()

    @Test func takesTokenThatHoldsInEveryRespect() throws {
        let token = try self.issuer.token()
        let keys = try self.issuer.keySet()
        let claims = try self.issuer.verifier.verify(token, keys: keys, at: TestIssuer.now)
        #expect(claims.subject == Subject("3f0e"))
        #expect(claims.clientID == ClientID("native-a"))
        #expect(claims.scopes == ["files.read", "files.list"])
        #expect(!claims.isService)
    }

    // MARK: Header

    @Test("H05 refuses alg none", arguments: ["none", "None", "NONE", ""])
    func refusesAlgorithmNone(algorithm: String) throws {
        let signed = try self.issuer.token(header: TestIssuer.header(algorithm: algorithm))
        #expect(try self.issuer.refusal(signed) == .algorithmRefused)
        let unsigned = signed.split(separator: ".").prefix(2).joined(separator: ".") + "."
        #expect(try self.issuer.refusal(unsigned) == .algorithmRefused)
    }

    @Test("H05 refuses HS256 made with the public key's PEM")
    func refusesKeyedHashWithPublicKey() throws {
        let header = Base64URL.encode(Array(TestIssuer.header(algorithm: "HS256").utf8))
        let input = header + "." + Base64URL.encode(Array(TestIssuer.payload().utf8))
        let secret = SymmetricKey(data: Array(self.issuer.key.publicKey.pemRepresentation.utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Array(input.utf8), using: secret)
        #expect(try self.issuer.refusal(input + "." + Base64URL.encode(Array(code))) == .algorithmRefused)
    }

    @Test("H05 refuses an algorithm that is not the key's", arguments: ["RS256", "EdDSA"])
    func refusesAlgorithmConfusion(algorithm: String) throws {
        #expect(try self.issuer.refusal(header: TestIssuer.header(algorithm: algorithm)) == .algorithmRefused)
    }

    @Test("H05 refuses an RS256 key under the name ES256")
    func refusesRSASignatureUnderAnotherName() throws {
        let key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        let primitives = try key.publicKey.getKeyPrimitives()
        let published = try JSONWebKey(
            id: self.issuer.keyID,
            rs256Modulus: [UInt8](primitives.modulus),
            exponent: [UInt8](primitives.publicExponent),
        )
        let token = try self.issuer.token()
        #expect(throws: TokenError(.algorithmRefused, "alg is not the key's")) {
            try self.issuer.verifier.verify(token, keys: JSONWebKeySet(keys: [published]), at: TestIssuer.now)
        }
    }

    @Test("H05 refuses algorithms that the verifier was not given")
    func refusesAlgorithmThatIsNotAllowed() throws {
        let verifier = TokenVerifier(issuer: TestIssuer.issuer, audiences: nil, algorithms: [.rs256])
        let token = try self.issuer.token()
        let keys = try self.issuer.keySet()
        #expect(throws: TokenError.self) { try verifier.verify(token, keys: keys, at: TestIssuer.now) }
    }

    @Test(
        "H05 looks a hostile kid up and finds nothing",
        arguments: ["../../../../dev/null", "k1' OR '1'='1", "k1%00", "K1", " k1", "https://evil.example/key"],
    )
    func refusesUnknownKeyID(keyID: String) throws {
        #expect(try self.issuer.refusal(header: TestIssuer.header(keyID: keyID)) == .keyUnknown)
    }

    @Test func refusesTokenWithoutKeyID() throws {
        #expect(try self.issuer.refusal(header: TestIssuer.header(keyID: nil)) == .malformed)
        #expect(try self.issuer.refusal(header: TestIssuer.header(keyID: "")) == .malformed)
    }

    @Test func namesTheMissingKey() throws {
        let token = try self.issuer.token(header: TestIssuer.header(keyID: "k2"))
        let keys = try self.issuer.keySet()
        let error = #expect(throws: TokenError.self) {
            try self.issuer.verifier.verify(token, keys: keys, at: TestIssuer.now)
        }
        #expect(error?.missingKeyID == KeyID("k2"))
    }

    @Test(
        "H05 refuses crit and keys that the token brings along",
        arguments: [
            "\"crit\":[\"b64\"],\"b64\":true", "\"crit\":[]", "\"jwk\":{\"kty\":\"EC\"}",
            "\"jku\":\"https://evil.example/jwks\"", "\"x5u\":\"https://evil.example/c\"", "\"x5c\":[\"MIIB\"]",
            "\"x5t\":\"abc\"", "\"x5t#S256\":\"abc\"",
        ],
    )
    func refusesHeaderWithExtensionOrKey(extra: String) throws {
        #expect(try self.issuer.refusal(header: TestIssuer.header(extra: extra)) == .criticalHeader)
    }

    @Test("H06 refuses tokens of another type", arguments: ["JWT", "id_token+jwt", "logout+jwt", "dpop+jwt", "", nil])
    func refusesOtherType(type: String?) throws {
        #expect(try self.issuer.refusal(header: TestIssuer.header(type: type)) == .typeRefused)
    }

    @Test("H06 compares the type without case", arguments: ["at+jwt", "AT+JWT", "Application/At+Jwt"])
    func takesTypeInAnyCase(type: String) throws {
        #expect(try self.issuer.refusal(header: TestIssuer.header(type: type)) == nil)
    }

    // MARK: Signature

    @Test("H05 refuses an empty, short, long or foreign signature")
    func refusesWrongSignature() throws {
        let parts = try self.issuer.token().split(separator: ".").map(String.init)
        let input = parts[0] + "." + parts[1]
        let foreign = try TestIssuer().token().split(separator: ".").map(String.init)
        for signature in ["", "AA", foreign[2], Base64URL.encode([UInt8](repeating: 0, count: 64)), parts[2] + "AAAA"] {
            #expect(try self.issuer.refusal(input + "." + signature) == .signatureInvalid)
        }
    }

    @Test("H05 refuses a DER signature")
    func refusesDERSignature() throws {
        let parts = try self.issuer.token().split(separator: ".").map(String.init)
        let input = parts[0] + "." + parts[1]
        let signature = try self.issuer.key.signature(for: SHA256.hash(data: Array(input.utf8)))
        let encoded = Base64URL.encode([UInt8](signature.derRepresentation))
        #expect(try self.issuer.refusal(input + "." + encoded) == .signatureInvalid)
    }

    @Test("H05 refuses a changed payload")
    func refusesChangedPayload() throws {
        let parts = try self.issuer.token().split(separator: ".").map(String.init)
        let changed = Base64URL.encode(Array(TestIssuer.payload(["scope": "[\"everything\"]"]).utf8))
        #expect(try self.issuer.refusal("\(parts[0]).\(changed).\(parts[2])") == .signatureInvalid)
    }

    @Test(arguments: ["", ".", "..", "a.b", "a.b.c.d", "{}", "e30.e30.", "e30=.e30.AA", "\u{0}"])
    func refusesWhatIsNoToken(text: String) throws {
        #expect(try self.issuer.refusal(text) == .malformed)
    }

    @Test("H14 does not read a token that carries a thousand roles")
    func refusesHugeToken() throws {
        let roles = (0..<1000).map { "\"project-\($0)-administrator\"" }.joined(separator: ",")
        #expect(try self.issuer.refusal(payload: TestIssuer.payload(["role": "[\(roles)]"])) == .malformed)
    }

    // MARK: Claims

    @Test(
        "H07 refuses other issuers",
        arguments: [
            "https://issuer.example/", "https://issuer.example/tenant-b", "http://issuer.example",
            "HTTPS://ISSUER.EXAMPLE", "https://other.example",
        ],
    )
    func refusesOtherIssuer(issuer: String) throws {
        let payload = TestIssuer.payload(["iss": "\"\(issuer)\""])
        #expect(try self.issuer.refusal(payload: payload) == .issuerMismatch)
    }

    @Test(
        "H07 refuses other audiences",
        arguments: [
            "\"https://issuer.example/objects\"", "[\"https://issuer.example/objects\",\"native-a\"]", "[]",
            "\"https://issuer.example/files/\"", "[\"HTTPS://issuer.example/files\"]",
        ],
    )
    func refusesOtherAudience(audience: String) throws {
        #expect(try self.issuer.refusal(payload: TestIssuer.payload(["aud": audience])) == .audienceMismatch)
    }

    @Test func takesOneAudienceOfSeveral() throws {
        let audience = "[\"https://issuer.example/objects\",\"\(TestIssuer.audience)\"]"
        #expect(try self.issuer.refusal(payload: TestIssuer.payload(["aud": audience])) == nil)
    }

    @Test(
        "H07 refuses a token without a required claim",
        arguments: ["iss", "sub", "aud", "client_id", "iat", "exp", "jti"],
    )
    func refusesMissingClaim(name: String) throws {
        #expect(try self.issuer.refusal(payload: TestIssuer.payload([name: nil])) == .claimMissing)
    }

    @Test("H04 refuses at the second of expiry, with the leeway")
    func refusesExpiredToken() throws {
        let token = try self.issuer.token()
        let expiry = TestIssuer.now + 3600
        #expect(try self.issuer.refusal(token, at: expiry + 29) == nil)
        #expect(try self.issuer.refusal(token, at: expiry + 30) == .expired)
        #expect(try self.issuer.refusal(token, at: expiry + 90_000) == .expired)
    }

    @Test("H04 refuses nbf and iat in the future, with the leeway", arguments: ["nbf", "iat"])
    func refusesTokenFromTheFuture(name: String) throws {
        let token = try self.issuer.token(payload: TestIssuer.payload([name: "\(TestIssuer.now.seconds + 31)"]))
        #expect(try self.issuer.refusal(token) == .notYetValid)
        #expect(try self.issuer.refusal(token, at: TestIssuer.now + 1) == nil)
    }

    @Test(
        "H04 refuses times that are no times",
        arguments: ["-1", "1e300", "9223372036854775807", "\"1800003600\"", "null"],
    )
    func refusesAbsurdTime(time: String) throws {
        #expect(try self.issuer.refusal(payload: TestIssuer.payload(["exp": time])) == .malformed)
    }
}
