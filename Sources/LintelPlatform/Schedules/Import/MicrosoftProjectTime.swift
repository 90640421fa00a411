import LintelTokens

/// How Microsoft Project XML writes times, in the clock of the project.
enum MicrosoftProjectTime {
    /// A moment, `2026-11-23T08:00:00`.
    static func moment(_ text: String?) -> UnixTime? {
        guard let text, text.utf8.count >= 19, let day = UnixTime(date: String(text.prefix(10))),
            let seconds = Self.seconds(ofDay: String(text.dropFirst(11).prefix(8)))
        else { return nil }
        let time = day + seconds
        return ScheduleLimits.earliest <= time && time < ScheduleLimits.latest ? time : nil
    }

    /// A time of day, `08:00:00`, in seconds.
    static func seconds(ofDay text: String?) -> Int64? {
        let parts = (text ?? "").split(separator: ":").map { Int64($0) }
        guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2],
            0..<24 ~= hour, 0..<60 ~= minute, 0..<60 ~= second
        else { return nil }
        return hour * 3_600 + minute * 60 + second
    }

    /// A duration, `PT40H0M0S`, in seconds; nil for one that is not within what schedules have.
    static func duration(_ text: String?) -> Int64? {
        guard let text, text.utf8.count <= 64, text.first == "P" else { return nil }
        var seconds: Int64 = 0
        var number = ""
        var isTime = false
        for character in text.dropFirst() {
            switch character {
            case "T": isTime = true
            case "0"..."9", ".": number.append(character)
            default:
                guard let unit = Self.unit(character, isTime), let value = Double(number),
                    value * Double(unit) <= Double(ScheduleLimits.seconds)
                else { return nil }
                seconds += Int64(value * Double(unit))
                number = ""
            }
        }
        return (0...ScheduleLimits.seconds).contains(seconds) && number.isEmpty ? seconds : nil
    }

    private static func unit(_ character: Character, _ isTime: Bool) -> Int64? {
        switch (character, isTime) {
        case ("D", false): 86_400
        case ("H", true): 3_600
        case ("M", true): 60
        case ("S", true): 1
        default: nil
        }
    }

    /// Whether a format of durations or lags is of elapsed time: every second one is.
    static func isElapsed(_ format: Int64?) -> Bool {
        guard let format else { return false }
        return [4, 6, 8, 10, 12, 20, 36, 38, 40, 42, 44, 52].contains(format)
    }
}
