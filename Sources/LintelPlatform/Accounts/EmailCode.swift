package import Crypto

/// A code of six digits, as it is mailed and typed in; never stored or logged.
package struct EmailCode: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package static let digits = 6

    /// The digits.
    package let text: String

    /// A fresh code: each of the million is as likely as any other.
    package init(random: RandomSource) {
        let bound: UInt32 = 1_000_000
        // Above the largest multiple of a million the first codes would be more likely.
        let usable = UInt32.max / bound * bound
        var number = usable
        while number >= usable { number = random.bytes(4).reduce(0) { $0 << 8 | UInt32($1) } }
        let text = String(number % bound)
        self.text = String(repeating: "0", count: Self.digits - text.count) + text
    }

    /// A code as somebody typed it: spaces and hyphens between the digits do not matter; nil when it is none.
    package init?(typed: String) {
        guard typed.utf8.count <= 64 else { return nil }
        let text = typed.filter { !$0.isWhitespace && $0 != "-" }
        guard text.utf8.count == Self.digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        self.text = text
    }

    /// What is stored of it: a MAC, so that a stolen database does not give a code that is still good.
    ///
    /// Purpose, address and browser go into it: a row whose code was copied from another one opens nothing.
    package func mac(for reference: EmailChallenge.Reference, key: SymmetricKey) -> [UInt8] {
        var content = Array("\(reference.purpose.rawValue) \(reference.key.rawValue) \(self.text) ".utf8)
        content += reference.browser
        return HMAC<SHA256>.authenticationCode(for: content, using: key).withUnsafeBytes(Array.init)
    }

    package var description: String { "[redacted code]" }
    package var debugDescription: String { self.description }
    package var customMirror: Mirror { Mirror(reflecting: self.description) }
}
