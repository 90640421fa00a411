import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

/// Every call of both APIs about one schedule, with what it needs.
struct ScheduleRows: Sendable {
    struct Row: Sendable {
        var method: HTTPRequest.Method
        var path: String
        var body: String?
        var status: HTTPResponse.Status
        /// The permission that the call asks for.
        var permission: String

        init(
            _ method: HTTPRequest.Method,
            _ path: String,
            _ body: String? = nil,
            _ status: HTTPResponse.Status = .ok,
            needs permission: ProjectPermission = .readSchedule,
        ) {
            self.method = method
            self.path = path
            self.body = body
            self.status = status
            self.permission = permission.rawValue
        }
    }

    let schedule: ScheduleID
    let rows: [Row]

    static let current = "/schedules"
    static let older = "/4dschedule/v1/schedules"

    /// A schedule that has one of everything.
    init(in scene: ScheduleScene) async throws {
        let schedule = try await scene.makeSchedule()
        let base = "\(Self.current)/\(schedule)"
        let task = try await scene.addTask(
            "Dig",
            to: schedule,
            #""plannedStart":"2026-03-02T08:00:00Z","plannedDuration":28800"#
        )
        let next = try await scene.addTask("Pour", to: schedule, #""plannedDuration":57600"#)
        var rows: [Row] = []
        /// Reading, adding, changing and deleting one kind.
        func kind(
            _ path: String,
            _ body: String,
            change: String,
            ids: String,
            read: ProjectPermission = .readSchedule,
            write: ProjectPermission = .writeSchedule,
        ) async throws -> String {
            let id = try await scene.add(path, body, to: schedule)
            rows.append(Row(.get, "\(base)/\(path)", needs: read))
            rows.append(Row(.get, "\(base)/\(path)/\(id)", needs: read))
            rows.append(Row(.patch, "\(base)/\(path)/\(id)", change, needs: write))
            rows.append(Row(.patch, "\(base)/\(path)", "{\"\(ids.dropLast(3))\":[]}", .badRequest, needs: write))
            rows.append(Row(.post, "\(base)/\(path)/batch", #"{"batch":[]}"#, .badRequest, needs: write))
            rows.append(Row(.delete, "\(base)/\(path)?\(ids)=x", nil, .badRequest, needs: write))
            return id
        }
        let resource = try await kind(
            "resources",
            #"{"name":"Crane","type":"Equipment"}"#,
            change: #"{"name":"Big crane"}"#,
            ids: "resourceIds"
        )
        _ = try await kind(
            "task-statuses",
            #"{"name":"Late","type":"Paused"}"#,
            change: ##"{"color":"#ff0000"}"##,
            ids: "taskStatusIds"
        )
        let link = try await kind(
            "task-links",
            #"{"predecessorId":"\#(task)","successorId":"\#(next)"}"#,
            change: #"{"lag":3600}"#,
            ids: "taskLinkIds"
        )
        _ = try await kind("calendars", #"{"name":"Nights"}"#, change: #"{"name":"Days"}"#, ids: "calendarIds")
        let code = try await kind("codes", #"{"name":"Floor"}"#, change: #"{"name":"Storey"}"#, ids: "codeIds")
        let value = try await kind(
            "code-values",
            #"{"codeId":"\#(code)","name":"1"}"#,
            change: #"{"description":"First"}"#,
            ids: "codeValueIds"
        )
        _ = try await kind(
            "tasks/code-value-assignments",
            #"{"taskId":"\#(task)","codeValueId":"\#(value)"}"#,
            change: "{}",
            ids: "codeValueAssignmentIds"
        )
        _ = try await kind(
            "tasks/resource-assignments",
            #"{"taskId":"\#(task)","resourceId":"\#(resource)"}"#,
            change: #"{"units":50}"#,
            ids: "resourceAssignmentIds",
            read: .readAssignments,
            write: .writeAssignments
        )
        let profile = try await kind(
            "appearance-profiles",
            #"{"name":"Build","action":"Install"}"#,
            change: #"{"action":"Remove"}"#,
            ids: "appearanceProfileIds"
        )
        _ = try await kind(
            "animation-bindings",
            #"{"taskId":"\#(task)","animatedEntityId":"0x20000000001"}"#,
            change: #"{"appearanceProfileId":"\#(profile)"}"#,
            ids: "animationBindingIds"
        )
        let category = try await kind(
            "resource-status-categories",
            #"{"name":"Delivery"}"#,
            change: #"{"name":"Deliveries"}"#,
            ids: "resourceStatusCategoryIds",
            read: .readResourceStatus
        )
        let item = try await kind(
            "resource-status-items",
            #"{"name":"On site","statusCategoryId":"\#(category)"}"#,
            change: ##"{"color":"#00ff00"}"##,
            ids: "resourceStatusItemIds",
            read: .readResourceStatus
        )
        let entry =
            #"{"resourceId":"\#(resource)","date":"2026-03-02T08:00:00Z","statusCategoryId":"\#(category)","statusItemId":"\#(item)"}"#
        let report = try await scene.add("resource-statuses", entry, to: schedule)
        _ = try await scene.call(.post, "\(base)/tasks/reschedule", "{}")
        let operation = try #require(
            try await scene.call(.post, "\(base)/baselines", #"{"name":"Contract"}"#).json["operation"]?["id"]?
                .stringValue
        )
        let baseline = try #require(
            try await scene.call(.get, "\(base)/baselines").json["baselines"]?.arrayValue?.first?["id"]?.stringValue
        )
        rows += [
            Row(.get, base), Row(.get, "\(base)/tasks"), Row(.get, "\(base)/tasks/\(task)"),
            Row(.post, "\(base)/tasks", #"{"name":"Cure"}"#, needs: .writeSchedule),
            Row(
                .post,
                "\(base)/tasks/batch",
                #"{"batch":[{"name":"Strike"},{"name":"Clean"}]}"#,
                needs: .writeSchedule
            ),
            Row(.patch, "\(base)/tasks/\(task)", #"{"percentComplete":12.5}"#, needs: .writeSchedule),
            Row(.patch, "\(base)/tasks", #"{"tasks":[{"id":"\#(task)","comment":"Deep"}]}"#, needs: .writeSchedule),
            Row(.post, "\(base)/tasks/reschedule", "{}", .accepted, needs: .writeSchedule),
            Row(.get, "\(base)/tasks/scheduling-analyses"), Row(.get, "\(base)/tasks/\(task)/scheduling-analysis"),
            Row(.get, "\(base)/baselines"), Row(.get, "\(base)/baselines/\(baseline)"),
            Row(.get, "\(base)/baselines/\(baseline)/baseline-tasks"),
            Row(.post, "\(base)/baselines", #"{"name":"Second"}"#, .accepted, needs: .writeSchedule),
            Row(.get, "\(base)/operations/\(operation)"),
            Row(.get, "\(base)/resource-statuses", needs: .readResourceStatus),
            Row(.get, "\(base)/resource-statuses/\(report)", needs: .readResourceStatus),
            Row(.get, "\(base)/resources/status-history", needs: .readResourceStatus),
            Row(.get, "\(base)/resources/\(resource)/status-history", needs: .readResourceStatus),
            Row(.post, "\(base)/resources/status-history", entry, needs: .writeResourceStatus),
            Row(.get, "\(base)/project-scheduling"),
            Row(
                .patch,
                "\(base)/project-scheduling",
                #"{"dataDate":"2026-03-02T12:00:00Z","type":"Manual"}"#,
                needs: .writeSchedule
            ),
            Row(.get, "\(base)/sync-configuration"),
            Row(.post, "\(base)/sync-configuration", "{}", .created, needs: .writeSchedule),
            Row(.patch, "\(base)/sync-configuration", #"{"isEnabled":false}"#, needs: .writeSchedule),
            Row(.get, "\(base)/sync-operations"),
            Row(.post, "\(base)/sync-operations", nil, .accepted, needs: .writeSchedule),
            Row(.post, "\(base)/imports/microsoft-project", "{}", .unprocessableContent, needs: .writeSchedule),
            Row(.post, "\(base)/imports/primavera", "{}", .unprocessableContent, needs: .writeSchedule),
            Row(.get, "\(base)/animation-statistics"),
            Row(.delete, "\(base)/task-links/\(link)", nil, .accepted, needs: .writeSchedule),
            Row(.delete, "\(base)/baselines/\(baseline)", nil, .accepted, needs: .writeSchedule),
            Row(.post, "\(base)/clone", #"{"name":"Copy"}"#, .accepted, needs: .writeSchedule),
        ]
        let old = "\(Self.older)/\(schedule)"
        let lists: [(String, ProjectPermission)] = [
            ("tasks", .readSchedule), ("resources", .readSchedule), ("codes", .readSchedule),
            ("codeValues", .readSchedule), ("taskStatuses", .readSchedule), ("calendars", .readSchedule),
            ("baselines", .readSchedule), ("appearanceProfiles", .readSchedule),
            ("resourceStatusHistory", .readResourceStatus), ("resourceStatusItems", .readResourceStatus),
            ("resourceStatusCategories", .readResourceStatus), ("tasks/links", .readSchedule),
            ("tasks/resourceAssignments", .readAssignments), ("tasks/codeValueAssignments", .readSchedule),
            ("tasks/userFieldValues", .readSchedule), ("tasks/\(task)/children", .readSchedule),
            ("tasks/\(task)/downstreamLinks", .readSchedule), ("tasks/\(next)/upstreamLinks", .readSchedule),
            ("tasks/\(task)/codeValues", .readSchedule), ("tasks/\(task)/resourceAssignments", .readAssignments),
            ("tasks/\(task)/userFieldValues", .readSchedule), ("codes/\(code)/codeValues", .readSchedule),
            ("codeValues/\(value)/children", .readSchedule), ("resources/\(resource)/children", .readSchedule),
            ("resources/\(resource)/statusHistory", .readResourceStatus), ("userFields", .readSchedule),
            ("entity3Ds", .readSchedule), ("resourceGroups", .readSchedule), ("resourceStatusSets", .readSchedule),
        ]
        rows += lists.map { Row(.get, "\(old)/\($0)", needs: $1) }
        rows += [
            Row(.get, old), Row(.get, "\(old)/tasks/\(task)"), Row(.get, "\(old)/resources/\(resource)"),
            Row(.get, "\(old)/codes/\(code)"), Row(.get, "\(old)/codeValues/\(value)"),
            Row(.get, "\(old)/appearanceProfiles/\(profile)"),
            Row(.get, "\(old)/resourceStatusHistory/\(report)", needs: .readResourceStatus),
            Row(.get, "\(old)/changeRequests/\(operation)"),
            Row(.post, "\(old)/animationBindings/query", #"{"taskIds":["\#(task)"]}"#),
            Row(.post, "\(old)/resourceStatusHistory", #"{"item":\#(entry)}"#, .accepted, needs: .writeResourceStatus),
            Row(.delete, base, nil, .noContent, needs: .writeSchedule),
        ]
        self.schedule = schedule
        self.rows = rows
    }
}
