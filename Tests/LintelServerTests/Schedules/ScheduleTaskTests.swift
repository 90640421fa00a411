import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Tasks as clients write and read them.
@Suite struct ScheduleTaskTests {
    @Test func keepsWhatIsSaidOfATask() async throws {
        try await ScheduleScene.run { scene in
            let schedule = try await scene.makeSchedule()
            let id = RandomSource.system.uuid()
            let body = """
                {"id":"\(id.uppercased())","name":"Demolish","comment":"Old \\"house\\"","type":"Work",
                "plannedStart":"2026-03-02T08:00:00","plannedFinish":"2026-03-03T17:00:00+00:00","plannedDuration":57600,
                "actualStart":"2026-03-02T09:00:00Z","actualPhysicalQuantity":12.5,"percentComplete":33.33,
                "constraint":{"type":"StartAfter","date":"2026-03-01T00:00:00Z"},
                "url":"https://example.com","userDefinedId":"D256","deleted":false}
                """
            let response = try await scene.call(.post, "/schedules/\(schedule)/tasks", body)
            #expect(response.status == .ok, "\(response.text)")
            let task = try #require(response.json["task"])
            #expect(task["id"]?.stringValue == id)
            #expect(task["plannedStart"]?.stringValue == "2026-03-02T08:00:00Z")
            #expect(task["plannedFinish"]?.stringValue == "2026-03-03T17:00:00Z")
            #expect(task["plannedDuration"]?.integerValue == 57_600)
            #expect(task["actualPhysicalQuantity"]?.doubleValue == 12.5)
            #expect(task["percentComplete"]?.doubleValue == 33.33)
            #expect(task["constraint"]?["type"]?.stringValue == "StartAfter")
            #expect(task["parentId"] == .null)
            let operation = try #require(response.json["operation"]?["id"]?.stringValue)
            let link = response.json["_links"]?["operationLocation"]?["href"]?.stringValue ?? ""
            #expect(link.hasSuffix("/schedules/\(schedule)/operations/\(operation)"))
            let outcome = try await scene.call(.get, "/schedules/\(schedule)/operations/\(operation)")
            #expect(outcome.json["operation"]?["status"]?.stringValue == "Succeeded")
            let read = try await scene.call(.get, "/schedules/\(schedule)/tasks/\(id)")
            #expect(read.json["task"] == task)
        }
    }

    @Test func hidesHowTheWorkGoesFromThoseWhoReadThePlan_G12() async throws {
        try await ScheduleScene.run { scene in
            let schedule = try await scene.makeSchedule()
            let id = try await scene.addTask(
                "Dig",
                to: schedule,
                #""actualStart":"2026-03-02T09:00:00Z","percentComplete":50"#
            )
            let task = "/schedules/\(schedule)/tasks/\(id)"
            let seen = try await scene.call(.get, task, as: scene.viewer).json["task"]
            #expect(seen?["actualStart"]?.stringValue == "2026-03-02T09:00:00Z")
            let hidden = try await scene.call(.get, task, as: scene.reader).json["task"]
            #expect(hidden?["actualStart"] == .null)
            #expect(hidden?["percentComplete"]?.integerValue == 0)
        }
    }

