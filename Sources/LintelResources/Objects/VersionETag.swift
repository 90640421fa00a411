import LintelCodec
import LintelPlatform

/// A version's entity tag (RFC 9110 §8.8.3): its id.
///
/// The Evo clients send it without quotation marks.
struct VersionETag: Sendable, Hashable {
    /// The tag as it stands in the field, in quotation marks.
    let text: String

    init(_ version: VersionID) {
        self.text = "\"\(version)\""
    }

    /// Whether an `If-None-Match` field names the tag, by the weak comparison (RFC 9110 §13.1.2).
    func isNamed(in field: String?) -> Bool {
        guard let field else { return false }
        return field.split(separator: ",").contains { part in
            let tag = part.trimmedSpaces
            return tag == "*" || Self.quoted(tag.hasPrefix("W/") ? tag.dropFirst(2) : tag[...]) == self.text
        }
    }

    /// The version that an `If-Match` field names; nil when it names none, several or a weak tag, which is the same as
    /// none (RFC 9110 §13.1.1).
    static func version(in field: String) -> VersionID? {
        let tag = Self.quoted(field[...].trimmedSpaces[...])
        guard tag.count > 1, tag.hasSuffix("\"") else { return nil }
        return VersionID(text: tag.dropFirst().dropLast())
    }

    private static func quoted(_ tag: Substring) -> String {
        tag.hasPrefix("\"") ? String(tag) : "\"\(tag)\""
    }
}
