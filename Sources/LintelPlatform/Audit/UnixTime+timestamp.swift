package import LintelTokens

extension UnixTime {
    /// A moment as RFC 3339 writes it, `2026-01-02T03:04:05Z`, with any offset; parts of a second are left out.
    ///
    /// - Returns: Nil for a text of another form, and for a day, hour, minute or second that there is not.
    package init?(timestamp text: String) {
        let form = #/(\d{4}-\d\d-\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:[Zz]|([+-])(\d\d):(\d\d))/#
        guard text.utf8.count <= 40, text.utf8.allSatisfy({ $0 < 0x80 }), let match = text.wholeMatch(of: form),
            let day = UnixTime(date: String(match.output.1)), let hour = Int64(match.output.2), hour < 24,
            let minute = Int64(match.output.3), minute < 60, let second = Int64(match.output.4), second < 60
        else { return nil }
        var offset: Int64 = 0
        if let sign = match.output.5, let hours = match.output.6.flatMap({ Int64($0) }), hours < 24,
            let minutes = match.output.7.flatMap({ Int64($0) }), minutes < 60
        {
            offset = (hours * 3_600 + minutes * 60) * (sign == "-" ? -1 : 1)
        } else if match.output.5 != nil {
            return nil
        }
        self = day + (hour * 3_600 + minute * 60 + second - offset)
    }
}
