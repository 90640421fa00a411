import Crypto
import LintelCodec

/// A place in a list as clients carry it from one answer to the next question.
///
/// It opens nothing: what a caller may see is decided anew at each call. It is bound to one list, so that the token of
/// another list, or of the same one asked for with other filters, is refused instead of skipping something in silence.
package struct ListToken: Sendable, Hashable {
    /// What the place is made of, in a form that the list knows.
    package var parts: [String]

    private static let digestLength = 12
    /// The longest text that is looked at: a place is a few ids.
    private static let maximumLength = 1_024

    package init(_ parts: [String]) {
        self.parts = parts
    }

    /// Reads a token.
    ///
    /// - Parameters:
    ///   - list: Names the list with all that says what is in it.
    ///   - field: The parameter that holds the token.
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    package init(_ text: String, of list: [String], field: String) throws(PlatformError) {
        guard text.utf8.count <= Self.maximumLength, let bytes = Base64URL.decode(text.utf8),
            bytes.count > Self.digestLength,
            bytes.prefix(Self.digestLength).elementsEqual(
                Self.digest(of: list, Array(bytes.dropFirst(Self.digestLength)))
            ),
            let content = try? JSONValue(parsing: bytes.dropFirst(Self.digestLength)).arrayValue,
            case let parts = content.compactMap(\.stringValue), parts.count == content.count,
            !parts.contains(where: { $0.utf8.contains(0) })
        else { throw PlatformError(.queryInvalid, "This token is none of this list.", field: field) }
        self.parts = parts
    }

    /// How many rows stand before the part of a list whose places are counted; none without a token.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    package static func offset(_ text: String?, of list: [String], field: String) throws(PlatformError) -> Int {
        guard let text else { return 0 }
        let parts = try ListToken(text, of: list, field: field).parts
        guard let offset = parts.first.flatMap({ Int($0) }), offset >= 0 else {
            throw PlatformError(.queryInvalid, "This token is none of this list.", field: field)
        }
        return offset
    }

    /// The token as clients carry it.
    package func text(of list: [String]) -> String {
        let content = Self.json(self.parts)
        return Base64URL.encode(Self.digest(of: list, content) + content)
    }

    /// A digest of the place and of the list that it belongs to.
    private static func digest(of list: [String], _ content: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: Self.json(list))
        hash.update(data: content)
        return Array(hash.finalize().prefix(Self.digestLength))
    }

    private static func json(_ texts: [String]) -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 128)
        json.beginArray()
        for text in texts { json.string(text) }
        json.endArray()
        return json.bytes
    }
}
