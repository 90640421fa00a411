import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Who may do what with schedules, by both APIs.
@Suite struct ScheduleAccessTests {
    @Test func letsAServiceWithAWritingRoleDoEverything() async throws {
        try await ScheduleScene.run { scene in
            for row in try await ScheduleRows(in: scene).rows {
                let response = try await scene.call(row.method, row.path, row.body)
                #expect(response.status == row.status, "\(row.method) \(row.path): \(response.status) \(response.text)")
            }
        }
    }

    @Test func refusesReadersToWriteAndNamesThePermission_G12() async throws {
        try await ScheduleScene.run { scene in
            for row in try await ScheduleRows(in: scene).rows where row.permission.hasSuffix("_write") {
                let response = try await scene.call(row.method, row.path, as: scene.viewer, row.body)
                let what: Comment = "\(row.method) \(row.path)"
                #expect(response.status == .forbidden, what)
                #expect(response.json["error"]?["code"]?.stringValue == "InsufficientPermissions", what)
                let message = response.json["error"]?["message"]?.stringValue ?? ""
                #expect(message.contains(row.permission), what)
            }
        }
    }

    @Test func refusesReadersOfThePlanTheRest_G12() async throws {
        try await ScheduleScene.run { scene in
            for row in try await ScheduleRows(in: scene).rows where row.permission.hasSuffix("_read") {
                let response = try await scene.call(row.method, row.path, as: scene.reader, row.body)
                let isPlan = row.permission == "schedule_read"
                #expect(response.status == (isPlan ? row.status : .forbidden), "\(row.method) \(row.path)")
            }
        }
    }

    @Test func hidesSchedulesOfProjectsThatTheCallerDoesNotSee_G11() async throws {
        try await ScheduleScene.run { scene in
            let rows = try await ScheduleRows(in: scene)
            let unknown = RandomSource.system.uuid()
            for row in rows.rows {
                let response = try await scene.call(row.method, row.path, as: scene.stranger, row.body)
                let path = row.path.replacing(rows.schedule.rawValue, with: unknown)
                let other = try await scene.call(row.method, path, as: scene.stranger, row.body)
                let what: Comment = "\(row.method) \(row.path)"
                #expect(response.status == .notFound, what)
                #expect(other.status == .notFound, what)
                for member in ["code", "message", "target"] {
                    #expect(response.json["error"]?[member] == other.json["error"]?[member], what)
                }
                #expect(response.json["error"]?["code"]?.stringValue == "ScheduleNotFound", what)
                #expect(response.json["error"]?["target"]?.stringValue == "scheduleId", what)
            }
        }
    }

    @Test func asksForTheScopeOfTheAPI_G13() async throws {
        try await ScheduleScene.run { scene in
            for row in try await ScheduleRows(in: scene).rows {
                let what: Comment = "\(row.method) \(row.path)"
                let response = try await scene.call(row.method, row.path, as: scene.unscoped, row.body)
                #expect(response.status == .unauthorized, what)
                #expect(response.headers[.wwwAuthenticate]?.isEmpty == false, what)
                let anonymous = try await scene.client.execute(uri: row.path, method: row.method)
                #expect(anonymous.status == .unauthorized, what)
            }
        }
    }

    @Test func saysWhichScopeIsMissing_G13() async throws {
        try await ScheduleScene.run { scene in
            let schedule = try await scene.makeSchedule()
            let app = try await scene.server.makeApp(.service, owner: scene.ann, scopes: ["itwin-platform"])
            let token = try await scene.client.serviceToken(app)
            let response = try await scene.call(.get, "/4dschedule/v1/schedules/\(schedule)", as: token)
            #expect(response.status == .unauthorized)
            let challenge = try #require(response.headers[.wwwAuthenticate])
            #expect(challenge.contains(#"error="insufficient_scope""#) && challenge.contains(#"scope="enterprise""#))
        }
    }

    @Test func asksForTheProduct() async throws {
        try await ScheduleScene.run(entitlements: ["evo"]) { scene in
            let schedule = try await scene.makeSchedule()
            for path in ["/schedules/\(schedule)", "/4dschedule/v1/schedules/\(schedule)"] {
                let response = try await scene.call(.get, path)
                #expect(response.status == .forbidden)
                #expect(response.json["error"]?["message"]?.stringValue?.contains("SYNCHRO") == true)
            }
        }
    }

