/// Dates and times as texts (RFC 3339 §5.6).
enum CalendarText {
    typealias Bytes = Substring.UTF8View

    static func isDate(_ bytes: Bytes) -> Bool {
        var rest = bytes
        return self.takeDate(&rest) && rest.isEmpty
    }

    static func isTime(_ bytes: Bytes) -> Bool {
        var rest = bytes
        return self.takeTime(&rest) && rest.isEmpty
    }

    static func isDateTime(_ bytes: Bytes) -> Bool {
        var rest = bytes
        guard self.takeDate(&rest), self.take("Tt", &rest) != nil else { return false }
        return self.takeTime(&rest) && rest.isEmpty
    }

    /// Takes a full-date.
    private static func takeDate(_ rest: inout Bytes) -> Bool {
        guard let year = self.number(4, &rest), self.take("-", &rest) != nil, let month = self.number(2, &rest),
            self.take("-", &rest) != nil, let day = self.number(2, &rest), (1...12).contains(month)
        else { return false }
        let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...days[month - 1]).contains(day)
    }

    /// Takes a full-time; a leap second is the last of a day in UTC.
    private static func takeTime(_ rest: inout Bytes) -> Bool {
        guard let hour = self.number(2, &rest), self.take(":", &rest) != nil, let minute = self.number(2, &rest),
            self.take(":", &rest) != nil, let second = self.number(2, &rest), hour < 24, minute < 60, second <= 60
        else { return false }
        if self.take(".", &rest) != nil {
            let digits = rest.prefix(while: SchemaFormat.isDigit)
            guard !digits.isEmpty else { return false }
            rest = rest[digits.endIndex...]
        }
        var offset = 0
        if self.take("Zz", &rest) == nil {
            guard let sign = self.take("+-", &rest), let hours = self.number(2, &rest), self.take(":", &rest) != nil,
                let minutes = self.number(2, &rest), hours < 24, minutes < 60
            else { return false }
            offset = (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
        }
        guard second == 60 else { return true }
        let minuteOfDay = (hour * 60 + minute - offset + 2 * 1440) % 1440
        return minuteOfDay == 1439
    }

    /// That many digits.
    private static func number(_ count: Int, _ rest: inout Bytes) -> Int? {
        var value = 0
        for _ in 0..<count {
            guard let byte = rest.popFirst(), SchemaFormat.isDigit(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }

    /// One of these bytes.
    private static func take(_ choices: String, _ rest: inout Bytes) -> UInt8? {
        guard let byte = rest.first, choices.utf8.contains(byte) else { return nil }
        rest.removeFirst()
        return byte
    }
}
