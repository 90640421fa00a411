import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

/// What callers who may change the plan alone do not get, and what nobody does.
@Suite struct ScheduleRefusalTests {
    @Test func hidesTheDatesOfBegunTasksInAnalyses_G12() async throws {
        try await ScheduleScene.run { scene in
            let schedule = try await scene.makeSchedule()
            let begun = try await scene.addTask(
                "Dig",
                to: schedule,
                #""plannedDuration":28800,"actualStart":"2026-03-02T09:00:00Z","percentComplete":50"#
            )
            let next = try await scene.addTask("Pour", to: schedule, #""plannedDuration":28800"#)
            let tasks = "/schedules/\(schedule)/tasks"
            #expect(try await scene.call(.post, tasks + "/reschedule", "{}").status == .accepted)
            func analyses(_ token: String) async throws -> [String: JSONValue] {
                let list = try await scene.call(.get, tasks + "/scheduling-analyses", as: token)
                let items = list.json["taskSchedulingAnalyses"]?.arrayValue ?? []
                return Dictionary(items.map { ($0["taskId"]?.stringValue ?? "", $0) }) { first, _ in first }
            }
            let (seen, hidden) = (try await analyses(scene.viewer), try await analyses(scene.reader))
            #expect(seen[begun]?["earlyStart"]?.stringValue == "2026-03-02T09:00:00Z")
            for member in ["earlyStart", "earlyFinish", "lateStart", "lateFinish"] {
                #expect(hidden[begun]?[member] == .null, "\(member)")
                #expect(hidden[next]?[member]?.stringValue?.isEmpty == false, "\(member)")
            }
            let one = try await scene.call(.get, "\(tasks)/\(begun)/scheduling-analysis", as: scene.reader)
            #expect(one.json["taskSchedulingAnalysis"]?["earlyFinish"] == .null)
            let task = "\(tasks)/\(begun)"
            let estimate = try await scene.call(.get, task, as: scene.viewer).json["task"]?["estimatedFinish"]
            #expect(estimate?.stringValue?.isEmpty == false)
            let other = try await scene.call(.get, task, as: scene.reader).json["task"]?["estimatedFinish"]
            #expect(other == .null)
        }
    }

    @Test func asksForEveryPermissionThatAFileNeeds_G12() async throws {
        try await ScheduleScene.run { scene in
            let path = "/schedules/\(try await scene.makeSchedule())/imports/microsoft-project"
            let file = """
                <Project xmlns="http://schemas.microsoft.com/project"><Tasks><Task><UID>1</UID><Name>Dig</Name></Task>
                </Tasks></Project>
                """
            let xml = [HTTPField.Name.contentType: "application/xml"]
            let refused = try await scene.call(.post, path, as: scene.writer, file, headers: xml)
            #expect(refused.status == .forbidden)
            let message = refused.json["error"]?["message"]?.stringValue ?? ""
            #expect(message.contains("schedule_actuals_write"))
            #expect(try await scene.call(.post, path, file, headers: xml).status == .accepted)
        }
    }

    @Test func keepsAssignmentsOfWhatTheCallerMayDelete_G12() async throws {
        try await ScheduleScene.run { scene in
            let schedule = try await scene.makeSchedule()
            let (task, free) = (
                try await scene.addTask("Dig", to: schedule), try await scene.addTask("Pour", to: schedule)
            )
            let crane = try await scene.add("resources", #"{"name":"Crane","type":"Equipment"}"#, to: schedule)
            let assignment = #"{"taskId":"\#(task)","resourceId":"\#(crane)"}"#
            _ = try await scene.add("tasks/resource-assignments", assignment, to: schedule)
            let tasks = "/schedules/\(schedule)/tasks"
            let refused = try await scene.call(.delete, "\(tasks)/\(task)", as: scene.writer)
            #expect(refused.status == .forbidden)
            #expect(refused.text.contains("schedule_assignments_write"))
            #expect(try await scene.call(.get, "\(tasks)/resource-assignments").text.contains(crane))
            #expect(try await scene.call(.delete, "\(tasks)/\(free)", as: scene.writer).status == .accepted)
            #expect(try await scene.call(.delete, "\(tasks)/\(task)").status == .accepted)
            #expect(try await scene.call(.get, "\(tasks)/resource-assignments").text.contains(crane) == false)
        }
    }

    @Test func putsABatchInItsPlacesOrWritesNothing() async throws {
        try await ScheduleScene.run { scene in
            let schedule = try await scene.makeSchedule()
            let first = try await scene.addTask("1", to: schedule)
            let tasks = "/schedules/\(schedule)/tasks"
            func batch(_ other: String) -> String {
                #"{"batch":[{"name":"2"},{"name":"3","taskOrder":{"taskId":"\#(other)","taskPosition":"BeforeGivenTask"}}]}"#
            }
            let unknown = RandomSource.system.uuid()
            #expect(try await scene.call(.post, tasks + "/batch", batch(unknown)).status == .badRequest)
            #expect(try await scene.call(.get, tasks).json["tasks"]?.arrayValue?.count == 1)
            let written = try await scene.call(.post, tasks + "/batch", batch(first)).json["batch"]?.arrayValue
            let place = try await scene.call(.get, "\(tasks)/\(first)").json["task"]?["taskOrder"]?.integerValue
            #expect(try #require(written?.last?["taskOrder"]?.integerValue) < #require(place))
        }
    }

    @Test(arguments: [
        #"{"animatedEntityIds":["a\u0000b"]}"#, #"{"taskIds":["x"]}"#, #"{"resourceIds":["a\u0000b"]}"#,
    ])
    func refusesToLookForWhatNothingCanBe_K14(body: String) async throws {
        try await ScheduleScene.run { scene in
            let path = "/4dschedule/v1/schedules/\(try await scene.makeSchedule())/animationBindings/query"
            let response = try await scene.call(.post, path, body)
            #expect(response.status == .badRequest, "\(response.text)")
            #expect(try await scene.call(.post, path, #"{"animatedEntityIds":["0x2"]}"#).status == .ok)
        }
    }

    @Test func refusesTokensWithWhatNoIDHas_K14() throws {
        let list = ["current", "tasks"]
        let token = ListToken(["i", "1", "a\u{0}"]).text(of: list)
        #expect(throws: PlatformError.self) { try ListToken(token, of: list, field: "token") }
    }

    @Test func deletesAndSetsNothingThatHasChanged_K16() async throws {
        try await ScheduleScene.run { scene in
            let (schedule, other) = (try await scene.makeSchedule(), try await scene.makeSchedule("Other"))
            let tag = try #require(try await scene.call(.get, "/schedules/\(schedule)").headers[.eTag])
            // Two schedules of one version have other tags.
            #expect(try await scene.call(.get, "/schedules/\(other)").headers[.eTag] != tag)
            let settings = "/schedules/\(schedule)/project-scheduling"
            let date = #"{"dataDate":"2026-03-02T12:00:00Z"}"#
            #expect(try await scene.call(.patch, settings, date, headers: [.ifMatch: tag]).status == .ok)
            #expect(
                try await scene.call(.patch, settings, "{}", headers: [.ifMatch: tag]).status == .preconditionFailed
            )
            let task = "/schedules/\(schedule)/tasks/\(try await scene.addTask("Dig", to: schedule))"
            let old = try #require(try await scene.call(.get, task).headers[.eTag])
            let new = try await scene.call(.patch, task, #"{"name":"Dug"}"#, headers: [.ifMatch: old])
            #expect(try await scene.call(.delete, task, headers: [.ifMatch: old]).status == .preconditionFailed)
            let current = try #require(new.headers[.eTag])
            #expect(try await scene.call(.delete, task, headers: [.ifMatch: current]).status == .accepted)
        }
    }
}
