import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The pages about a project's schedules.
@Suite struct SchedulePageTests {
    private static func makePlan(_ scene: ScheduleScene) async throws -> ScheduleID {
        let schedule = try await scene.makeSchedule("Main plan")
        let site = try await scene.addTask("Site & <works>", to: schedule)
        let dates =
            #""plannedStart":"2026-03-02T08:00:00Z","plannedFinish":"2026-03-04T17:00:00Z","plannedDuration":86400"#
        let dig = try await scene.addTask("Dig", to: schedule, #"\#(dates),"percentComplete":50,"parentId":"\#(site)""#)
        let pour = try await scene.addTask("Pour", to: schedule, #"\#(dates),"parentId":"\#(site)""#)
        let key =
            #""type":"FinishKeyDate","plannedStart":"2026-03-05T08:00:00Z","plannedFinish":"2026-03-05T08:00:00Z""#
        _ = try await scene.addTask("Ready", to: schedule, key)
        _ = try await scene.add("task-links", #"{"predecessorId":"\#(dig)","successorId":"\#(pour)"}"#, to: schedule)
        return schedule
    }

    @Test func drawsAChartWithoutStylesOrScripts() async throws {
        try await ScheduleScene.run { scene in
            let schedule = try await Self.makePlan(scene)
            let browser = try await scene.browser()
            let base = "/projects/\(scene.project)/schedules"
            #expect(try await browser.get("/projects/\(scene.project)").text.contains(base))
            #expect(try await browser.get(base).text.contains("Main plan"))
            let page = try await browser.get("\(base)/\(schedule)")
            #expect(page.status == .ok)
            #expect(page.text.contains("<svg"))
            #expect(page.text.contains("Site &amp; &lt;works&gt;"))
            #expect(page.text.matches(of: /<rect class="(work|critical)"/).count == 2)
            #expect(page.text.contains("<polygon"))
            #expect(page.text.contains("class=\"arrow"))
            #expect(!page.text.contains("style="))
            #expect(!page.text.contains("<works>"))
        }
    }

    @Test func showsTheSameAsATable() async throws {
        try await ScheduleScene.run { scene in
            let schedule = try await Self.makePlan(scene)
            let browser = try await scene.browser()
            let page = try await browser.get("/projects/\(scene.project)/schedules/\(schedule)?view=table")
            #expect(page.status == .ok)
            for text in ["Dig", "Pour", "Ready", "2026-03-02", "2026-03-04", "50 %", "key date", "3 d"] {
                #expect(page.text.contains(text), "\(text)")
            }
            #expect(!page.text.contains("class=\"gantt\""))
        }
    }

    @Test func takesAnyAddressOfASchedule_K14() async throws {
        try await ScheduleScene.run { scene in
            let schedule = try await Self.makePlan(scene)
            let browser = try await scene.browser()
            for query in [
                "zoom=day", "zoom=quarter", "zoom=x", "offset=-1", "offset=999999999999999999999", "offset=3",
                "view=table&offset=2",
            ] {
                let page = try await browser.get("/projects/\(scene.project)/schedules/\(schedule)?\(query)")
                #expect(page.status == .ok, "\(query)")
            }
            for id in [RandomSource.system.uuid(), "x"] {
                #expect(try await browser.get("/projects/\(scene.project)/schedules/\(id)").status == .notFound)
            }
        }
    }

    @Test func hidesSchedulesFromThoseOutsideTheTeam_G11() async throws {
        try await ScheduleScene.run { scene in
            let schedule = try await Self.makePlan(scene)
            let browser = try await scene.browser("ben@example.org")
            #expect(try await browser.get("/projects/\(scene.project)/schedules").status == .notFound)
            #expect(try await browser.get("/projects/\(scene.project)/schedules/\(schedule)").status == .notFound)
            // Nor does another project lead to it.
            #expect(
                try await browser.get("/projects/\(scene.foreignProject)/schedules/\(schedule)").status == .notFound
            )
        }
    }
}
