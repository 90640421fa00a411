import LintelTokens
import Testing

@testable import LintelPlatform

struct ScheduleCalculationTests {
    private static func at(_ day: Int64, _ hour: Int64) -> UnixTime { ScheduleScene.at(day, hour) }

    @Test func beginsEachTaskWhenTheOneBeforeItEnds() throws {
        var scene = ScheduleScene()
        scene.add("a", hours: 36)
        scene.add("b", hours: 8)
        scene.add("short", hours: 4)
        scene.link("a", "b")
        let dates = try scene.calculated()
        #expect(dates["a"]?.earlyStart == Self.at(0, 8))
        // Four days and a half: Friday at noon.
        #expect(dates["a"]?.earlyFinish == Self.at(4, 12))
        #expect(dates["b"]?.earlyStart == Self.at(4, 13))
        #expect(dates["b"]?.earlyFinish == Self.at(7, 12))
        #expect(dates["b"]?.totalFloat == 0)
        #expect(dates["a"]?.isCritical == true)
        #expect(dates["short"]?.totalFloat == 40 * ScheduleScene.hour)
        #expect(dates["short"]?.lateStart == Self.at(7, 8))
        #expect(dates["short"]?.isCritical == false)
    }

    @Test(arguments: [
        (TaskLink.LinkType.finishToStart, Int64(2), Self.at(1, 10), Self.at(1, 15)),
        (.finishToStart, -2, Self.at(0, 15), Self.at(1, 10)),
        (.startToStart, 3, Self.at(0, 11), Self.at(0, 16)),
        (.finishToFinish, 0, Self.at(0, 13), Self.at(0, 17)),
        (.finishToFinish, 8, Self.at(1, 13), Self.at(1, 17)),
        (.startToFinish, 6, Self.at(0, 10), Self.at(0, 15)),
    ])
    func keepsLinksOfEveryType(_ type: TaskLink.LinkType, _ lag: Int64, _ start: UnixTime, _ finish: UnixTime) throws {
        var scene = ScheduleScene()
        scene.add("a", hours: 8)
        scene.add("b", hours: 4)
        scene.link("a", "b", type, lag: lag)
        let dates = try #require(try scene.calculated()["b"])
        #expect(dates.earlyStart == start)
        #expect(dates.earlyFinish == finish)
    }

    @Test func countsLagsByTheirCalendar() throws {
        var scene = ScheduleScene()
        scene.add("a", hours: 40)
        scene.add("b")
        scene.link("a", "b", lag: 48, calendar: ScheduleScene.always)
        #expect(try scene.calculated()["b"]?.earlyStart == Self.at(7, 8))
    }

    @Test func leavesWhatIsDoneAndGoesOnWithTheRestAtTheDataDate() throws {
        var scene = ScheduleScene()
        scene.dataDate = Self.at(2, 8)
        scene.add("done") { ($0.actualStart, $0.actualFinish) = (Self.at(0, 9), Self.at(0, 15)) }
        scene.add("half", hours: 16) { ($0.actualStart, $0.completion) = (Self.at(1, 8), 5_000) }
        scene.add("next", hours: 2)
        scene.link("done", "half")
        scene.link("half", "next")
        let dates = try scene.calculated()
        #expect(dates["done"]?.start == Self.at(0, 9))
        #expect(dates["done"]?.finish == Self.at(0, 15))
        #expect(dates["done"]?.isCritical == false)
        #expect(dates["half"]?.start == Self.at(1, 8))
        #expect(dates["half"]?.finish == Self.at(2, 17))
        #expect(dates["next"]?.start == Self.at(3, 8))
    }

