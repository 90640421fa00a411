import Foundation

/// An e-mail address, with or without the name of whoever has it: `Lintel <no-reply@id.example.org>`.
package struct MailAddress: Sendable, Hashable, CustomStringConvertible {
    /// The name; nil for a bare address.
    package let name: String?
    /// `local@domain`.
    package let address: String

    /// Reads `NAME <ADDRESS>` or `ADDRESS`; nil when the address is none or the name holds what cannot be seen.
    package init?(_ text: String) {
        guard text.hasSuffix(">") else {
            guard (try? EmailKey(text)) != nil else { return nil }
            self.name = nil
            self.address = text.trimmingCharacters(in: .whitespaces)
            return
        }
        guard let bracket = text.lastIndex(of: "<") else { return nil }
        let address = String(text[text.index(after: bracket)...].dropLast())
        guard (try? EmailKey(address)) != nil, address == address.trimmingCharacters(in: .whitespaces),
            let line = try? PlainLine(Self.unquoted(text[..<bracket]), maximum: Self.maximumNameLength)
        else { return nil }
        self.name = line.text
        self.address = address
    }

    /// An address made of parts that are known to be good.
    package init(name: String, localPart: String, host: String) {
        self.name = name
        self.address = "\(localPart)@\(host)"
    }

    package var description: String { self.name.map { "\($0) <\(self.address)>" } ?? self.address }

    /// The part behind the last `@` of an address: where it may be told, the part before is a person's.
    package static func domain(of address: String) -> String {
        address.lastIndex(of: "@").map { String(address[address.index(after: $0)...]) } ?? "-"
    }

    private static let maximumNameLength = 64

    /// A name may stand in quotation marks, as it does in a mail (RFC 5322 §3.2.4).
    private static func unquoted(_ name: Substring) -> String {
        let name = name.trimmingCharacters(in: .whitespaces)
        guard name.count > 2, name.hasPrefix("\""), name.hasSuffix("\"") else { return name }
        return String(name.dropFirst().dropLast())
    }
}
