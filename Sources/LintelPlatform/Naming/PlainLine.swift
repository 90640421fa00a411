import Foundation

/// One line of text that people read as a name: trimmed, composed (NFC), with nothing invisible in it.
package struct PlainLine: Sendable, Hashable {
    package let text: String

    /// Why a text is not a plain line.
    package enum Flaw: Error, Sendable, Hashable {
        case empty
        case tooLong
        /// A control character, line break, text direction override or another character that cannot be seen.
        case invisibleCharacter
    }

    /// Trims and composes a text, then checks it.
    ///
    /// - Parameter maximum: How many characters (Unicode code points) are allowed: letters with any number of
    ///   accents would count as one otherwise.
    package init(_ text: String, maximum: Int) throws(Flaw) {
        // Four bytes a code point at most: nothing longer can become short enough by trimming a few spaces.
        guard text.utf8.count <= 8 * maximum else { throw .tooLong }
        let line = text.trimmingCharacters(in: .whitespaces).precomposedStringWithCanonicalMapping
        guard line.unicodeScalars.contains(where: Self.isInk) else { throw .empty }
        guard line.unicodeScalars.allSatisfy(Self.isAllowed) else { throw .invisibleCharacter }
        guard line.unicodeScalars.count <= maximum else { throw .tooLong }
        self.text = line
    }

    /// Whether the character leaves something to be seen.
    private static func isInk(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
            && scalar.properties.generalCategory != .nonspacingMark
    }

    /// Whether the character can stand in text that people read.
    static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        // Format holds the direction overrides U+202A…U+202E and U+2066…U+2069 (Unicode TR 36 §2.3).
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
        default: true
        }
    }
}
