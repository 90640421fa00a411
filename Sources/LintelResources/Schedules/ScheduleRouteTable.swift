import HTTPTypes
import Hummingbird
import LintelCodec
import LintelGuard
import LintelPlatform
import LintelTokens
import NIOCore

/// Adds routes of one surface that are about a schedule.
struct ScheduleRouteTable<Context: GuardedContext> {
    let api: ITwinAPI<Context>
    let surface: ScheduleSurface
    /// The path of a schedule.
    let base: String

    func on(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ action: GuardedAction,
        _ answer: @escaping ITwinAPI<Context>.Handler,
    ) {
        let surface = self.surface
        self.api.on(method, self.base + path, action, about: { try await surface.project($1) }, answer)
    }

    /// A list.
    ///
    /// - Parameter filter: What of the items the path's id chooses by, if it does.
    func list<Item: ScheduleDocument>(
        _ type: Item.Type,
        at path: String,
        _ action: GuardedAction,
        chosenBy filter: ScheduleFilter? = nil,
    ) {
        let endpoint = self.endpoint(type, at: path)
        self.on(.get, path, action) { call in
            guard let filter else { return try await endpoint.list(call) }
            let id: Identifier<Item> = try call.id("item")
            return try await endpoint.list(call, fixed: [filter: [id.rawValue]])
        }
    }

    /// A list, and each of its items.
    func read<Item: ScheduleDocument>(_ type: Item.Type, at path: String, _ action: GuardedAction) {
        self.list(type, at: path, action)
        let endpoint = self.endpoint(type, at: path)
        self.on(.get, path + "/:item", action) { try await endpoint.item($0) }
    }

    /// Adding items.
    func add<Item: ScheduleInput>(_ type: Item.Type, at path: String, _ action: GuardedAction) {
        let endpoint = self.endpoint(type, at: path)
        self.on(.post, path, action) { try await endpoint.add($0) }
        self.on(.post, path + "/batch", action) { try await endpoint.addBatch($0) }
    }

    /// Deleting items.
    func delete<Item: ScheduleDocument>(_ type: Item.Type, at path: String, _ action: GuardedAction) {
        let endpoint = self.endpoint(type, at: path)
        self.on(.delete, path, action) { try await endpoint.deleteBatch($0) }
        self.on(.delete, path + "/:item", action) { try await endpoint.delete($0) }
    }

    /// All that can be done with a kind of item.
    func write<Item: ScheduleInput>(
        _ type: Item.Type,
        at path: String,
        read: GuardedAction,
        change: GuardedAction,
    ) {
        self.read(type, at: path, read)
        self.add(type, at: path, change)
        self.delete(type, at: path, change)
        let endpoint = self.endpoint(type, at: path)
        self.on(.patch, path, change) { try await endpoint.changeBatch($0) }
        self.on(.patch, path + "/:item", change) { try await endpoint.change($0) }
    }

    private func endpoint<Item: ScheduleDocument>(_ type: Item.Type, at path: String) -> ScheduleItemEndpoint<Item> {
        ScheduleItemEndpoint(surface: self.surface, path: String(path.dropFirst()))
    }
}

extension Request {
    /// The members of the body's object, which stays to be read again.
    mutating func scheduleFields(names: ITwinNames) async throws -> ScheduleFields {
        let bytes: [UInt8]
        do {
            bytes = Array(try await self.collectBody(upTo: ScheduleLimits.shortBodyBytes).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw ITwinRefusal(
                .contentTooLarge,
                "RequestTooLarge",
                "The body has more than \(ScheduleLimits.shortBodyBytes) bytes.",
            )
        }
        guard let members = try? JSONValue(parsing: bytes).objectValue else {
            throw names.unreadable("The body is not a JSON object.")
        }
        return ScheduleFields(members, names: names)
    }
}

extension ScheduleLimits {
    /// The longest body that says something of a schedule as a whole.
    fileprivate static let shortBodyBytes = 65_536
}
