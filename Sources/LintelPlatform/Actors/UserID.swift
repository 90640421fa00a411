import LintelOAuth
package import LintelTokens

/// Who somebody is in the resource APIs: a UUID for people and for service identities alike.
///
/// A person's is the account's id. A service identity's spells its client id, so that nothing has to be kept: 23
/// characters of the client id's random tail fit into the 122 bits of a UUID of version 8 (RFC 9562 §5.8), and 119 random
/// bits are no other service's.
package struct UserID: Sendable, Hashable, CustomStringConvertible {
    /// The UUID in lower case.
    package let rawValue: String

    /// What the command line goes by, which is nobody (RFC 9562 §5.9).
    package static let nobody = UserID(checked: "00000000-0000-0000-0000-000000000000")

    private init(checked rawValue: String) {
        self.rawValue = rawValue
    }

    /// Reads an id that a caller has sent; nil when it is not a UUID.
    package init?(_ text: some StringProtocol) {
        guard let uuid = UUIDText(text) else { return nil }
        self.rawValue = uuid.rawValue
    }

    /// The id of a person, a service identity, or whoever else stands in a row as its maker.
    package init(_ subject: Subject) {
        if let service = ServiceUserNumber(subject) {
            self.rawValue = service.uuid
        } else {
            self.rawValue = subject == Actor.commandLine.subject ? Self.nobody.rawValue : subject.rawValue
        }
    }

    package var description: String { self.rawValue }

    /// Whose id it is.
    package enum Reference: Sendable, Hashable {
        case subject(Subject)
        /// A service identity whose client id goes on behind these characters.
        case services(prefix: String)
    }

    /// Whose id it is, which may be somebody who does not exist.
    package var reference: Reference {
        guard let service = ServiceUserNumber(uuid: self.rawValue) else { return .subject(Subject(self.rawValue)) }
        let name = service.clientIDPrefix
        return service.isWhole ? .subject(Subject(name)) : .services(prefix: name)
    }
}

/// The first characters of a service's client id as digits of base 37; 0 ends a shorter one.
///
/// 37 to the power of 23 is less than 2 to the power of 120.
private struct ServiceUserNumber {
    private let digits: [UInt8]
    private static let length = 23
    /// Version 8, variant 10 (RFC 9562 §4).
    private static let fixedBits: UInt128 = (8 << 76) | (0b10 << 62)
    private static let fixedMask: UInt128 = (0xF << 76) | (0b11 << 62)
    private static let lowMask: UInt128 = (1 << 62) - 1

    /// Nil for a subject that is no service's.
    init?(_ subject: Subject) {
        let prefix = ClientType.service.clientIDPrefix
        guard subject.rawValue.hasPrefix(prefix) else { return nil }
        self.digits = subject.rawValue.utf8.dropFirst(prefix.utf8.count).prefix(Self.length).compactMap(Self.digit)
    }

    /// Nil for a UUID that is no service's.
    init?(uuid text: String) {
        guard let bits = UInt128(text.filter { $0 != "-" }, radix: 16), bits & Self.fixedMask == Self.fixedBits else {
            return nil
        }
        let (high, middle, low) = (bits >> 80, (bits >> 64) & 0xFFF, bits & Self.lowMask)
        var number: UInt128 = (high << 74) | (middle << 62) | low
        var digits: [UInt8] = []
        for _ in 0..<Self.length {
            digits.append(UInt8(number % 37))
            number /= 37
        }
        guard number == 0 else { return nil }
        self.digits = digits.reversed().filter { $0 > 0 }
    }

    /// Whether the digits spell the whole client id.
    var isWhole: Bool { self.digits.count < Self.length }

    var clientIDPrefix: String {
        ClientType.service.clientIDPrefix + String(decoding: self.digits.map(Self.character), as: UTF8.self)
    }

    var uuid: String {
        var number: UInt128 = 0
        for position in 0..<Self.length {
            number = number * 37 + UInt128(position < self.digits.count ? self.digits[position] : 0)
        }
        let (high, middle, low) = (number >> 74, (number >> 62) & 0xFFF, number & Self.lowMask)
        let bits: UInt128 = (high << 80) | (middle << 64) | low | Self.fixedBits
        return UUIDText(bits).rawValue
    }

    /// 1 to 26 for letters, 27 to 36 for digits.
    private static func digit(_ character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 1
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 27
        default: nil
        }
    }

    private static func character(_ digit: UInt8) -> UInt8 {
        digit < 27 ? UInt8(ascii: "a") + digit - 1 : UInt8(ascii: "0") + digit - 27
    }
}
