import LintelCodec

/// The JOSE header of a signed token (RFC 7515 §4), as far as a verifier looks at it.
public struct TokenHeader: Sendable, Hashable {
    /// The `alg` member, not yet checked against what is allowed.
    public let algorithm: String
    /// The `typ` member as written.
    public let type: String?
    /// The `kid` member: a name to look up, never a path or a query.
    public let keyID: KeyID?
    /// Whether a `crit` member is present; no extension is understood here (RFC 7515 §4.1.11).
    public let hasCriticalExtensions: Bool
    /// Whether the header brings or points to a key of its own: `jwk`, `jku`, `x5c`, `x5u`, `x5t`.
    public let hasEmbeddedKey: Bool

    private static let embeddedKeyMembers = ["jwk", "jku", "x5c", "x5u", "x5t", "x5t#S256"]

    /// Reads the decoded header bytes.
    ///
    /// - Throws: ``TokenError`` with code `malformed` when they are not a JSON object with the right member types.
    public init(parsing bytes: [UInt8]) throws(TokenError) {
        let json: JSONValue
        do {
            json = try JSONValue(parsing: bytes, maximumBytes: 4096)
        } catch {
            throw TokenError(.malformed, "the header is not JSON")
        }
        guard let algorithm = json["alg"]?.stringValue else {
            throw TokenError(.malformed, "the header has no alg")
        }
        self.algorithm = algorithm
        self.type = try Self.text("typ", of: json)
        self.keyID = try Self.text("kid", of: json).map { KeyID($0) }
        self.hasCriticalExtensions = json["crit"] != nil
        self.hasEmbeddedKey = Self.embeddedKeyMembers.contains { json[$0] != nil }
    }

    private static func text(_ name: String, of json: JSONValue) throws(TokenError) -> String? {
        guard let value = json[name] else { return nil }
        guard let text = value.stringValue else { throw TokenError(.malformed, "\(name) is not a string") }
        return text
    }
}
