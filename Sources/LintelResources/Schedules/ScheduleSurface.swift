import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// What both surfaces of the schedules are made with, and how they differ.
struct ScheduleSurface: Sendable {
    let management: ScheduleManagement
    /// The address of the list of schedules.
    let address: String
    let style: ScheduleListStyle

    /// The schedule that the path names; the action's rules have found its project.
    ///
    /// Clients of the older surface name a project's schedule by the id of the project, too: the oldest one is meant then.
    func schedule(_ call: ITwinCall) async throws -> ScheduleID {
        let id: ScheduleID = try call.id("schedule")
        guard self.style == .older, case let project = try call.project().id, project.rawValue == id.rawValue else {
            return id
        }
        guard let first = try await self.management.stores.schedules.firstSchedule(in: project) else {
            throw PlatformError.scheduleMissing()
        }
        return first
    }

    func reader(_ call: ITwinCall) throws -> ScheduleReader {
        ScheduleReader(
            seesActuals: try call.access().allows(.readActuals),
            marksDeleted: self.style == .current,
        )
    }

    /// Who changes a schedule.
    func author(
        _ call: ITwinCall,
        operationID: ScheduleOperationID? = nil,
        expectedVersion: Int64? = nil,
    ) async throws -> ScheduleCall {
        ScheduleCall(
            actor: try await call.actor(),
            organisationID: try call.project().organisationID,
            now: call.now,
            operationID: operationID,
            expectedVersion: expectedVersion,
        )
    }

    /// Which project a call about a schedule is about.
    ///
    /// Nil for a schedule that there is not, which looks like one of a project that the caller does not see.
    func project(_ parameters: Parameters) async throws -> ProjectID? {
        guard let id = parameters.get("schedule").flatMap({ ScheduleID(uuid: $0) }) else { return nil }
        if let project = try await self.management.stores.schedules.schedule(id)?.projectID { return project }
        return self.style == .older ? ProjectID(id.rawValue) : nil
    }

    /// Writes what can be asked of an operation later.
    func writeOperation(_ operation: ScheduleOperation, to json: inout JSONWriter) {
        json.key("operation")
        json.object { $0.member("id", operation.id.rawValue) }
        json.key("_links")
        json.object { json in
            json.key("operationLocation")
            json.object { $0.member("href", self.address(of: operation)) }
        }
    }

    private func address(of operation: ScheduleOperation) -> String {
        "\(self.address)/\(operation.scheduleID)/operations/\(operation.id)"
    }

    /// The answer to a change.
    func answer(
        _ status: HTTPResponse.Status,
        _ operation: ScheduleOperation,
        _ write: (inout JSONWriter) throws -> Void,
    ) rethrows -> Response {
        try CallAnswer.json(status) { json in
            try json.object { json in
                try write(&json)
                self.writeOperation(operation, to: &json)
            }
        }
    }

    /// Tells of an item that there is not by its own name, whatever went wrong else.
    func naming<Item: ScheduleDocument, Value>(
        _ type: Item.Type,
        _ body: () async throws -> Value,
    ) async throws -> Value {
        do {
            return try await body()
        } catch let error as PlatformError where error.code == .notFound {
            throw Self.unknown(Item.names)
        }
    }

    static func unknown(_ names: ScheduleDocumentNames) -> ITwinRefusal {
        ITwinRefusal(.notFound, names.notFound, "Requested \(names.title) is not available.", target: names.target)
    }
}

/// How a surface asks for parts of lists.
enum ScheduleListStyle: String, Sendable, Hashable {
    /// The Schedules API of the iTwin platform.
    case current
    /// SYNCHRO's older API.
    case older

    var sizeName: String { self == .current ? "$top" : "pageSize" }
    var tokenName: String { self == .current ? "$continuationToken" : "pageToken" }
    /// What changes are asked for by; the older surface has none.
    var deltaName: String? { self == .current ? "deltaToken" : nil }

    /// How many items an answer holds.
    func size(_ query: CallQuery) throws(PlatformError) -> Int {
        try query.number(self.sizeName, in: 1...ScheduleLimits.page, otherwise: ScheduleLimits.usualPage)
    }

    /// Writes where a list goes on.
    ///
    /// - Parameter address: That of the list.
    func writeEnd(next: String?, of address: String, _ query: CallQuery, to json: inout JSONWriter) {
        switch self {
        case .older:
            json.member("nextPageToken", optional: next)
        case .current:
            // Players look for the token itself, other clients for the link.
            if let next { json.member("nextPageToken", next) }
            json.key("_links")
            json.object { json in
                Self.write("self", address, query.replacing([]), to: &json)
                if let next { Self.write("next", address, query.replacing([(self.tokenName, next)]), to: &json) }
            }
        }
    }

    private static func write(
        _ name: StaticString,
        _ address: String,
        _ query: String,
        to json: inout JSONWriter,
    ) {
        json.key(name)
        json.object { $0.member("href", query.isEmpty ? address : "\(address)?\(query)") }
    }
}
