/// A JSON object together with the text that it was read from, so that it can be kept as it was sent.
///
/// Numbers above all: a number that was read and written again may be another one.
package struct JSONObjectText: Sendable {
    /// The text as sent.
    package let bytes: [UInt8]
    /// The members in the order sent; no name occurs twice.
    package let members: [JSONMember]
    private let places: [Range<Int>]

    /// Reads one JSON object.
    ///
    /// - Throws: ``JSONError`` for what ``JSONValue`` refuses, and for another value than an object.
    package init(parsing bytes: [UInt8], maximumBytes: Int) throws(JSONError) {
        guard bytes.count <= maximumBytes else { throw JSONError(code: .tooLarge, offset: 0) }
        var parser = JSONParser(bytes: bytes)
        guard case .object(let members) = try parser.parseText() else { throw JSONError(code: .syntax, offset: 0) }
        self.bytes = bytes
        self.members = members
        self.places = parser.outermostValues
    }

    /// The value of the member of that name.
    package subscript(name: String) -> JSONValue? {
        self.index(of: name).map { self.members[$0].value }
    }

    /// The text with another value for a member, which is added when there is none; the rest stays byte for byte.
    ///
    /// - Parameter json: One JSON value.
    package func setting(_ name: String, to json: some Collection<UInt8>) -> [UInt8] {
        var text = self.bytes
        if let index = self.index(of: name) {
            text.replaceSubrange(self.places[index], with: json)
            return text
        }
        var writer = JSONWriter(reservingCapacity: name.utf8.count + 2)
        writer.string(name)
        let brace = text.firstIndex(of: UInt8(ascii: "{")) ?? text.startIndex
        let member = writer.bytes + [UInt8(ascii: ":")] + json + (self.members.isEmpty ? [] : [UInt8(ascii: ",")])
        text.insert(contentsOf: member, at: brace + 1)
        return text
    }

    private func index(of name: String) -> Int? {
        self.members.firstIndex { $0.name.hasSameBytes(as: name) }
    }
}
