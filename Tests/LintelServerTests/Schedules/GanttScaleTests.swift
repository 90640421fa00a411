import LintelPlatform
import LintelTokens
import Testing

@testable import LintelServer

@Suite struct GanttScaleTests {
    private static let day: Int64 = 86_400
    /// 2026-03-02, a Monday.
    private static let monday = UnixTime(seconds: 1_772_409_600)

    @Test(arguments: [(10, GanttZoom.day), (100, .week), (400, .month), (1_500, .quarter)] as [(Int64, GanttZoom)])
    func takesTheFinestScaleThatFitsOnAScreen(days: Int64, zoom: GanttZoom) {
        let scale = GanttScale(Self.monday...Self.monday + days * Self.day, zoom: nil)
        #expect(scale.zoom == zoom)
        #expect(scale.width <= 1_500)
    }

    @Test func drawsNoPictureThatIsTooWide() {
        let scale = GanttScale(ScheduleLimits.earliest...ScheduleLimits.latest - 1, zoom: .day)
        #expect(scale.zoom == .quarter)
        #expect(scale.width <= 30_000)
        #expect(scale.x(ScheduleLimits.latest) == scale.width)
        #expect(scale.ticks.count < 1_000)
    }

    @Test func placesTimesInTheirOrder() {
        let scale = GanttScale(Self.monday...Self.monday + 7 * Self.day, zoom: .day)
        // A day of margin comes before the first.
        #expect(scale.x(Self.monday) == 32)
        #expect(scale.x(Self.monday + Self.day / 2) == 48)
        #expect(scale.x(Self.monday - 100 * Self.day) == 0)
        #expect(scale.ticks.contains { $0.label == "2026-03-02" && $0.x == 32 })
    }

    @Test func showsHowTheWorkGoesToThoseWhoMaySeeIt() {
        let schedule = Schedule(
            id: ScheduleID("s"),
            projectID: ProjectID("p"),
            name: "Plan",
            createdAt: Self.monday,
            createdBy: Subject("x"),
        )
        func task(_ id: String, _ position: Int64, below parent: String? = nil) -> ScheduleTask {
            var task = ScheduleTask(
                id: ScheduleTaskID(id),
                scheduleID: schedule.id,
                name: id,
                parentID: parent.map { ScheduleTaskID($0) },
            )
            task.position = position
            task.plannedStart = Self.monday
            task.actualStart = Self.monday + Self.day
            return task
        }
        let part = SchedulePart(
            schedule: schedule,
            count: 1,
            offset: 0,
            rows: [SchedulePart.Row(task: task("a", 1), depth: 0, isSummary: false)],
            links: [],
        )
        #expect(ScheduleOutline(part, showsActuals: false).rows.first?.start == Self.monday)
        #expect(ScheduleOutline(part, showsActuals: true).rows.first?.start == Self.monday + Self.day)
    }
}
