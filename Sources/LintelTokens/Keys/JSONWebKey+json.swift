package import LintelCodec

extension JSONWebKey {
    /// Reads one member of a key set's `keys` (RFC 7517 §4, RFC 7518 §6, RFC 8037 §2).
    ///
    /// - Throws: ``TokenError`` with code `malformed` when the key has no `kid`, is not for signatures, or is of a
    ///   kind that is not verified with here; symmetric keys are never taken.
    package init(json: JSONValue) throws(TokenError) {
        guard let id = json["kid"]?.stringValue, !id.isEmpty else { throw TokenError(.malformed, "a key has no kid") }
        // RFC 7517 §4.2 and §4.4: a key for encryption, or for another algorithm, is not for us.
        if let use = json["use"], use.stringValue != "sig" { throw TokenError(.malformed, "a key is not for sig") }
        try self.init(id: KeyID(id), material: try Self.material(of: json))
        if let algorithm = json["alg"], algorithm.stringValue != self.algorithm.rawValue {
            throw TokenError(.malformed, "a key is for another algorithm")
        }
    }

    /// Appends the key as a JSON object: public members only.
    package func write(to json: inout JSONWriter) {
        json.beginObject()
        switch self.material {
        case .ellipticCurve(let x, let y):
            json.member("kty", "EC")
            json.member("crv", "P-256")
            json.member("x", Base64URL.encode(x))
            json.member("y", Base64URL.encode(y))
        case .octetKeyPair(let x):
            json.member("kty", "OKP")
            json.member("crv", "Ed25519")
            json.member("x", Base64URL.encode(x))
        case .rsa(let modulus, let exponent):
            json.member("kty", "RSA")
            json.member("n", Base64URL.encode(modulus))
            json.member("e", Base64URL.encode(exponent))
        }
        json.member("use", "sig")
        json.member("alg", self.algorithm.rawValue)
        json.member("kid", self.id.rawValue)
        json.endObject()
    }

    private static func material(of json: JSONValue) throws(TokenError) -> Material {
        switch (json["kty"]?.stringValue, json["crv"]?.stringValue) {
        case ("EC", "P-256"):
            return .ellipticCurve(x: try Self.bytes("x", of: json), y: try Self.bytes("y", of: json))
        case ("OKP", "Ed25519"):
            return .octetKeyPair(x: try Self.bytes("x", of: json))
        case ("RSA", _):
            return .rsa(modulus: try Self.bytes("n", of: json), exponent: try Self.bytes("e", of: json))
        default:
            throw TokenError(.malformed, "a key is of an unknown kind")
        }
    }

    private static func bytes(_ name: String, of json: JSONValue) throws(TokenError) -> [UInt8] {
        guard let text = json[name]?.stringValue, let bytes = Base64URL.decode(Array(text.utf8)), !bytes.isEmpty else {
            throw TokenError(.malformed, "\(name) of a key is not base64url")
        }
        return bytes
    }
}
