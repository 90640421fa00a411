extension UnixTime {
    /// The time as RFC 3339 text in UTC, `2026-01-02T03:04:05Z`.
    public var timestamp: String {
        var text: [UInt8] = []
        text.reserveCapacity(20)
        self.appendTimestamp(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends the bytes of ``timestamp``.
    package func appendTimestamp(to text: inout [UInt8]) {
        let day = Self.floorDivide(self.seconds, 86_400)
        let second = self.seconds - day * 86_400
        let (year, month, dayOfMonth) = Self.civil(fromDay: day)
        Self.append(year, width: 4, "-", to: &text)
        Self.append(month, width: 2, "-", to: &text)
        Self.append(dayOfMonth, width: 2, "T", to: &text)
        Self.append(second / 3600, width: 2, ":", to: &text)
        Self.append(second / 60 % 60, width: 2, ":", to: &text)
        Self.append(second % 60, width: 2, "Z", to: &text)
    }

    /// Year, month and day of the proleptic Gregorian calendar by the count of days since 1970-01-01.
    ///
    /// Years are taken to begin in March, so that the leap day is a year's last; an era is the calendar's cycle of
    /// 400 years, 146,097 days, and 719,468 days lie between 0000-03-01 and 1970-01-01.
    private static func civil(fromDay day: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = day + 719_468
        let era = Self.floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        value >= 0 ? value / divisor : (value + 1) / divisor - 1
    }

    /// Pages and logs are full of times: digits are written as bytes, without a text for each number.
    private static func append(_ value: Int64, width: Int, _ separator: Unicode.Scalar?, to text: inout [UInt8]) {
        if width == 2 {
            text.append(UInt8(ascii: "0") + UInt8(value / 10))
            text.append(UInt8(ascii: "0") + UInt8(value % 10))
        } else if (1_000...9_999).contains(value) {
            Self.append(value / 100, width: 2, nil, to: &text)
            Self.append(value % 100, width: 2, nil, to: &text)
        } else {
            let digits = String(value).utf8
            text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, width - digits.count)))
            text.append(contentsOf: digits)
        }
        if let separator { text.append(UInt8(ascii: separator)) }
    }
}
