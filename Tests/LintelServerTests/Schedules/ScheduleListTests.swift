import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import NIOCore
import Testing

/// Parts of lists, changes since then, and entity tags.
@Suite struct ScheduleListTests {
    private static func addTasks(_ count: Int, to schedule: ScheduleID, _ scene: ScheduleScene) async throws {
        let batch = (0..<count).map { #"{"name":"Task \#($0)"}"# }.joined(separator: ",")
        let response = try await scene.call(.post, "/schedules/\(schedule)/tasks/batch", #"{"batch":[\#(batch)]}"#)
        #expect(response.json["batch"]?.arrayValue?.count == count)
    }

    private static func ids(_ response: TestResponse, _ key: String) -> [String] {
        response.json[key]?.arrayValue?.compactMap { $0["id"]?.stringValue } ?? []
    }

    @Test(arguments: [
        ("/schedules/", "tasks", "$top", "$continuationToken"),
        ("/4dschedule/v1/schedules/", "items", "pageSize", "pageToken"),
    ])
    func goesThroughAListPartByPart(base: String, key: String, size: String, token: String) async throws {
        try await ScheduleScene.run { scene in
            let schedule = try await scene.makeSchedule()
            try await Self.addTasks(25, to: schedule, scene)
            var seen: [String] = []
            var next: String? = ""
            var parts = 0
            while let text = next, parts < 10 {
                let more = text.isEmpty ? "" : "&\(token)=\(text)"
                let response = try await scene.call(.get, "\(base)\(schedule)/tasks?\(size)=10\(more)")
                #expect(response.status == .ok)
                seen += Self.ids(response, key)
                next = response.json["nextPageToken"]?.stringValue
                parts += 1
            }
            #expect(parts == 3)
            #expect(seen.count == 25)
            #expect(Set(seen).count == 25)
        }
    }

    @Test func takesAnySizeWithinTheBounds_K14() async throws {
        try await ScheduleScene.run { scene in
            let schedule = try await scene.makeSchedule()
            try await Self.addTasks(3, to: schedule, scene)
            for (size, count) in [("0", 1), ("-5", 1), ("2", 2), ("10000", 3), ("99999999999999999999", 3)] {
                let response = try await scene.call(.get, "/schedules/\(schedule)/tasks?$top=\(size)")
                #expect(Self.ids(response, "tasks").count == count, "\(size)")
            }
            for size in ["x", "1.5", "%00"] {
                let response = try await scene.call(.get, "/schedules/\(schedule)/tasks?$top=\(size)")
                #expect(response.status == .badRequest)
                #expect(response.json["error"]?["code"]?.stringValue == "InvalidSchedulesRequest")
            }
        }
    }

    @Test func refusesTokensOfOtherLists_K14() async throws {
        try await ScheduleScene.run { scene in
            let (schedule, other) = (try await scene.makeSchedule(), try await scene.makeSchedule("Other"))
            let foreign = try await scene.makeSchedule("Foreign", in: scene.foreignProject)
            try await Self.addTasks(3, to: schedule, scene)
            try await Self.addTasks(3, to: other, scene)
            let first = try await scene.call(.get, "/schedules/\(schedule)/tasks?$top=1")
            let token = try #require(first.json["nextPageToken"]?.stringValue)
            for path in [
                "/schedules/\(other)/tasks?$continuationToken=\(token)",
                "/schedules/\(schedule)/task-links?$continuationToken=\(token)",
                "/schedules/\(schedule)/tasks?calendarId=\(RandomSource.system.uuid())&$continuationToken=\(token)",
                "/schedules/\(schedule)/tasks?$continuationToken=\(token.dropLast())",
                "/schedules/\(schedule)/tasks?$continuationToken=x",
                "/schedules/\(schedule)/tasks?$continuationToken=\(String(repeating: "A", count: 5_000))",
                "/schedules/\(schedule)/tasks?deltaToken=\(token)",
                "/4dschedule/v1/schedules/\(schedule)/tasks?pageToken=\(token)",
            ] {
                let response = try await scene.call(.get, path)
                #expect(response.status == .badRequest, "\(path)")
                #expect(response.json["error"]?["details"]?.arrayValue?.count == 1, "\(path)")
            }
            let response = try await scene.call(.get, "/schedules/\(foreign)/tasks?$continuationToken=\(token)")
            #expect(response.status == .notFound)
        }
    }

    @Test func choosesItemsByWhatTheyBelongTo_K14() async throws {
        try await ScheduleScene.run { scene in
            let schedule = try await scene.makeSchedule()
            let parent = try await scene.addTask("Site", to: schedule)
            let child = try await scene.addTask(
                "Dig",
                to: schedule,
                ##""parentId":"\##(parent)""##
            )
            let list = "/schedules/\(schedule)/tasks"
            #expect(Self.ids(try await scene.call(.get, "\(list)?parentId=\(parent)"), "tasks") == [child])
            #expect(
                Self.ids(try await scene.call(.get, "\(list)?taskIds=\(parent.uppercased()),\(child)"), "tasks").count
                    == 2
            )
            #expect(
                Self.ids(try await scene.call(.get, "\(list)?parentId=\(RandomSource.system.uuid())"), "tasks").isEmpty
            )
            for bad in ["parentId=x", "taskIds=%27%20OR%201=1--", "calendarId=%00"] {
                #expect(try await scene.call(.get, "\(list)?\(bad)").status == .badRequest, "\(bad)")
            }
        }
    }

