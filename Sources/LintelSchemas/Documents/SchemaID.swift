/// The id of an installed schema, such as `/components/crs/1.0.1/crs.schema.json`: also its place in the directory.
package struct SchemaID: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let text: String

    package static let maximumBytes = 200
    private static let maximumSegments = 8

    /// Reads an id; nil for a text that is no absolute path of plain names that ends in `.json`.
    package init?(_ text: String) {
        guard text.utf8.count <= Self.maximumBytes, text.hasPrefix("/"), text.hasSuffix(".json") else { return nil }
        let segments = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        guard segments.count <= Self.maximumSegments, segments.allSatisfy(Self.isName) else { return nil }
        self.text = text
    }

    package var description: String { self.text }

    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }

    /// Letters, digits, `-`, `_` and `.`, the last not in front: such files are hidden, or the way up.
    private static func isName(_ text: Substring) -> Bool {
        !text.isEmpty && !text.hasPrefix(".")
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }
}
