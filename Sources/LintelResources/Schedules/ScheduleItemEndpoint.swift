import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// Reads one kind of what belongs to schedules.
struct ScheduleItemEndpoint<Item: ScheduleDocument>: Sendable {
    let surface: ScheduleSurface
    /// Where the list lies behind the schedule's address.
    let path: String

    private var management: ScheduleManagement { self.surface.management }

    /// A part of the list, or of its changes.
    ///
    /// - Parameter fixed: What the path chooses by.
    func list(
        _ call: ITwinCall,
        fixed: [ScheduleFilter: [String]] = [:],
        time: ClosedRange<UnixTime>? = nil,
    ) async throws -> Response {
        let (schedule, reader, query) = (
            try await self.surface.schedule(call), try self.surface.reader(call), try call.query()
        )
        if call.request.headers[.ifNoneMatch] != nil {
            let tag = ScheduleETag(
                try await self.management.schedule(schedule).version,
                of: schedule,
                for: reader,
            )
            if tag.isKnown(to: call.request) { return tag.notModified }
        }
        let request = try ScheduleListRequest<Item>(query, of: schedule, self.surface.style, fixed: fixed, time: time)
        switch request.part {
        case .items(let after, let version):
            let page = try await self.management.page(
                of: schedule,
                ScheduleItemQuery(after: after, limit: request.limit, filters: request.filters, time: request.time),
            )
            return self.answer(page, of: request, since: version ?? page.version, schedule, query, for: reader)
        case .changes(let since, let after):
            let changes = try await self.management.changes(
                of: Item.self,
                in: schedule,
                ScheduleChangeQuery(since: since, after: after, limit: request.limit),
            )
            return self.answer(changes, of: request, since: since, schedule, query, for: reader)
        }
    }

    private func answer(
        _ page: ScheduleItemPage<Item>,
        of request: ScheduleListRequest<Item>,
        since version: Int64,
        _ schedule: ScheduleID,
        _ query: CallQuery,
        for reader: ScheduleReader,
    ) -> Response {
        let next = page.hasMore ? request.token(.items(after: page.items.last?.id, version: version)) : nil
        // A task has about 700 bytes.
        return CallAnswer.json(reserving: 256 + page.items.count * 800) { json in
            json.object { json in
                json.key(self.listKey)
                json.objects(page.items) { $0.write(to: &$1, for: reader) }
                self.surface.style.writeEnd(next: next, of: self.address(of: schedule), query, to: &json)
                guard next == nil, request.isWhole, self.surface.style.deltaName != nil else { return }
                json.member("deltaToken", request.token(.changes(since: version, after: nil)))
            }
        }
        .tagged(ScheduleETag(page.version, of: schedule, for: reader))
    }

    private func answer(
        _ changes: ScheduleChanges<Item>,
        of request: ScheduleListRequest<Item>,
        since: Int64,
        _ schedule: ScheduleID,
        _ query: CallQuery,
        for reader: ScheduleReader,
    ) -> Response {
        let next = changes.hasMore ? request.token(.changes(since: since, after: changes.changes.last?.place)) : nil
        return CallAnswer.json(reserving: 256 + changes.changes.count * 800) { json in
            json.object { json in
                json.key(self.listKey)
                json.objects(changes.changes) { change, json in
                    switch change {
                    case .written(let item):
                        item.write(to: &json, for: reader)
                    case .deleted(let id, _):
                        json.member("id", id.rawValue)
                        json.member("deleted", true)
                    }
                }
                self.surface.style.writeEnd(next: next, of: self.address(of: schedule), query, to: &json)
                guard next == nil else { return }
                json.member("deltaToken", request.token(.changes(since: changes.version, after: nil)))
            }
        }
        .tagged(ScheduleETag(changes.version, of: schedule, for: reader))
    }

    /// One item.
    func item(_ call: ITwinCall) async throws -> Response {
        try await self.surface.naming(Item.self) {
            try await self.item(try call.id("item"), call)
        }
    }

    /// One item whose id is known.
    func item(_ id: Identifier<Item>, _ call: ITwinCall) async throws -> Response {
        let (schedule, reader) = (try await self.surface.schedule(call), try self.surface.reader(call))
        let item: Item = try await self.management.item(id, in: schedule)
        let tag = ScheduleETag(item.version, of: schedule, for: reader)
        if tag.isKnown(to: call.request) { return tag.notModified }
        return CallAnswer.json { json in
            switch self.surface.style {
            case .older:
                json.object { item.write(to: &$0, for: reader) }
            case .current:
                json.object { json in
                    json.key(Item.names.one)
                    json.object { item.write(to: &$0, for: reader) }
                }
            }
        }
        .tagged(tag)
    }

    private var listKey: String { self.surface.style == .current ? Item.names.many : "items" }

    private func address(of schedule: ScheduleID) -> String { "\(self.surface.address)/\(schedule)/\(self.path)" }
}
