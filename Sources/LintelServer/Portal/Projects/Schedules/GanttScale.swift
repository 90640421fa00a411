import LintelPlatform
import LintelTokens

/// How much time a stretch of a Gantt chart stands for.
package enum GanttZoom: String, Sendable, Hashable, CaseIterable {
    case day, week, month, quarter

    /// Pixels of a day, times a hundred.
    var pixelsOfHundredDays: Int64 {
        switch self {
        case .day: 3_200
        case .week: 900
        case .month: 260
        case .quarter: 90
        }
    }

    var label: String {
        switch self {
        case .day: "Days"
        case .week: "Weeks"
        case .month: "Months"
        case .quarter: "Quarters"
        }
    }
}

/// Where times lie on a Gantt chart.
struct GanttScale: Sendable, Hashable {
    let zoom: GanttZoom
    /// The midnight at which the chart begins.
    let start: UnixTime
    let days: Int64

    private static let secondsOfDay: Int64 = 86_400
    /// Browsers draw no wider pictures well.
    private static let maximumWidth: Int64 = 30_000
    /// What a chart has at least, and what fits on a screen.
    private static let minimumDays: Int64 = 14
    private static let usualWidth: Int64 = 1_400

    /// - Parameters:
    ///   - times: The earliest and the latest time of the chart.
    ///   - zoom: Nil for the finest by which the chart fits on a screen; a coarser one is taken for what would be too wide.
    init(_ times: ClosedRange<UnixTime>, zoom: GanttZoom?) {
        let first = Self.midnight(times.lowerBound) - Self.secondsOfDay
        let last = Self.midnight(times.upperBound) + 2 * Self.secondsOfDay
        let days = max((last - first) / Self.secondsOfDay, Self.minimumDays)
        func width(_ zoom: GanttZoom) -> Int64 { days * zoom.pixelsOfHundredDays / 100 }
        let finest = zoom ?? GanttZoom.allCases.first { width($0) <= Self.usualWidth } ?? .quarter
        let order = GanttZoom.allCases.drop { $0 != finest }
        self.zoom = order.first { width($0) <= Self.maximumWidth } ?? .quarter
        self.start = first
        // What is too wide all the same ends where the picture does.
        self.days = min(days, Self.maximumWidth * 100 / self.zoom.pixelsOfHundredDays)
    }

    var width: Int64 { self.days * self.zoom.pixelsOfHundredDays / 100 }

    /// Where a time lies, within the picture.
    func x(_ time: UnixTime) -> Int64 {
        let seconds = min(max(time - self.start, 0), self.days * Self.secondsOfDay)
        return seconds * self.zoom.pixelsOfHundredDays / (100 * Self.secondsOfDay)
    }

    func contains(_ time: UnixTime) -> Bool {
        (0...self.days * Self.secondsOfDay).contains(time - self.start)
    }

    private static func midnight(_ time: UnixTime) -> UnixTime {
        let rest = time.seconds % Self.secondsOfDay
        return time - (rest < 0 ? rest + Self.secondsOfDay : rest)
    }

    /// A line of the calendar, with what is written beside it.
    struct Tick: Sendable, Hashable {
        let x: Int64
        /// Nil for a line alone.
        let label: String?
    }

    /// Lines at the beginning of days, weeks, months or quarters.
    var ticks: [Tick] {
        (0..<self.days).compactMap { index in
            let day = self.start + index * Self.secondsOfDay
            let date = day.timestamp.prefix(10)
            let (month, dayOfMonth) = (Int(date.dropFirst(5).prefix(2)) ?? 1, Int(date.suffix(2)) ?? 1)
            // 1970-01-01 was a Thursday.
            let isMonday = (day.seconds / Self.secondsOfDay + 3).isMultiple(of: 7)
            let label: String?
            switch self.zoom {
            case .day: label = isMonday ? String(date) : nil
            case .week where isMonday: label = dayOfMonth <= 7 ? String(date.prefix(7)) : nil
            case .month where dayOfMonth == 1: label = (month - 1).isMultiple(of: 2) ? String(date.prefix(7)) : nil
            case .quarter where dayOfMonth == 1 && (month - 1).isMultiple(of: 3):
                label = month == 1 ? String(date.prefix(4)) : nil
            default: return nil
            }
            return Tick(x: self.x(day), label: label)
        }
    }
}
