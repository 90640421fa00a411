/// How many columns of a terminal a text takes.
enum DisplayWidth {
    /// Columns of a text without control characters.
    static func of(_ text: String) -> Int { text.reduce(0) { $0 + Self.of($1) } }

    /// The text, cut to so many columns with an ellipsis at its end.
    static func cut(_ text: String, to width: Int) -> String {
        guard Self.of(text) > width else { return text }
        var output = ""
        var used = 0
        for character in text {
            used += Self.of(character)
            guard used < width else { break }
            output.append(character)
        }
        return width > 0 ? output + "…" : ""
    }

    /// Unicode Standard Annex #11: the wide blocks, and emoji.
    private static func of(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        return switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
