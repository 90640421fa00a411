package import LintelTokens

/// How texts, times and numbers of schedules have to look, whichever field they stand in.
package enum ScheduleText {
    /// One line that has to be there.
    package static func name(_ text: String, field: String, maximum: Int = 512) throws(PlatformError) -> String {
        do {
            return try PlainLine(text, maximum: maximum).text
        } catch {
            throw .schedule("The name has to be one line of 1 to \(maximum) characters that can be seen.", field: field)
        }
    }

    /// One line, or nothing: an empty one counts as none.
    package static func line(_ text: String?, maximum: Int = 512, field: String) throws(PlatformError) -> String? {
        guard let text, !text.isEmpty else { return nil }
        return try Self.name(text, field: field, maximum: maximum)
    }

    /// Some lines, or nothing.
    package static func lines(_ text: String?, maximum: Int = 10_000, field: String) throws(PlatformError) -> String? {
        guard let text, !text.isEmpty else { return nil }
        guard let plain = PlainText(text, maximum: maximum) else {
            throw .schedule("The text has more than \(maximum) characters, or some that cannot be seen.", field: field)
        }
        return plain.text
    }

    /// A colour as `#RRGGBB`.
    package static func colour(_ text: String?, field: String) throws(PlatformError) -> String? {
        guard let text, !text.isEmpty else { return nil }
        let digits = text.utf8.dropFirst()
        guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6,
            digits.allSatisfy({ UnicodeScalar($0).properties.isASCIIHexDigit })
        else { throw .schedule("A colour is written as #RRGGBB.", field: field) }
        return text.lowercased()
    }

    /// A time that schedules can deal with.
    package static func time(_ time: UnixTime?, field: String) throws(PlatformError) -> UnixTime? {
        guard let time else { return nil }
        guard ScheduleLimits.earliest <= time, time < ScheduleLimits.latest else {
            throw .schedule("The time has to lie between the years 1900 and 3000.", field: field)
        }
        return time
    }

    /// Seconds of working time.
    package static func duration(_ seconds: Int64, field: String) throws(PlatformError) -> Int64 {
        guard (0...ScheduleLimits.seconds).contains(seconds) else {
            throw .schedule("A duration has 0 to \(ScheduleLimits.seconds) seconds.", field: field)
        }
        return seconds
    }

    /// An amount in millionths.
    package static func quantity(_ millionths: Int64, field: String) throws(PlatformError) -> Int64 {
        guard millionths.magnitude <= 1_000_000_000_000_000_000 else {
            throw .schedule("The quantity is too large.", field: field)
        }
        return millionths
    }
}