    @Test(arguments: [
        (TaskConstraint.Kind.startOn, Int64(2), Self.at(2, 8), Int64(0)), (.startAfter, 2, Self.at(2, 8), 8),
        (.startBefore, 2, Self.at(0, 8), 16), (.startBetween, 1, Self.at(1, 8), 8),
        (.finishOn, 2, Self.at(1, 8), 0), (.finishAfter, 2, Self.at(1, 8), 16), (.finishBefore, 2, Self.at(0, 8), 8),
        (.finishBetween, 2, Self.at(1, 8), 8), (.startAsap, 2, Self.at(0, 8), 24),
        (.noConstraint, 2, Self.at(0, 8), 24),
    ])
    func keepsConstraints(_ kind: TaskConstraint.Kind, _ day: Int64, _ start: UnixTime, _ float: Int64) throws {
        var scene = ScheduleScene()
        scene.add("four days", hours: 32)
        scene.add("a", TaskConstraint(kind, Self.at(day, 8), Self.at(day + 1, 8)))
        let dates = try #require(try scene.calculated()["a"])
        #expect(dates.earlyStart == start)
        #expect(dates.totalFloat == float * 3_600)
    }

    @Test func letsLinksWinOverConstraintsAndSaysSo() throws {
        var scene = ScheduleScene()
        scene.add("a", hours: 24)
        scene.add("b", TaskConstraint(.startOn, Self.at(1, 8)))
        scene.link("a", "b")
        let calculation = try ScheduleCalculation(scene.network, at: ScheduleScene.monday)
        #expect(calculation.dates[1].earlyStart == Self.at(3, 8))
        #expect(calculation.dates.map(\.totalFloat) == [-16 * 3_600, -16 * 3_600])
        #expect(calculation.warnings == [.init(task: 1, reason: .constraintBroken)])
        #expect(calculation.changes.warnings == ["b (b) is later than its constraint StartOn lets it be."])
    }

    @Test func keepsTasksThatCannotBeRescheduledWhereTheyAre() throws {
        var scene = ScheduleScene()
        scene.add("a", hours: 24)
        scene.add("fixed", TaskConstraint(.cannotReschedule)) {
            ($0.plannedStart, $0.plannedFinish) = (Self.at(1, 8), Self.at(1, 17))
        }
        scene.add("c")
        scene.link("a", "fixed")
        scene.link("fixed", "c")
        let calculation = try ScheduleCalculation(scene.network, at: ScheduleScene.monday)
        #expect(calculation.dates[1].start == Self.at(1, 8))
        #expect(calculation.dates[2].start == Self.at(2, 8))
        #expect(calculation.dates[0].totalFloat == -16 * ScheduleScene.hour)
        #expect(calculation.warnings == [.init(task: 1, reason: .cannotWait)])
    }

    @Test func doesLateWhatIsToBeDoneLateWithoutDelayingOthers() throws {
        var scene = ScheduleScene()
        scene.add("long", hours: 40)
        scene.add("late", TaskConstraint(.startAlap))
        scene.add("later", TaskConstraint(.startAlap))
        scene.add("end")
        scene.link("long", "end")
        scene.link("late", "later")
        scene.link("later", "end")
        let dates = try scene.calculated()
        #expect(dates["end"]?.start == Self.at(7, 8))
        #expect(dates["later"]?.start == Self.at(4, 8))
        #expect(dates["late"]?.start == Self.at(3, 8))
        #expect(dates["late"]?.earlyStart == Self.at(0, 8))
    }

