import LintelCodec

/// The public keys of an issuer (RFC 7517 §5): an immutable value, its keys ready to verify.
public struct JSONWebKeySet: Sendable, Hashable {
    /// The keys in the order of publication, each `kid` once.
    public let keys: [JSONWebKey]

    /// The largest document that is read, in bytes.
    public static let maximumBytes = 262_144
    /// How many keys of a document are read; each costs some parsing, and no issuer needs as many.
    private static let maximumKeys = 64

    /// Keeps the first key of each id.
    public init(keys: [JSONWebKey]) {
        var kept: [JSONWebKey] = []
        for key in keys where !kept.contains(where: { $0.id == key.id }) { kept.append(key) }
        self.keys = kept
    }

    /// Reads a key set document.
    ///
    /// Keys that cannot be used here (unknown kind, encryption, symmetric, no `kid`) are left out (RFC 7517 §5).
    /// - Throws: ``TokenError`` with code `malformed` when the document is no key set, or too large.
    public init(parsing bytes: [UInt8]) throws(TokenError) {
        let json: JSONValue
        do {
            json = try JSONValue(parsing: bytes, maximumBytes: Self.maximumBytes)
        } catch {
            throw TokenError(.malformed, "the key set is not JSON")
        }
        guard let elements = json["keys"]?.arrayValue else { throw TokenError(.malformed, "there is no key set") }
        self.init(keys: elements.prefix(Self.maximumKeys).compactMap { try? JSONWebKey(json: $0) })
    }

    /// The key with this id.
    public func key(_ id: KeyID) -> JSONWebKey? { self.keys.first { $0.id == id } }

    /// The document to publish: public members only.
    public func document() -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 256 + 512 * self.keys.count)
        json.beginObject()
        json.key("keys")
        json.beginArray()
        for key in self.keys { key.write(to: &json) }
        json.endArray()
        json.endObject()
        return json.bytes
    }
}
