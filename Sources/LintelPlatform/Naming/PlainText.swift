import Foundation

/// Text of several lines that people read: composed (NFC), without characters that cannot be seen.
package struct PlainText: Sendable, Hashable {
    package let text: String

    /// - Parameter maximum: How many characters (Unicode code points) are allowed.
    /// - Returns: Nil when the text is too long or holds control characters beside tab and line ends.
    package init?(_ text: String, maximum: Int) {
        guard text.utf8.count <= 8 * maximum else { return nil }
        let composed = text.precomposedStringWithCanonicalMapping
        guard composed.unicodeScalars.count <= maximum, composed.unicodeScalars.allSatisfy(Self.isAllowed) else {
            return nil
        }
        self.text = composed
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\t", "\n", "\r": true
        default: scalar.properties.generalCategory != .control
        }
    }
}
