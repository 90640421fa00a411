import Foundation

/// The domain of e-mail addresses, `example.org`: lower case, letters, digits and hyphens (RFC 1123 §2.1).
package struct DomainName: Sendable, Hashable, CustomStringConvertible {
    package let rawValue: String

    /// RFC 1035 §2.3.4: 255 octets on the wire are 253 characters.
    package static let maximumLength = 253

    /// - Throws: ``PlatformError`` with code `domainInvalid` and field `domain`.
    package init(_ text: String) throws(PlatformError) {
        let name = text.trimmingCharacters(in: .whitespaces).lowercased()
        guard name.utf8.count <= Self.maximumLength, Self.isDomain(name) else {
            throw PlatformError(
                .domainInvalid,
                "This is not a domain: write the part behind the @ of your addresses, such as example.org.",
                field: "domain",
            )
        }
        self.rawValue = name
    }

    /// Takes a domain as it was stored.
    package init(stored rawValue: String) {
        self.rawValue = rawValue
    }

    package var description: String { self.rawValue }

    /// Whether an address lies in the domain or below it.
    package func contains(_ key: EmailKey) -> Bool {
        key.domain == self.rawValue || key.domain.hasSuffix(".\(self.rawValue)")
    }

    private static func isDomain(_ name: String) -> Bool {
        let labels = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2 else { return false }
        let areLabels = labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                && label.allSatisfy(Self.isAllowed)
        }
        // 127.0.0.1 is an address, not a name: a top-level domain is never all digits (RFC 3696 §2).
        return areLabels && labels.last?.allSatisfy { (0x30...0x39).contains($0) } == false
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
    }
}
