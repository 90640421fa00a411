import LintelCodec
import LintelPlatform
import LintelTokens

/// What the answers about files and objects have in common.
extension JSONWriter {
    /// Writes a user, or null.
    mutating func member(_ name: StaticString, _ user: Author?) {
        self.key(name)
        if let user { self.author(user) } else { self.null() }
    }

    /// Writes when and by whom something was deleted, or null.
    mutating func members(_ deletion: Deletion?) {
        self.member("deleted_at", optional: deletion?.at.timestamp)
        self.member("deleted_by", deletion?.by)
    }
}
