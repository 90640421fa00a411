import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// What a schedule has once: its data date, its synchronisation, its operations and its numbers; and its calculation.
extension ScheduleEndpoint {
    private var management: ScheduleManagement { self.surface.management }

    /// The date up to which the work is known.
    func scheduling(_ call: ITwinCall) async throws -> Response {
        let schedule = try await self.management.schedule(try await self.surface.schedule(call))
        let tag = ScheduleETag(schedule.version, of: schedule.id, for: try self.surface.reader(call))
        if tag.isKnown(to: call.request) { return tag.notModified }
        return CallAnswer.json { json in json.object { Self.writeScheduling(schedule, to: &$0) } }.tagged(tag)
    }

    func changeScheduling(_ call: ITwinCall) async throws -> Response {
        let fields = try await call.fields()
        let date = try fields.time("dataDate")
        // The documents of the public API name it both ways.
        let type: Schedule.DataDateType? = try fields.choice("dataDateType") ?? fields.choice("type")
        let id = try await self.surface.schedule(call)
        let expected = try ScheduleETag.expected(by: call.request, of: id)
        let author = try await self.surface.author(call, expectedVersion: expected)
        let (schedule, operation) = try await ScheduleETag.comparing {
            try await self.management.update(id, by: author) {
                if fields.has("dataDate") { $0.dataDate = date }
                if let type { $0.dataDateType = type }
            }
        }
        return self.surface.answer(.ok, operation) { Self.writeScheduling(schedule, to: &$0) }
    }

    private static func writeScheduling(_ schedule: Schedule, to json: inout JSONWriter) {
        json.key("projectScheduling")
        json.object { json in
            json.member("dataDate", time: schedule.dataDate)
            json.member("dataDateType", schedule.dataDateType.rawValue)
        }
    }

    /// How the schedule is kept in step with its iModel.
    func synchronisation(_ call: ITwinCall) async throws -> Response {
        let schedule = try await self.management.schedule(try await self.surface.schedule(call))
        return Self.synchronisation(.ok, of: schedule)
    }

    /// - Parameter status: Created for a new one, which is on; else what is said of it is changed.
    func changeSynchronisation(_ call: ITwinCall, _ status: HTTPResponse.Status) async throws -> Response {
        let (fields, id) = (try await call.fields(), try await self.surface.schedule(call))
        if let other: ScheduleID = try fields.id("v10ScheduleId"), other != id {
            throw fields.flaw("v10ScheduleId", "Both surfaces show the same schedule: there is no other to link.")
        }
        let isEnabled = fields.has("isEnabled") ? try fields.flag("isEnabled") : status == .created ? true : nil
        let author = try await self.surface.author(call)
        let written = try await self.management.update(id, by: author) {
            if let isEnabled { $0.synchronisation.isEnabled = isEnabled }
        }
        return Self.synchronisation(status, of: written.schedule)
    }

    private static func synchronisation(_ status: HTTPResponse.Status, of schedule: Schedule) -> Response {
        CallAnswer.json(status) { json in
            json.object { json in
                json.key("syncConfiguration")
                json.object { json in
                    json.member("isEnabled", schedule.synchronisation.isEnabled)
                    json.member("v10ScheduleId", schedule.id.rawValue)
                    json.member("v65ScheduleId", optional: nil)
                }
            }
        }
    }

    /// What became of something that was asked for.
    func operation(_ call: ITwinCall) async throws -> Response {
        let operation: ScheduleOperation
        do {
            operation = try await self.management.operation(
                try call.id("operation"),
                in: try await self.surface.schedule(call),
            )
        } catch let error as PlatformError where error.code == .notFound {
            throw ITwinRefusal(
                .notFound,
                "OperationNotFound",
                "Requested Operation is not available.",
                target: "operationId",
            )
        }
        return CallAnswer.json { json in
            json.object { json in
                switch self.surface.style {
                case .older:
                    json.member("id", operation.id.rawValue)
                    json.member("status", operation.state.rawValue)
                    json.member("failureDescription", optional: operation.failureDescription)
                case .current:
                    json.key("operation")
                    json.object { operation.write(to: &$0) }
                }
            }
        }
    }

