import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// Changes one kind of what belongs to schedules: each call is one operation, that can be asked about later.
extension ScheduleItemEndpoint where Item: ScheduleInput {
    private var management: ScheduleManagement { self.surface.management }

    /// Adds one item.
    func add(_ call: ITwinCall) async throws -> Response {
        let fields = try await call.fields()
        let (operation, items) = try await self.add([fields], call)
        return try self.answer(operation, items.first, call)
    }

    /// Adds the items of a batch, all or none.
    func addBatch(_ call: ITwinCall) async throws -> Response {
        let fields = try await call.fields().objects("batch", atMost: ScheduleLimits.batch)
        let (operation, items) = try await self.add(fields, call)
        let reader = try self.surface.reader(call)
        return self.surface.answer(.ok, operation) { json in
            json.member("batch", objects: items) { $0.write(to: &$1, for: reader) }
        }
    }

    private func add(_ batch: [ScheduleFields], _ call: ITwinCall) async throws -> (ScheduleOperation, [Item]) {
        let schedule = try await self.surface.schedule(call)
        try Self.check(batch, call)
        let items = try batch.map { fields in
            try Item.made(fields, id: try fields.id("id") ?? self.management.newID(), in: schedule, at: call.now)
        }
        var author = try await self.surface.author(call)
        author.places = try Self.places(zip(items.map(\.id), batch))
        let written = try await self.management.add(items, to: schedule, by: author)
        return (written.operation, written.items)
    }

    /// Where tasks of a batch come to stand.
    private static func places(_ batch: some Sequence<(Identifier<Item>, ScheduleFields)>) throws
        -> [ScheduleTaskID: TaskPlace]
    {
        var places: [ScheduleTaskID: TaskPlace] = [:]
        for (id, fields) in batch { places[ScheduleTaskID(id.rawValue)] = try Item.place(fields) }
        return places
    }

    /// Changes one item.
    func change(_ call: ITwinCall) async throws -> Response {
        let fields = try await call.fields()
        let schedule = try await self.surface.schedule(call)
        try Self.check([fields], call)
        let expected = try ScheduleETag.expected(by: call.request, of: schedule)
        let author = try await self.surface.author(call, expectedVersion: expected)
        return try await self.surface.naming(Item.self) {
            let id: Identifier<Item> = try call.id("item")
            var author = author
            author.places = try Self.places([(id, fields)])
            let written: ScheduleWritten<Item> = try await ScheduleETag.comparing {
                try await self.management.change([id], in: schedule, by: author) { try $0.take(fields) }
            }
            return try self.answer(written.operation, written.items.first, call)
        }
    }

    /// Changes several items, which the member of the list's name holds with their ids, all or none.
    func changeBatch(_ call: ITwinCall) async throws -> Response {
        let batch = try await call.fields().objects(Item.names.many, atMost: ScheduleLimits.batch)
        let schedule = try await self.surface.schedule(call)
        try Self.check(batch, call)
        let changes = try batch.map { fields in (try fields.requiredID("id") as Identifier<Item>, fields) }
        let known = Dictionary(changes) { first, _ in first }
        var author = try await self.surface.author(call)
        author.places = try Self.places(changes)
        let reader = try self.surface.reader(call)
        return try await self.surface.naming(Item.self) {
            let written: ScheduleWritten<Item> = try await self.management.change(
                changes.map(\.0),
                in: schedule,
                by: author,
            ) { item in
                if let fields = known[item.id] { try item.take(fields) }
            }
            return self.surface.answer(.ok, written.operation) { json in
                json.key(Item.names.many)
                json.objects(written.items) { $0.write(to: &$1, for: reader) }
            }
        }
    }

    /// Refuses what the caller's roles do not allow.
    private static func check(_ batch: [ScheduleFields], _ call: ITwinCall) throws {
        for fields in batch {
            for permission in Item.permissions(for: fields) { try call.require(permission) }
        }
    }

    private func answer(_ operation: ScheduleOperation, _ item: Item?, _ call: ITwinCall) throws -> Response {
        let reader = try self.surface.reader(call)
        let response = self.surface.answer(.ok, operation) { json in
            guard let item else { return }
            json.key(Item.names.one)
            json.object { item.write(to: &$0, for: reader) }
        }
        return item.map { response.tagged(ScheduleETag($0.version, of: $0.scheduleID, for: reader)) } ?? response
    }
}

extension ScheduleItemEndpoint {
    /// Deletes the item of the path.
    func delete(_ call: ITwinCall) async throws -> Response {
        try await self.surface.naming(Item.self) {
            let schedule = try await self.surface.schedule(call)
            let expected = try ScheduleETag.expected(by: call.request, of: schedule)
            return try await ScheduleETag.comparing {
                try await self.delete([try call.id("item")], call, expectedVersion: expected)
            }
        }
    }

    /// Deletes the items that the query names, all or none.
    func deleteBatch(_ call: ITwinCall) async throws -> Response {
        let name = Item.names.target + "s"
        let texts = try call.query().text(name)?.split(separator: ",") ?? []
        let ids = texts.compactMap { Identifier<Item>(uuid: $0) }
        guard !ids.isEmpty, ids.count == texts.count else {
            throw PlatformError(.queryInvalid, "This has to be UUIDs with commas between them.", field: name)
        }
        return try await self.surface.naming(Item.self) { try await self.delete(ids, call) }
    }

    private func delete(
        _ ids: [Identifier<Item>],
        _ call: ITwinCall,
        expectedVersion: Int64? = nil,
    ) async throws -> Response {
        let schedule = try await self.surface.schedule(call)
        var author = try await self.surface.author(call, expectedVersion: expectedVersion)
        author.keepsAssignments = try !call.access().allows(.writeAssignments)
        let written: ScheduleWritten<Item> = try await self.surface.management.delete(ids, in: schedule, by: author)
        return self.surface.answer(.accepted, written.operation) { json in
            json.key(Item.names.many)
            json.objects(ids) { $1.member("id", $0.rawValue) }
        }
    }
}
