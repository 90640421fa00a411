import LintelPlatform
import LintelTokens

/// A part of a schedule as a Gantt chart: what the template draws, in pixels.
struct GanttChart: Encodable, Sendable, Hashable {
    struct Name: Encodable, Sendable, Hashable {
        let x: Int64
        let y: Int64
        /// As much as fits.
        let text: String
        let whole: String
        let isSummary: Bool
    }

    struct Bar: Encodable, Sendable, Hashable {
        let x: Int64
        let y: Int64
        let width: Int64
        let height: Int64
        /// How the style sheet calls it.
        let style: String
        /// How much of it is done.
        let done: Int64?
        let what: String
    }

    /// A moment: a lozenge around a place.
    struct Moment: Encodable, Sendable, Hashable {
        let points: String
        let style: String
        let what: String
    }

    struct Arrow: Encodable, Sendable, Hashable {
        let path: String
        let isCritical: Bool
    }

    struct Tick: Encodable, Sendable, Hashable {
        let x: Int64
        let textX: Int64
        let label: String?
    }

    let width: Int64
    let height: Int64
    let namesWidth = Self.namesWidth
    let headHeight = Self.headHeight
    let labelY = Self.headHeight - 9
    let names: [Name]
    let bars: [Bar]
    let moments: [Moment]
    let arrows: [Arrow]
    let ticks: [Tick]
    /// Lines under every row.
    let lines: [Int64]
    let today: Int64?

    static let namesWidth: Int64 = 300
    static let headHeight: Int64 = 28
    static let rowHeight: Int64 = 24
    private static let indent: Int64 = 14
    /// About how wide a letter is, times ten.
    private static let letterWidth: Int64 = 66
    /// More arrows than this hide what they tell.
    static let maximumArrows = 4_000

    /// - Parameter now: Where today's line stands.
    init(_ rows: [ScheduleOutline.Row], links: [TaskLink], scale: GanttScale, at now: UnixTime) {
        self.width = scale.width
        self.height = Self.headHeight + Int64(rows.count) * Self.rowHeight
        self.ticks = scale.ticks.map { Tick(x: $0.x, textX: $0.x + 4, label: $0.label) }
        self.lines = rows.indices.map { Self.headHeight + Int64($0 + 1) * Self.rowHeight }
        self.today = scale.contains(now) ? scale.x(now) : nil
        self.names = rows.enumerated().map { Self.name($1, at: $0) }
        var (bars, moments): ([Bar], [Moment]) = ([], [])
        var places: [ScheduleTaskID: Place] = [:]
        for (index, row) in rows.enumerated() {
            guard let place = Place(row, at: index, on: scale) else { continue }
            places[row.task.id] = place
            if row.isMilestone, !row.isSummary {
                moments.append(Self.moment(row, place))
            } else {
                bars.append(Self.bar(row, place))
            }
        }
        self.bars = bars
        self.moments = moments
        let drawn = links.lazy.compactMap { Self.arrow($0, places) }
        self.arrows = Array(drawn.prefix(Self.maximumArrows))
    }

    /// Where a task is drawn.
    private struct Place {
        let start: Int64
        let finish: Int64
        /// The middle of the row.
        let y: Int64
        let isCritical: Bool

        init?(_ row: ScheduleOutline.Row, at index: Int, on scale: GanttScale) {
            guard let start = row.start ?? row.finish, let finish = row.finish ?? row.start else { return nil }
            self.start = scale.x(start)
            self.finish = max(scale.x(finish), self.start)
            self.y = GanttChart.headHeight + Int64(index) * GanttChart.rowHeight + GanttChart.rowHeight / 2
            self.isCritical = row.isCritical
        }
    }

    private static func name(_ row: ScheduleOutline.Row, at index: Int) -> Name {
        let x = 8 + Int64(min(row.depth, 8)) * Self.indent
        let room = Int((Self.namesWidth - x - 8) * 10 / Self.letterWidth)
        let name = row.task.name
        return Name(
            x: x,
            y: Self.headHeight + Int64(index) * Self.rowHeight + 16,
            text: name.count > room ? name.prefix(room - 1) + "…" : name,
            whole: name,
            isSummary: row.isSummary,
        )
    }

    private static func bar(_ row: ScheduleOutline.Row, _ place: Place) -> Bar {
        let height: Int64 = row.isSummary ? 6 : 12
        let width = max(place.finish - place.start, 2)
        let done = width * row.completion / ScheduleTask.whole
        return Bar(
            x: place.start,
            y: place.y - height / 2,
            width: width,
            height: height,
            style: row.isSummary ? "summary" : place.isCritical ? "critical" : "work",
            done: row.isSummary || done == 0 ? nil : done,
            what: Self.what(row),
        )
    }

    private static func moment(_ row: ScheduleOutline.Row, _ place: Place) -> Moment {
        let (x, y, reach) = (place.start, place.y, Int64(7))
        return Moment(
            points: "\(x),\(y - reach) \(x + reach),\(y) \(x),\(y + reach) \(x - reach),\(y)",
            style: place.isCritical ? "critical" : "work",
            what: Self.what(row),
        )
    }

    /// `Dig: 2026-03-02 to 2026-03-04`.
    private static func what(_ row: ScheduleOutline.Row) -> String {
        let dates = [row.start, row.finish].compactMap { $0?.timestamp.prefix(10) }
        return "\(row.task.name): \(dates.joined(separator: " to "))"
    }

    private static func arrow(_ link: TaskLink, _ places: [ScheduleTaskID: Place]) -> Arrow? {
        guard let from = places[link.predecessorID], let to = places[link.successorID] else { return nil }
        let (startX, endX) = (
            link.type.leavesFinish ? from.finish : from.start, link.type.entersFinish ? to.finish : to.start
        )
        let side: Int64 = to.y > from.y ? 1 : -1
        let out = link.type.leavesFinish ? startX + 6 : startX - 6
        let into = link.type.entersFinish ? endX + 6 : endX - 6
        // Between the rows, so that no bar lies below the arrow.
        let between = to.y - side * Self.rowHeight / 2
        return Arrow(
            path: "M\(startX) \(from.y)H\(out)V\(between)H\(into)V\(to.y)H\(endX)",
            isCritical: from.isCritical && to.isCritical,
        )
    }
}