    @Test func tellsWhatHasChangedSince() async throws {
        try await ScheduleScene.run { scene in
            let schedule = try await scene.makeSchedule()
            let list = "/schedules/\(schedule)/tasks"
            let kept = try await scene.addTask("Kept", to: schedule)
            let gone = try await scene.addTask("Gone", to: schedule)
            let token = try #require(try await scene.call(.get, list).json["deltaToken"]?.stringValue)
            let nothing = try await scene.call(.get, "\(list)?deltaToken=\(token)")
            #expect(Self.ids(nothing, "tasks").isEmpty)
            _ = try await scene.call(.patch, "\(list)/\(kept)", #"{"name":"Renamed"}"#)
            let added = try await scene.addTask("New", to: schedule)
            #expect(try await scene.call(.delete, "\(list)?taskIds=\(gone)").status == .accepted)
            var changes: [String: JSONValue] = [:]
            var next = "\(list)?$top=1&deltaToken=\(token)"
            for _ in 0..<5 {
                let response = try await scene.call(.get, next)
                #expect(response.status == .ok)
                for item in response.json["tasks"]?.arrayValue ?? [] {
                    changes[try #require(item["id"]?.stringValue)] = item
                }
                guard let more = response.json["nextPageToken"]?.stringValue else { break }
                next = "\(list)?$top=1&$continuationToken=\(more)"
            }
            #expect(Set(changes.keys) == [kept, gone, added])
            #expect(changes[kept]?["name"]?.stringValue == "Renamed")
            #expect(changes[kept]?["deleted"]?.boolValue == false)
            #expect(changes[gone]?["deleted"]?.boolValue == true)
        }
    }

    @Test func answersThatNothingHasChanged() async throws {
        try await ScheduleScene.run { scene in
            let schedule = try await scene.makeSchedule()
            let task = try await scene.addTask("Dig", to: schedule)
            for path in ["", "/tasks", "/tasks/\(task)", "/task-links", "/project-scheduling"] {
                let uri = "/schedules/\(schedule)\(path)"
                let first = try await scene.call(.get, uri)
                let tag = try #require(first.headers[.eTag], "\(path)")
                let again = try await scene.call(.get, uri, headers: [.ifNoneMatch: tag])
                #expect(again.status == .notModified, "\(path)")
                #expect(again.body.readableBytes == 0)
                // Who does not see how the work goes has another representation.
                #expect(try await scene.call(.get, uri, as: scene.reader, headers: [.ifNoneMatch: tag]).status == .ok)
                _ = try await scene.call(.patch, "/schedules/\(schedule)/tasks/\(task)", #"{"comment":"\#(path)!"}"#)
                #expect(try await scene.call(.get, uri, headers: [.ifNoneMatch: tag]).status == .ok, "\(path)")
            }
        }
    }

    @Test func losesNoChangeOfTwo_K16() async throws {
        try await ScheduleScene.run { scene in
            let schedule = try await scene.makeSchedule()
            let task = "/schedules/\(schedule)/tasks/\(try await scene.addTask("Dig", to: schedule))"
            let tag = try #require(try await scene.call(.get, task).headers[.eTag])
            let first = try await scene.call(.patch, task, #"{"name":"One"}"#, headers: [.ifMatch: tag])
            #expect(first.status == .ok)
            let second = try await scene.call(.patch, task, #"{"name":"Two"}"#, headers: [.ifMatch: tag])
            #expect(second.status == .preconditionFailed)
            #expect(try await scene.call(.get, task).json["task"]?["name"]?.stringValue == "One")
        }
    }
}
