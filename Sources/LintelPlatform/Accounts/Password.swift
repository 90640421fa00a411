import Foundation

/// A password as it was typed, composed (NFC) so that each keyboard gives the same bytes; never logged or stored.
package struct Password: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Longer ones are refused, not cut: nobody types more, and hashing must not be made expensive from outside.
    package static let maximumLength = 1000

    /// The composed text.
    let text: String

    /// Nil when there are more than ``maximumLength`` code points.
    package init?(_ typed: String) {
        // Composing never lengthens a text by more than a factor of three; bytes are checked before any work.
        guard typed.utf8.count <= 4 * Self.maximumLength else { return nil }
        let text = typed.precomposedStringWithCanonicalMapping
        guard text.unicodeScalars.count <= Self.maximumLength else { return nil }
        self.text = text
    }

    /// What is hashed.
    package var bytes: [UInt8] { Array(self.text.utf8) }

    package var description: String { "[redacted password]" }
    package var debugDescription: String { self.description }
    package var customMirror: Mirror { Mirror(reflecting: self.description) }
}
