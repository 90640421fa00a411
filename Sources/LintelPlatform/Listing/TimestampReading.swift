package import LintelTokens

/// A time that was read from ISO 8601 text in the profile of RFC 3339, a bit wider: the time of day, its seconds and the
/// zone may be absent; without a zone it is UTC.
package struct TimestampReading: Sendable, Hashable {
    /// The whole second.
    package let time: UnixTime
    /// Whether the text has a fraction of a second other than zero.
    package let hasFraction: Bool

    /// Nil for a text that names no time.
    package init?(_ text: some StringProtocol) {
        let text = String(text)
        guard text.utf8.count <= 40, let day = UnixTime(date: String(text.prefix(10))) else { return nil }
        var rest = text.utf8.dropFirst(10)
        guard let separator = rest.popFirst() else {
            self.time = day
            self.hasFraction = false
            return
        }
        guard separator == UInt8(ascii: "T") || separator == UInt8(ascii: "t") || separator == UInt8(ascii: " "),
            let hour = Self.number(&rest, atMost: 23), Self.skip(UInt8(ascii: ":"), &rest),
            let minute = Self.number(&rest, atMost: 59)
        else { return nil }
        var second: Int64 = 0
        var hasFraction = false
        if Self.skip(UInt8(ascii: ":"), &rest) {
            guard let value = Self.number(&rest, atMost: 59) else { return nil }
            second = value
            if Self.skip(UInt8(ascii: "."), &rest) {
                let digits = rest.prefix { (0x30...0x39).contains($0) }
                guard !digits.isEmpty else { return nil }
                hasFraction = digits.contains { $0 != 0x30 }
                rest = rest.dropFirst(digits.count)
            }
        }
        guard let zone = Self.zone(rest) else { return nil }
        self.time = day + (hour * 3600 + minute * 60 + second - zone)
        self.hasFraction = hasFraction
    }

    /// Seconds that a zone is ahead of UTC: nothing, `Z`, `+hh:mm` or `+hhmm`.
    private static func zone(_ text: Substring.UTF8View) -> Int64? {
        var rest = text
        guard let sign = rest.popFirst() else { return 0 }
        if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return rest.isEmpty ? 0 : nil }
        // In a query a plus sign that was not encoded has become a space.
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") || sign == UInt8(ascii: " "),
            let hours = Self.number(&rest, atMost: 23)
        else { return nil }
        Self.skip(UInt8(ascii: ":"), &rest)
        guard let minutes = rest.isEmpty ? 0 : Self.number(&rest, atMost: 59), rest.isEmpty else { return nil }
        let seconds = hours * 3600 + minutes * 60
        return sign == UInt8(ascii: "-") ? -seconds : seconds
    }

    /// Reads two digits.
    private static func number(_ text: inout Substring.UTF8View, atMost maximum: Int64) -> Int64? {
        let digits = text.prefix(2)
        guard digits.count == 2, digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let value = Int64(String(decoding: digits, as: UTF8.self)), value <= maximum
        else { return nil }
        text = text.dropFirst(2)
        return value
    }

    @discardableResult
    private static func skip(_ byte: UInt8, _ text: inout Substring.UTF8View) -> Bool {
        guard text.first == byte else { return false }
        text = text.dropFirst()
        return true
    }
}
