import LintelCodec
import LintelTokens

/// Working times as the database keeps them: arrays of seconds.
extension WorkCalendar {
    /// Reads a calendar from the database; nil when the texts are none.
    package init?(
        id: WorkCalendarID,
        scheduleID: ScheduleID,
        name: String,
        storedWeek: String,
        storedExceptions: String,
    ) {
        guard let week = Self.array(storedWeek)?.map(Self.periods), week.allSatisfy({ $0 != nil }),
            let exceptions = Self.array(storedExceptions)?.map(Exception.init(stored:)),
            exceptions.allSatisfy({ $0 != nil })
        else { return nil }
        self.init(
            id: id,
            scheduleID: scheduleID,
            name: name,
            week: week.compactMap(\.self),
            exceptions: exceptions.compactMap(\.self),
        )
    }

    /// The week as the database keeps it.
    package var weekText: String {
        var json = JSONWriter()
        json.beginArray()
        for day in self.week { Self.write(day, to: &json) }
        json.endArray()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// The exceptions as the database keeps them.
    package var exceptionsText: String {
        var json = JSONWriter()
        json.beginArray()
        for exception in self.exceptions {
            json.beginObject()
            if let name = exception.name { json.member("name", name) }
            json.member("first", exception.firstDay)
            json.member("last", exception.lastDay)
            json.key("periods")
            Self.write(exception.periods, to: &json)
            json.endObject()
        }
        json.endArray()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private static func array(_ text: String) -> [JSONValue]? {
        // More than two thousand exceptions of 24 working times with long names can need.
        (try? JSONValue(parsing: Array(text.utf8), maximumBytes: 16 * 1024 * 1024))?.arrayValue
    }

    private static func write(_ periods: [Period], to json: inout JSONWriter) {
        json.beginArray()
        for period in periods {
            json.integer(period.start)
            json.integer(period.end)
        }
        json.endArray()
    }

    fileprivate static func periods(_ json: JSONValue) -> [Period]? {
        guard let numbers = json.arrayValue?.compactMap(\.integerValue), numbers.count.isMultiple(of: 2) else {
            return nil
        }
        return stride(from: 0, to: numbers.count, by: 2).map { Period(numbers[$0], numbers[$0 + 1]) }
    }
}

extension WorkCalendar.Exception {
    fileprivate init?(stored json: JSONValue) {
        guard let first = json["first"]?.integerValue, let last = json["last"]?.integerValue,
            let periods = json["periods"].flatMap(WorkCalendar.periods)
        else { return nil }
        self.init(name: json["name"]?.stringValue, from: first, to: last, periods: periods)
    }
}
