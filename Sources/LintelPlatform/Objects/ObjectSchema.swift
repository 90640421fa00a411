/// The schema that an object's body follows, `/objects/pointset/1.2.0/pointset.schema.json`.
package struct ObjectSchema: Sendable, Hashable, CustomStringConvertible {
    package let id: String

    package static let maximumBytes = 200

    /// Reads a schema's id; nil for a text of another form.
    package init?(_ id: String) {
        guard id.utf8.count <= Self.maximumBytes else { return nil }
        let parts = id.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "objects", Self.isWord(parts[2]),
            Self.isVersion(parts[3]), parts[4] == parts[2] + ".schema.json"
        else { return nil }
        self.id = id
    }

    /// Takes an id from the database.
    package init(stored id: String) {
        self.id = id
    }

    package var description: String { self.id }

    /// Letters, digits, `-` and `_`.
    private static func isWord(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    /// Three numbers with points between them.
    private static func isVersion(_ text: Substring) -> Bool {
        let numbers = text.split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 3
            && numbers.allSatisfy { number in
                (1...9).contains(number.utf8.count) && number.utf8.allSatisfy { (0x30...0x39).contains($0) }
            }
    }
}
