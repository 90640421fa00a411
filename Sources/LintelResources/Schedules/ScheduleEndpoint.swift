import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// Schedules as wholes: the list of a project, and what is said of each.
struct ScheduleEndpoint: Sendable {
    let surface: ScheduleSurface

    private var management: ScheduleManagement { self.surface.management }

    /// A part of the project's schedules.
    func list(_ call: ITwinCall) async throws -> Response {
        let (project, query, style) = (try call.project(), try call.query(), self.surface.style)
        let list = [style.rawValue, "schedules", project.id.rawValue]
        let after = try query.text(style.tokenName).map { try Self.place($0, of: list, field: style.tokenName) }
        let limit = try style.size(query)
        // One more than is shown tells whether the list goes on.
        let schedules = try await self.management.stores.schedules.schedules(
            in: project.id,
            after: after,
            limit: limit + 1,
        )
        let shown = schedules.prefix(limit)
        let next = schedules.count > limit ? shown.last.map { ListToken([$0.id.rawValue]).text(of: list) } : nil
        return CallAnswer.json(reserving: 256 + shown.count * 300) { json in
            json.object { json in
                json.key(style == .current ? "schedules" : "items")
                json.objects(shown) { $0.write(to: &$1) }
                style.writeEnd(next: next, of: self.surface.address, query, to: &json)
            }
        }
    }

    private static func place(_ text: String, of list: [String], field: String) throws(PlatformError) -> ScheduleID {
        let token = try ListToken(text, of: list, field: field)
        guard token.parts.count == 1 else {
            throw PlatformError(.queryInvalid, "This token is none of this list.", field: field)
        }
        return ScheduleID(token.parts[0])
    }

    /// Makes an empty schedule.
    func create(_ call: ITwinCall) async throws -> Response {
        let fields = try await call.fields()
        let schedule = try await self.management.create(
            name: try fields.requiredText("name"),
            iModelID: try fields.text("iModelId"),
            in: try call.project().id,
            by: try await self.surface.author(call),
        )
        var response = CallAnswer.json(.created) { self.write(schedule, to: &$0) }
        response.headers[.location] = "\(self.surface.address)/\(schedule.id)"
        return response
    }

    /// What is said of a schedule.
    func read(_ call: ITwinCall) async throws -> Response {
        let schedule = try await self.management.schedule(try await self.surface.schedule(call))
        let tag = ScheduleETag(schedule.version, of: schedule.id, for: try self.surface.reader(call))
        if tag.isKnown(to: call.request) { return tag.notModified }
        return CallAnswer.json { self.write(schedule, to: &$0) }.tagged(tag)
    }

    private func write(_ schedule: Schedule, to json: inout JSONWriter) {
        switch self.surface.style {
        case .older:
            json.object { schedule.write(to: &$0) }
        case .current:
            json.object { json in
                json.key("schedule")
                json.object { schedule.write(to: &$0) }
            }
        }
    }

    func delete(_ call: ITwinCall) async throws -> Response {
        try await self.management.delete(
            try await self.surface.schedule(call),
            by: try await self.surface.author(call),
        )
        return CallAnswer.empty(.noContent)
    }

    /// Copies a schedule within its project.
    func clone(_ call: ITwinCall) async throws -> Response {
        let fields = try await call.fields()
        if let project: ProjectID = try fields.id("iTwinId"), project != (try call.project().id) {
            throw fields.flaw("iTwinId", "A schedule is copied within its project.")
        }
        let author = try await self.surface.author(call)
        let name = try fields.text("name")
        let iModelID = try fields.text("iModelId")
        var copy = try await self.management.clone(try await self.surface.schedule(call), name: name, by: author)
        if fields.has("iModelId") {
            copy = try await self.management.update(copy.id, by: author) { $0.iModelID = iModelID }.schedule
        }
        let operation = ScheduleOperation(
            id: self.management.newID(),
            scheduleID: copy.id,
            kind: .clone,
            createdAt: call.now,
            createdBy: call.subject,
            endedAt: call.now,
            version: copy.version,
        )
        try await self.management.stores.schedules.note(operation)
        return self.surface.answer(.accepted, operation) { json in
            json.key("schedule")
            json.object { copy.write(to: &$0) }
        }
    }
}

extension Schedule {
    fileprivate func write(to json: inout JSONWriter) {
        json.member("id", self.id.rawValue)
        json.member("iTwinId", self.projectID.rawValue)
        json.member("iModelId", optional: self.iModelID)
        json.member("name", self.name)
        json.member("isNextGen", Self.isNextGeneration)
        json.member("type", Self.type)
    }
}
