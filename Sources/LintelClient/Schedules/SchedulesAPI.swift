public import LintelTokens
import NIOHTTP1

extension LintelAPI {
    /// Schedules of projects; needs the scope `itwin-platform`.
    public var schedules: SchedulesAPI { SchedulesAPI(caller: self.caller) }
}

/// Schedules of projects.
public struct SchedulesAPI: Sendable {
    let caller: APICaller

    private func path(of id: Schedule.ID) -> String { "/schedules/\(id.rawValue.pathPart)" }

    /// The schedules of a project.
    public func list(of project: Project.ID) -> Listing<Schedule> {
        Listing { place in
            let call = self.caller.call(
                .GET,
                "/schedules",
                query: [("iTwinId", project.rawValue), ("$continuationToken", place)],
                operation: "schedules.list"
            )
            return try await self.caller.answer(call, as: ScheduleList<Schedule>.self).page
        }
    }

    private struct One: Decodable { var schedule: Schedule }

    /// One schedule.
    public func schedule(_ id: Schedule.ID) async throws -> Schedule {
        let call = self.caller.call(.GET, self.path(of: id), operation: "schedules.get")
        return try await self.caller.answer(call, as: One.self).schedule
    }

    private struct New: Encodable {
        var name: String
        var iTwinId: Project.ID
    }

    /// Makes an empty schedule.
    public func create(_ name: String, in project: Project.ID) async throws -> Schedule {
        let call = self.caller.call(.POST, "/schedules", operation: "schedules.create")
        return try await self.caller.answer(call, sending: New(name: name, iTwinId: project), as: One.self).schedule
    }

    /// Deletes a schedule with all that is in it.
    public func delete(_ id: Schedule.ID) async throws {
        try await self.caller.perform(self.caller.call(.DELETE, self.path(of: id), operation: "schedules.delete"))
    }

    /// The tasks of a schedule.
    public func tasks(of id: Schedule.ID) -> Listing<ScheduleTask> { self.items("tasks", of: id).list() }

    /// The links between the tasks of a schedule.
    public func taskLinks(of id: Schedule.ID) -> Listing<ScheduleTaskLink> { self.items("task-links", of: id).list() }

    /// Any kind of item of a schedule, such as `calendars`, `resources` or `baselines`.
    ///
    /// - Parameters:
    ///   - kind: The last part of the list's address.
    ///   - id: The schedule.
    public func items(_ kind: String, of id: Schedule.ID) -> ScheduleItemsAPI {
        ScheduleItemsAPI(caller: self.caller, path: "\(self.path(of: id))/\(kind.pathTail)")
    }
}

/// One kind of item of a schedule; the caller's types say how an item is read and written, or ``JSON`` does.
public struct ScheduleItemsAPI: Sendable {
    let caller: APICaller
    let path: String

    /// The items.
    public func list<Item: Sendable & Decodable>(as type: Item.Type = Item.self) -> Listing<Item> {
        Listing { place in
            let call = self.caller.call(
                .GET,
                self.path,
                query: [("$continuationToken", place)],
                operation: "schedules.items"
            )
            return try await self.caller.answer(call, as: ScheduleList<Item>.self).page
        }
    }

    private struct Batch<Item: Encodable>: Encodable { var batch: [Item] }

    /// Adds items, all or none.
    ///
    /// - Parameter items: At most a thousand, as the API's description has them.
    public func add(_ items: [some Encodable]) async throws {
        let call = self.caller.call(.POST, "\(self.path)/batch", operation: "schedules.add")
        try await self.caller.perform(call, sending: Batch(batch: items))
    }

    /// Deletes one item.
    public func delete(_ id: String) async throws {
        let path = "\(self.path)/\(id.pathPart)"
        try await self.caller.perform(self.caller.call(.DELETE, path, operation: "schedules.remove"))
    }
}

/// A part of a list of schedules or their items: the one list of the answer, whatever it is called.
struct ScheduleList<Item: Decodable & Sendable>: Decodable {
    var items: [Item]
    var next: String?

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        let token = Key(stringValue: "nextPageToken")
        self.next = try values.decodeIfPresent(String.self, forKey: token)
        for key in values.allKeys {
            guard (try? values.nestedUnkeyedContainer(forKey: key)) != nil else { continue }
            self.items = try values.decode([Item].self, forKey: key)
            return
        }
        throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "there is no list"))
    }

    var page: Page<Item> { Page(items: self.items, next: self.next) }
}
