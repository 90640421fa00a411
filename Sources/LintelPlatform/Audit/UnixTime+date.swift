package import LintelTokens

extension UnixTime {
    /// The first second of a day, `2026-11-22`, in UTC; nil for a text that names no day.
    package init?(date text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        let parts = text.split(separator: "-").map { part in part.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        let numbers = text.split(separator: "-").compactMap { Int64($0) }
        guard parts.allSatisfy({ $0 }), numbers.count == 3, numbers[0] >= 1970, (1...12).contains(numbers[1]),
            (1...31).contains(numbers[2])
        else { return nil }
        // Years are taken to begin in March, so that the leap day is a year's last.
        let year = numbers[1] <= 2 ? numbers[0] - 1 : numbers[0]
        let month = (numbers[1] + 9) % 12
        let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + numbers[2] - 1 - 719_468
        let time = UnixTime(day: days)
        // The 31st of a month with 30 days would be another day.
        guard time.timestamp.hasPrefix(text) else { return nil }
        self = time
    }
}
