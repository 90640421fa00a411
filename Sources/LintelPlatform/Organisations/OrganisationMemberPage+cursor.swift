import LintelCodec

extension OrganisationMemberPage {
    /// The cursor that goes on behind an address.
    static func cursor(after key: EmailKey) -> String { Base64URL.encode(Array(key.rawValue.utf8)) }

    /// The address in a cursor; nil when it is none.
    static func key(of cursor: String) -> EmailKey? {
        guard cursor.utf8.count <= 512, let bytes = Base64URL.decode(cursor.utf8),
            let text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        return try? EmailKey(text)
    }
}
