import LintelTokens

extension UnixTime {
    /// The time as a mail's `Date` has it, in UTC (RFC 5322 §3.3): `Thu, 01 Jan 2026 00:00:00 +0000`.
    var mailDate: String {
        // 1970-01-01 was a Thursday; times before it do not occur.
        let weekday = Self.weekdays[Int(max(0, self.seconds) / 86_400 + 4) % 7]
        let parts = self.timestamp.split { "-T:Z".contains($0) }
        guard parts.count == 6, let month = Int(parts[1]), Self.months.indices.contains(month - 1) else { return "" }
        let time = "\(parts[3]):\(parts[4]):\(parts[5])"
        return "\(weekday), \(parts[2]) \(Self.months[month - 1]) \(parts[0]) \(time) +0000"
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
