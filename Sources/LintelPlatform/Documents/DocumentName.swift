import Foundation

/// The name of a folder or a document, composed (NFC) and otherwise as it was sent; letters of either case mean the same.
///
/// It may become the name of a file on the disk of whoever downloads: what no disk takes, or takes for something else, is
/// refused.
package struct DocumentName: Sendable, Hashable, CustomStringConvertible {
    package let text: String

    /// Characters (Unicode code points) of a name.
    package static let maximum = 255
    /// Bytes of a name in UTF-8.
    private static let maximumBytes = 1_020

    /// Composes and checks a name.
    ///
    /// - Throws: ``PlatformError`` with code `nameInvalid`.
    package init(_ text: String, field: String = "name") throws(PlatformError) {
        guard text.utf8.count <= 2 * Self.maximumBytes else { throw Self.tooLong(field) }
        let name = text.precomposedStringWithCanonicalMapping
        guard name.unicodeScalars.count <= Self.maximum, name.utf8.count <= Self.maximumBytes else {
            throw Self.tooLong(field)
        }
        guard !name.isEmpty, name.unicodeScalars.allSatisfy(Self.isAllowed),
            !name.utf8.elementsEqual(".".utf8), !name.utf8.elementsEqual("..".utf8),
            name.unicodeScalars.first?.properties.isWhitespace == false,
            name.unicodeScalars.last?.properties.isWhitespace == false
        else {
            throw PlatformError(
                .nameInvalid,
                """
                A name is not empty, '.' or '..', has no space at its ends, and holds none of \
                / \\ : * ? " < > | and no character that cannot be seen.
                """,
                field: field,
            )
        }
        self.text = name
    }

    /// Takes a name from the database.
    package init(stored text: String) {
        self.text = text
    }

    package var description: String { self.text }

    /// What two names that mean the same have in common.
    package var key: String { Self.key(of: self.text) }

    /// What a text is compared by with names.
    package static func key(of text: String) -> String {
        text.precomposedStringWithCanonicalMapping.lowercased()
    }

    private static func tooLong(_ field: String) -> PlatformError {
        PlatformError(.nameInvalid, "A name has at most \(Self.maximum) characters.", field: field)
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "/", "\\", ":", "*", "?", "\"", "<", ">", "|": false
        default: EvoPath.isAllowed(scalar)
        }
    }

    /// Equality of the bytes: the texts are composed.
    package static func == (left: Self, right: Self) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    package func hash(into hasher: inout Hasher) { hasher.combine(self.text) }
}