    @Test func spansParentsOverTheirTasksAndLinksThemWhole() throws {
        var scene = ScheduleScene()
        scene.add("before", hours: 8)
        scene.add("parent")
        scene.add("x", hours: 8, below: "parent")
        scene.add("y", hours: 24, below: "parent")
        scene.add("inner", below: "parent")
        scene.add("z", hours: 4, below: "inner")
        scene.add("after", hours: 8)
        scene.link("before", "parent")
        scene.link("parent", "after")
        let dates = try scene.calculated()
        for name in ["x", "y", "z", "parent", "inner"] { #expect(dates[name]?.earlyStart == Self.at(1, 8)) }
        #expect(dates["parent"]?.earlyFinish == Self.at(3, 17))
        #expect(dates["after"]?.earlyStart == Self.at(4, 8))
        #expect(dates["z"]?.totalFloat == 20 * ScheduleScene.hour)
        #expect(dates["parent"]?.isCritical == true)
        #expect(dates["inner"]?.isCritical == false)
    }

    @Test func givesKeyDatesNoDurationAndFinishesAtTheEndOfWork() throws {
        var scene = ScheduleScene()
        scene.add("a", hours: 8)
        scene.add("done", hours: 0, type: .finishKeyDate)
        scene.add("go", hours: 0, type: .startKeyDate)
        scene.link("a", "done")
        scene.link("a", "go")
        let dates = try scene.calculated()
        #expect(dates["done"]?.start == Self.at(0, 17))
        #expect(dates["done"]?.finish == Self.at(0, 17))
        #expect(dates["go"]?.start == Self.at(1, 8))
        #expect(dates["done"]?.totalFloat == 0)
    }

    @Test func hangsHammocksBetweenTheOthers() throws {
        var scene = ScheduleScene()
        for (name, hours) in [("a", 8), ("b", 16), ("c", 8), ("d", 16)] as [(String, Int64)] {
            scene.add(name, hours: hours)
        }
        scene.link("a", "c")
        scene.link("b", "d")
        for (name, type) in [("long", ScheduleTask.TaskType.longHammock), ("short", .shortHammock)] {
            scene.add(name, hours: 99, type: type)
            scene.link("a", name, .startToStart)
            scene.link("b", name)
            scene.link(name, "c", .finishToFinish)
            scene.link(name, "d", .finishToFinish)
        }
        let dates = try scene.calculated()
        #expect(dates["long"]?.start == Self.at(0, 8))
        #expect(dates["long"]?.finish == Self.at(3, 17))
        #expect(dates["short"]?.start == Self.at(1, 17))
        #expect(dates["short"]?.finish == Self.at(1, 17))
        #expect(dates["c"]?.start == Self.at(1, 8))
    }

    @Test func namesTheTasksOfACircle() throws {
        var scene = ScheduleScene()
        for name in ["a", "b", "c", "d"] { scene.add(name) }
        scene.link("d", "a")
        scene.link("a", "b")
        scene.link("b", "c")
        scene.link("c", "a")
        let error = #expect(throws: PlatformError.self) { try scene.calculated() }
        #expect(error?.code == .scheduleCycle)
        #expect(error?.message == "That would close a circle: a (a) → b (b) → c (c) → a (a).")
        scene.links = []
        scene.add("below", below: "a")
        scene.link("below", "a")
        #expect(throws: PlatformError.self) { try scene.calculated() }
    }

    @Test func writesOnlyWhatIsNew() throws {
        var scene = ScheduleScene()
        scene.add("parent", hours: 0)
        scene.add("a", below: "parent")
        scene.add("b", below: "parent")
        scene.link("a", "b")
        var network = scene.network
        let changes = try ScheduleCalculation(network, at: ScheduleScene.monday).changes
        #expect(changes.dates.count == 3)
        #expect(changes.dates[0].plannedFinish == Self.at(1, 17))
        #expect(changes.dates[0].plannedDuration == 16 * 3_600)
        for (index, dates) in changes.dates.enumerated() {
            network.tasks[index].plannedStart = dates.plannedStart
            network.tasks[index].plannedFinish = dates.plannedFinish
            network.tasks[index].plannedDuration = dates.plannedDuration
            network.tasks[index].estimatedFinish = dates.estimatedFinish
        }
        network.analyses = changes.analyses
        for index in network.analyses.indices { network.analyses[index].version = 7 }
        let again = try ScheduleCalculation(network, at: ScheduleScene.monday).changes
        #expect(again == ScheduleChangeSet())
    }
}