    @Test(arguments: [
        (#"{"name":""}"#, "name"), (#"{}"#, "name"), (#"{"name":"a","id":"x"}"#, "id"),
        (#"{"name":"a","type":"Play"}"#, "type"), (#"{"name":"a","plannedStart":"yesterday"}"#, "plannedStart"),
        (#"{"name":"a","plannedStart":"9999-01-01T00:00:00Z"}"#, "plannedStart"),
        (#"{"name":"a","plannedDuration":-1}"#, "plannedDuration"),
        (#"{"name":"a","plannedDuration":1e300}"#, "plannedDuration"),
        (#"{"name":"a","percentComplete":101}"#, "percentComplete"),
        (#"{"name":"a","actualPhysicalQuantity":1e300}"#, "actualPhysicalQuantity"),
        (#"{"name":"a","constraint":{"type":"StartOn"}}"#, "constraint.date"),
        (#"{"name":"a","constraint":7}"#, "constraint"), (#"{"name":"a","taskOrder":1}"#, "taskOrder"),
        (#"{"name":"a","parentId":{}}"#, "parentId"),
    ])
    func refusesWhatNoTaskCanBe(body: String, target: String) async throws {
        try await ScheduleScene.run { scene in
            let schedule = try await scene.makeSchedule()
            let response = try await scene.call(.post, "/schedules/\(schedule)/tasks", body)
            #expect(response.status == .badRequest, "\(response.text)")
            #expect(response.json["error"]?["code"]?.stringValue == "InvalidSchedulesRequest")
            #expect(response.json["error"]?["details"]?.arrayValue?.first?["target"]?.stringValue == target)
        }
    }

    @Test func refusesBodiesThatCannotBeRead_K14() async throws {
        try await ScheduleScene.run { scene in
            let tasks = "/schedules/\(try await scene.makeSchedule())/tasks"
            let deep = String(repeating: "[", count: 5_000)
            for body in ["", "[]", "{", "null", deep, #"{"name":"a","name":"b"}"#, "\u{FEFF}{}"] {
                #expect(try await scene.call(.post, tasks, body).status == .badRequest, "\(body.prefix(20))")
            }
            let many = Array(repeating: #"{"name":"a"}"#, count: 1_001).joined(separator: ",")
            #expect(try await scene.call(.post, tasks + "/batch", #"{"batch":[\#(many)]}"#).status == .badRequest)
            let long = String(repeating: "x", count: 5 * 1_024 * 1_024)
            #expect(try await scene.call(.post, tasks, #"{"name":"\#(long)"}"#).status == .contentTooLarge)
        }
    }

    @Test func addsABatchWholeOrNotAtAll() async throws {
        try await ScheduleScene.run { scene in
            let tasks = "/schedules/\(try await scene.makeSchedule())/tasks"
            let id = RandomSource.system.uuid()
            let body = #"{"batch":[{"name":"a","id":"\#(id)"},{"name":"b","parentId":"\#(id)"},{"name":""}]}"#
            let refused = try await scene.call(.post, tasks + "/batch", body)
            #expect(refused.status == .badRequest)
            #expect(try await scene.call(.get, tasks).json["tasks"]?.arrayValue?.isEmpty == true)
            let good = body.replacing(#"{"name":""}"#, with: #"{"name":"c"}"#)
            #expect(try await scene.call(.post, tasks + "/batch", good).json["batch"]?.arrayValue?.count == 3)
            // The id is taken now.
            #expect(try await scene.call(.post, tasks, #"{"name":"a","id":"\#(id)"}"#).status == .conflict)
        }
    }

    @Test func putsATaskBehindAnother() async throws {
        try await ScheduleScene.run { scene in
            let schedule = try await scene.makeSchedule()
            let (first, second) = (
                try await scene.addTask("1", to: schedule), try await scene.addTask("2", to: schedule)
            )
            let order = #""taskOrder":{"taskId":"\#(first)","taskPosition":"AfterGivenTask"}"#
            let between = try await scene.addTask("1a", to: schedule, order)
            func place(_ id: String) async throws -> Int64 {
                let task = try await scene.call(.get, "/schedules/\(schedule)/tasks/\(id)").json["task"]
                return try #require(task?["taskOrder"]?.integerValue)
            }
            #expect(try await place(first) < place(between))
            #expect(try await place(between) < place(second))
        }
    }

    @Test func namesTheTasksOnACircleOfLinks() async throws {
        try await ScheduleScene.run { scene in
            let schedule = try await scene.makeSchedule()
            let (dig, pour) = (
                try await scene.addTask("Dig", to: schedule), try await scene.addTask("Pour", to: schedule)
            )
            let links = "/schedules/\(schedule)/task-links"
            let there = #"{"predecessorId":"\#(dig)","successorId":"\#(pour)"}"#
            #expect(try await scene.call(.post, links, there).status == .ok)
            let back = try await scene.call(.post, links, #"{"predecessorId":"\#(pour)","successorId":"\#(dig)"}"#)
            #expect(back.status == .badRequest)
            let message = back.json["error"]?["message"]?.stringValue ?? ""
            #expect(message.contains(dig) && message.contains(pour))
            #expect(back.json["error"]?["details"]?.arrayValue?.count == 2)
        }
    }

    @Test func namesAnItemThatThereIsNot_G11() async throws {
        try await ScheduleScene.run { scene in
            let (schedule, other) = (try await scene.makeSchedule(), try await scene.makeSchedule("Other"))
            let foreign = try await scene.addTask("Elsewhere", to: other)
            for id in [foreign, RandomSource.system.uuid(), "x"] {
                let path = "/schedules/\(schedule)/tasks/\(id)"
                for (method, body) in [(HTTPRequest.Method.get, nil), (.patch, "{}"), (.delete, nil)] {
                    let response = try await scene.call(method, path, body)
                    #expect(response.status == .notFound)
                    #expect(response.json["error"]?["code"]?.stringValue == "TaskNotFound")
                    #expect(response.json["error"]?["target"]?.stringValue == "taskId")
                }
            }
            let link =
                #"{"predecessorId":"\#(foreign)","successorId":"\#(try await scene.addTask("Here", to: schedule))"}"#
            #expect(try await scene.call(.post, "/schedules/\(schedule)/task-links", link).status == .badRequest)
        }
    }

    @Test func takesReportsOfStatusByTheOlderSurface() async throws {
        try await ScheduleScene.run { scene in
            let schedule = try await scene.makeSchedule()
            let resource = try await scene.add("resources", #"{"name":"Beam","type":"Material"}"#, to: schedule)
            let category = try await scene.add("resource-status-categories", #"{"name":"Delivery"}"#, to: schedule)
            let item = try await scene.add(
                "resource-status-items",
                #"{"name":"On site","statusCategoryId":"\#(category)"}"#,
                to: schedule
            )
            let base = "/4dschedule/v1/schedules/\(schedule)"
            func report(_ resource: String, _ request: String) async throws -> TestResponse {
                let entry =
                    #"{"resourceId":"\#(resource)","date":"2023-07-06T14:20:57.774Z","statusCategoryId":"\#(category)","statusItemId":"\#(item)"}"#
                return try await scene.call(
                    .post,
                    base + "/resourceStatusHistory",
                    #"{"changeRequestId":"\#(request)","item":\#(entry)}"#
                )
            }
            let (good, bad) = (RandomSource.system.uuid(), RandomSource.system.uuid())
            for _ in 0..<2 {
                let response = try await report(resource, good)
                #expect(response.status == .accepted)
                #expect(response.json["changeRequestId"]?.stringValue == good)
            }
            let history = try await scene.call(.get, base + "/resourceStatusHistory").json["items"]?.arrayValue
            #expect(history?.count == 1)
            #expect(history?.first?["date"]?.stringValue == "2023-07-06T14:20:57Z")
            #expect(
                try await scene.call(.get, "\(base)/changeRequests/\(good)").json["status"]?.stringValue == "Succeeded"
            )
            #expect(try await report(RandomSource.system.uuid(), bad).status == .accepted)
            let failed = try await scene.call(.get, "\(base)/changeRequests/\(bad)")
            #expect(failed.json["status"]?.stringValue == "Failed")
            #expect(failed.json["failureDescription"]?.stringValue?.isEmpty == false)
            #expect(try await scene.call(.post, base + "/resourceStatusHistory", "{}").status == .badRequest)
        }
    }
}
