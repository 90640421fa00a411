import LintelCodec
import LintelTokens

/// The header `Retry-After` (RFC 9110 §10.2.3): seconds, or a date in the form that senders have to use (§5.6.7).
enum RetryAfter {
    /// The pause that the header names; nil when it cannot be read.
    ///
    /// A date that has passed names none.
    static func pause(_ value: String, at now: UnixTime) -> Duration? {
        let text = String(Substring(value).trimmedSpaces)
        if !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
            // Nine digits are more than thirty years.
            guard text.utf8.count <= 9, let seconds = Int64(text) else { return nil }
            return .seconds(seconds)
        }
        guard let date = Self.date(text) else { return nil }
        return .seconds(max(0, date - now))
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`.
    static func date(_ text: some StringProtocol) -> UnixTime? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let month = Self.months.firstIndex(of: String(parts[2])),
            let day = Int64(parts[1]), (1...31).contains(day),
            let year = Int64(parts[3]), (1970...9999).contains(year)
        else { return nil }
        let clock = parts[4].split(separator: ":")
        guard clock.count == 3, let hour = Int64(clock[0]), (0...23).contains(hour),
            let minute = Int64(clock[1]), (0...59).contains(minute),
            let second = Int64(clock[2]), (0...60).contains(second)
        else { return nil }
        let days = Self.days(year: year, month: Int64(month + 1), day: day)
        return UnixTime(seconds: days * 86_400 + hour * 3_600 + minute * 60 + second)
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Days since 1970-01-01 of the Gregorian calendar; years are taken to begin in March, as in `UnixTime.timestamp`.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = (year / 400, year % 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