    @Test func listsAndMakesSchedulesOfAProject() async throws {
        try await ScheduleScene.run { scene in
            let body =
                #"{"iTwinId":"\#(scene.project)","name":"Main","iModelId":"047d77dd-e593-4099-9c5d-e5d6467336a4"}"#
            let made = try await scene.call(.post, "/schedules", body)
            #expect(made.status == .created)
            let id = try #require(made.json["schedule"]?["id"]?.stringValue)
            #expect(made.headers[.location]?.hasSuffix("/schedules/\(id)") == true)
            let list = try await scene.call(.get, "/schedules?iTwinId=\(scene.project)")
            let schedule = list.json["schedules"]?.arrayValue?.first
            #expect(schedule?["id"]?.stringValue == id)
            #expect(schedule?["type"]?.stringValue == "v10")
            #expect(schedule?["isNextGen"]?.boolValue == true)
            let older = try await scene.call(.get, "/4dschedule/v1/schedules?projectId=\(scene.project)")
            #expect(older.text.hasPrefix(#"{"items":[{"id":"\#(id)""#))
            // The older clients name a project's schedule by the project.
            #expect(
                try await scene.call(.get, "/4dschedule/v1/schedules/\(scene.project)").json["id"]?.stringValue == id
            )
        }
    }

    @Test func refusesListsOfOtherProjects_G11() async throws {
        try await ScheduleScene.run { scene in
            for (path, target) in [
                ("/schedules?iTwinId=", "iTwinId"), ("/4dschedule/v1/schedules?projectId=", "projectId"),
            ] {
                for id in [scene.foreignProject.rawValue, RandomSource.system.uuid(), "x", "%27%20OR%201=1"] {
                    let response = try await scene.call(.get, path + id)
                    #expect(response.status == .notFound)
                    #expect(response.json["error"]?["target"]?.stringValue == target)
                }
                let missing = try await scene.call(.get, String(path.prefix { $0 != "?" }))
                #expect(missing.status == .badRequest)
            }
            let body = #"{"iTwinId":"\#(scene.foreignProject)","name":"Main"}"#
            #expect(try await scene.call(.post, "/schedules", body).status == .notFound)
            let own = #"{"iTwinId":"\#(scene.project)","name":"Main"}"#
            #expect(try await scene.call(.post, "/schedules", as: scene.viewer, own).status == .forbidden)
        }
    }

    @Test func agreesWithTheAccessCheck() async throws {
        try await ScheduleScene.run { scene in
            let schedule = try await scene.makeSchedule()
            let (base, old) = ("/schedules/\(schedule)", "/4dschedule/v1/schedules/\(schedule)")
            let calls: [(String, HTTPRequest.Method, String, String?)] = [
                ("schedules.list", .get, "/schedules?iTwinId=\(scene.project)", nil),
                ("schedules.create", .post, "/schedules", #"{"iTwinId":"\#(scene.project)"}"#),
                ("schedules.read", .get, base, nil), ("schedules.change", .post, "\(base)/tasks", "{}"),
                ("schedules.assignments-read", .get, "\(base)/tasks/resource-assignments", nil),
                ("schedules.assignments-change", .post, "\(base)/tasks/resource-assignments", "{}"),
                ("schedules.resource-status-read", .get, "\(base)/resource-statuses", nil),
                ("schedules.resource-status-change", .post, "\(base)/resource-statuses", "{}"),
                ("enterprise.schedules.list", .get, "/4dschedule/v1/schedules?projectId=\(scene.project)", nil),
                ("enterprise.schedules.read", .get, old, nil),
                ("enterprise.schedules.assignments-read", .get, "\(old)/tasks/resourceAssignments", nil),
                ("enterprise.schedules.resource-status-read", .get, "\(old)/resourceStatusHistory", nil),
                ("enterprise.schedules.resource-status-change", .post, "\(old)/resourceStatusHistory", "{}"),
                ("schedules.delete", .delete, base, nil),
            ]
            let known = scene.server.explainer.actions.map(\.id).filter { $0.contains("schedules.") }
            #expect(known.sorted() == calls.map(\.0).sorted())
            var outcomes: Set<Bool> = []
            for (action, method, path, body) in calls {
                // The planner comes last: the schedule is deleted then.
                for caller in scene.callers.reversed() {
                    let question = AccessQuestion(action: action, app: caller.app, project: scene.project)
                    let isAllowed = try await scene.server.explainer.explain(question).isAllowed
                    let status = try await scene.call(method, path, as: caller.token, body).status.code
                    #expect(isAllowed == ![401, 403, 404].contains(status), "\(action): \(status)")
                    outcomes.insert(isAllowed)
                }
            }
            #expect(outcomes == [true, false])
        }
    }
}
