import Crypto
import LintelCodec

/// A client secret in the clear: made once, shown once, never stored.
///
/// `lintel_cs_`, 256 random bits in base64url (43 characters) and a checksum (6 characters). The prefix and the
/// checksum let secret scanners find leaked ones without false alarms. All characters are from `A-Za-z0-9-_`, which
/// are the same with and without form-encoding in HTTP Basic (RFC 6749 §2.3.1).
package struct ClientSecret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    package static let prefix = "lintel_cs_"

    /// The secret itself, for the one answer that shows it.
    package let text: String

    /// Makes a new secret.
    package init(from random: RandomSource) {
        let body = Self.prefix + Base64URL.encode(random.bytes(32))
        self.text = body + Self.checksum(of: body)
    }

    /// Reads a secret; nil when the form or the checksum is wrong, which tells nothing about its being in use.
    package init?(_ text: String) {
        guard text.utf8.count == Self.prefix.utf8.count + 43 + 6, text.hasPrefix(Self.prefix) else { return nil }
        let body = String(decoding: text.utf8.dropLast(6), as: UTF8.self)
        let whole = body + Self.checksum(of: body)
        guard let bytes = Base64URL.decode(body.utf8.dropFirst(Self.prefix.utf8.count)), bytes.count == 32,
            text.utf8.elementsEqual(whole.utf8)
        else { return nil }
        self.text = whole
    }

    /// SHA-256 of the text, which is what is stored: a random secret of 256 bits needs no slow hash.
    package var digest: [UInt8] { Array(SHA256.hash(data: Array(self.text.utf8))) }

    /// The prefix and four characters: 24 of the 256 bits, to tell one secret from another.
    package var hint: String { String(self.text.prefix(Self.prefix.count + 4)) }

    package var description: String { "\(Self.prefix)[redacted]" }
    package var debugDescription: String { self.description }
    package var customMirror: Mirror { Mirror(reflecting: self.description) }

    /// The first four bytes of SHA-256 of everything before it, in base64url.
    private static func checksum(of body: String) -> String {
        Base64URL.encode(Array(SHA256.hash(data: Array(body.utf8)).prefix(4)))
    }
}
