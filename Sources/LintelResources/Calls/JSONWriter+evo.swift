import LintelCodec
import LintelPlatform
import LintelTokens

/// What the answers of several Evo APIs have in common.
extension JSONWriter {
    /// Writes a user, `{"id": …, "name": …, "email": …}`.
    mutating func member(_ name: StaticString, _ user: Author?) {
        self.key(name)
        guard let user else { return self.null() }
        self.beginObject()
        self.member("id", user.id.rawValue)
        self.optional("name", user.name)
        self.optional("email", user.email)
        self.endObject()
    }

    /// Writes a text, or null.
    mutating func optional(_ name: StaticString, _ value: String?) {
        self.key(name)
        if let value { self.string(value) } else { self.null() }
    }

    /// Writes when and by whom something was deleted, or null.
    mutating func members(_ deletion: Deletion?) {
        self.optional("deleted_at", deletion?.at.timestamp)
        self.member("deleted_by", deletion?.by)
    }
}