    /// How much of everything there is.
    func statistics(_ call: ITwinCall) async throws -> Response {
        let counts = try await self.management.counts(in: try await self.surface.schedule(call))
        return CallAnswer.json { json in
            json.object { json in
                json.key("animationStatistics")
                json.object { json in
                    json.member("taskCount", Int64(counts[.task] ?? 0))
                    json.member("appearanceProfileCount", Int64(counts[.appearanceProfile] ?? 0))
                    json.member("animationBindingCount", Int64(counts[.animationBinding] ?? 0))
                    // There is no moving of elements.
                    json.member("animation3dTransformCount", 0)
                    json.member("animation3dPathCount", 0)
                    json.member("animation3dPathAssignmentCount", 0)
                    json.member("animation3dPathKeyframeCount", 0)
                }
            }
        }
    }

    /// Calculates the dates of all tasks anew.
    func reschedule(_ call: ITwinCall) async throws -> Response {
        let author = try await self.surface.author(call)
        let operation = try await self.management.reschedule(try await self.surface.schedule(call), by: author)
        return self.surface.answer(.accepted, operation) { _ in }
    }

    /// Keeps how the tasks are planned now.
    func addBaseline(_ call: ITwinCall) async throws -> Response {
        let fields = try await call.fields()
        let reader = try self.surface.reader(call)
        let written = try await self.management.addBaseline(
            named: try fields.requiredText("name"),
            id: try fields.id("id"),
            to: try await self.surface.schedule(call),
            by: try await self.surface.author(call),
        )
        return self.surface.answer(.accepted, written.operation) { json in
            guard let baseline = written.items.first else { return }
            json.key("baseline")
            json.object { baseline.write(to: &$0, for: reader) }
        }
    }

    /// How the tasks were planned when a baseline was made.
    func baselineTasks(_ call: ITwinCall) async throws -> Response {
        let (schedule, query, style) = (try await self.surface.schedule(call), try call.query(), self.surface.style)
        let baseline: BaselineID = try call.id("item")
        let list = [style.rawValue, schedule.rawValue, "baseline-tasks", baseline.rawValue]
        let after = try query.text(style.tokenName).map { text -> ScheduleTaskID in
            ScheduleTaskID(try ListToken(text, of: list, field: style.tokenName).parts.first ?? "")
        }
        let limit = min(try style.size(query), ScheduleLimits.page - 1)
        let tasks = try await self.surface.naming(Baseline.self) {
            try await self.management.baselineTasks(of: baseline, in: schedule, after: after, limit: limit + 1)
        }
        let shown = tasks.prefix(limit)
        let next = tasks.count > limit ? shown.last.map { ListToken([$0.taskID.rawValue]).text(of: list) } : nil
        return CallAnswer.json(reserving: 256 + shown.count * 250) { json in
            json.object { json in
                json.key(style == .current ? "baselineTasks" : "items")
                json.objects(shown) { $0.write(to: &$1) }
                let address = "\(self.surface.address)/\(schedule)/baselines/\(baseline)/baseline-tasks"
                style.writeEnd(next: next, of: address, query, to: &json)
            }
        }
    }

    /// Notes a run of the synchronisation: both surfaces show one schedule, so that there is nothing left to do.
    func synchronise(_ call: ITwinCall) async throws -> Response {
        let schedule = try await self.surface.schedule(call)
        let reader = try self.surface.reader(call)
        let run = SyncOperation(
            id: self.management.newID(),
            scheduleID: schedule,
            state: .succeeded,
            startedAt: call.now,
            endedAt: call.now,
        )
        let author = try await self.surface.author(call)
        let written = try await self.management.add([run], to: schedule, by: author)
        return CallAnswer.json(.accepted) { json in
            json.object { json in
                json.key("syncOperation")
                json.object { (written.items.first ?? run).write(to: &$0, for: reader) }
            }
        }
    }
}

extension ScheduleOperation {
    fileprivate func write(to json: inout JSONWriter) {
        json.member("id", self.id.rawValue)
        json.member("status", self.state.rawValue)
        json.member("subStatus", self.state.rawValue)
        json.member("percentComplete", self.state == .running ? 0 : 100)
        json.member("failureDescription", optional: self.failureDescription)
        if !self.warnings.isEmpty { json.member("warnings", self.warnings) }
        json.member("createdAt", self.createdAt.timestamp)
        json.member("updatedAt", (self.endedAt ?? self.createdAt).timestamp)
    }
}

extension BaselineTask {
    fileprivate func write(to json: inout JSONWriter) {
        json.member("taskId", self.taskID.rawValue)
        json.member("baselineId", self.baselineID.rawValue)
        json.member("name", self.name)
        json.member("plannedStart", time: self.plannedStart)
        json.member("plannedFinish", time: self.plannedFinish)
        json.member("plannedDuration", self.plannedDuration)
    }
}
