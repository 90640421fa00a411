import Foundation

/// An e-mail address in the form that decides whether two addresses are the same: NFKC, case-folded, trimmed.
///
/// `Bob@X`, `bob@x` and the full-width form of it have one key (one account, one throttle counter). Dots and tags
/// (`b.ob`, `bob+x`) make other addresses: only the mail host knows whether they reach the same person.
package struct EmailKey: Sendable, Hashable, CustomStringConvertible {
    /// The normalised address; at most ``maximumLength`` bytes.
    package let rawValue: String

    /// RFC 5321 §4.5.3.1.3: a path is at most 256 octets with its angle brackets.
    package static let maximumLength = 254

    /// Normalises an address.
    ///
    /// - Throws: ``PlatformError`` with code `emailInvalid` when it is not `local@domain`, is too long, or holds
    ///   spaces, control characters or characters that cannot be seen.
    package init(_ address: String) throws(PlatformError) {
        let trimmed = address.trimmingCharacters(in: .whitespaces)
        // Full-width letters take three bytes where their keys take one.
        guard trimmed.utf8.count <= 3 * Self.maximumLength else { throw Self.invalid }
        let folded = trimmed.precomposedStringWithCompatibilityMapping
            .folding(options: .caseInsensitive, locale: nil)
            .precomposedStringWithCompatibilityMapping
            // Domain names take the ideographic full stop for a dot (UTS 46 §4); NFKC does not.
            .replacingOccurrences(of: "\u{3002}", with: ".")
        guard folded.utf8.count <= Self.maximumLength, Self.isAddress(folded) else { throw Self.invalid }
        self.rawValue = folded
    }

    /// Takes a key as it was stored.
    package init(stored rawValue: String) {
        self.rawValue = rawValue
    }

    package var description: String { self.rawValue }

    /// An address as accounts keep it: as it was typed, without spaces around it, composed (NFC).
    package static func composed(_ address: String) -> String {
        address.trimmingCharacters(in: .whitespaces).precomposedStringWithCanonicalMapping
    }

    /// The part behind the last `@`.
    package var domain: Substring { self.rawValue.split(separator: "@").last ?? "" }

    private static let invalid = PlatformError(
        .emailInvalid,
        "This is not an e-mail address: it needs the form name@example.org and at most 254 characters.",
        field: "email",
    )

    /// Works on code points: an accent behind a `<` or `@` would make another `Character` of it.
    private static func isAddress(_ text: String) -> Bool {
        let parts = text.unicodeScalars.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, String(parts[0]).utf8.count <= 64 else { return false }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return text.unicodeScalars.allSatisfy(self.isAllowed)
            && labels.allSatisfy { label in
                !label.isEmpty && String(label).utf8.count <= 63 && label.first != "-" && label.last != "-"
            }
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        guard !properties.isWhitespace, !properties.isDefaultIgnorableCodePoint else { return false }
        switch properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .unassigned: return false
        default: return !"<>()[]\\,;:\"".unicodeScalars.contains(scalar)
        }
    }
}
