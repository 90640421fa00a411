import HTTPTypes
import Hummingbird
import LintelCodec
package import LintelGuard
package import LintelPlatform
import LintelTokens

/// SYNCHRO's older API of work areas, `/workarea/v1` (contract §4.4): which work areas of ProjectWise belong to a project.
package struct WorkAreaRoutes: Sendable {
    private let actions: WorkAreaActions
    private let endpoint: WorkAreaEndpoint

    /// - Parameter issuer: The base of every address.
    package init(_ settings: ProjectAPISettings, management: ProjectManagement, issuer: String) {
        self.actions = WorkAreaActions(settings)
        self.endpoint = WorkAreaEndpoint(management: management, address: issuer + "/workarea/v1/projects")
    }

    /// Adds every route.
    package func add<Context: GuardedContext>(to api: ITwinAPI<Context>) {
        let (actions, endpoint) = (self.actions, self.endpoint)
        let project = "/workarea/v1/projects/:project"
        let (one, primary) = (project + "/connections/:connection", project + "/primaryConnection")
        api.on(.get, project + "/connections", actions.read) { try await endpoint.list($0) }
        api.on(.post, project + "/connections", actions.change) { try await endpoint.create($0) }
        api.on(.get, one, actions.read) { try await endpoint.read($0) }
        api.on(.delete, one, actions.change) { try await endpoint.delete($0) }
        api.on(.post, primary + "/:connection", actions.change) { try await endpoint.setPrimary($0) }
        api.on(.delete, primary + "/:connection", actions.change) { try await endpoint.removePrimary($0) }
        // The published sample names none: there is one at most.
        api.on(.delete, primary, actions.change) { try await endpoint.removePrimary($0) }
    }
}

/// The actions of the older API of work areas, and what each of them asks for.
struct WorkAreaActions: Sendable {
    let read: GuardedAction
    let change: GuardedAction

    init(_ api: ProjectAPISettings) {
        self.read = .project(
            api,
            "enterprise.connections-read",
            title: "see a SYNCHRO project's work areas",
            needs: nil,
            product: .synchro,
        )
        self.change = .project(
            api,
            "enterprise.connections-change",
            title: "change a SYNCHRO project's work areas",
            needs: .setUpProject,
            product: .synchro,
        )
    }

    var all: [GuardedAction] { [self.read, self.change] }
}

/// The connections of projects with work areas.
struct WorkAreaEndpoint: Sendable {
    let management: ProjectManagement
    /// The absolute URL of the projects.
    let address: String

    /// The oldest first; there are few.
    func list(_ call: ITwinCall) async throws -> Response {
        let (query, project) = (try call.query(), try call.project().id)
        let limit = try ScheduleListStyle.older.size(query)
        let list = ["enterprise", "connections", project.rawValue]
        let offset = try ListToken.offset(query.text("pageToken"), of: list, field: "pageToken")
        let connections = try await self.management.projects.connections(of: project)
        let shown = connections.dropFirst(offset).prefix(limit)
        let end = offset + shown.count
        return CallAnswer.json { json in
            json.object { json in
                json.member("items", objects: shown) { Self.write($0, to: &$1) }
                json.member(
                    "nextPageToken",
                    optional: end < connections.count ? ListToken(["\(end)"]).text(of: list) : nil,
                )
            }
        }
    }

    func read(_ call: ITwinCall) async throws -> Response {
        try await Self.naming {
            let (id, project) = (try Self.id(call), try call.project().id)
            guard let connection = try await self.management.projects.connection(id, of: project) else {
                throw PlatformError.connectionUnknown
            }
            return Self.answer(connection)
        }
    }

    func create(_ call: ITwinCall) async throws -> Response {
        let fields = try await call.fields(upTo: 65_536)
        let connection = try await self.management.connect(
            try call.project(),
            with: try ConnectionDetails(
                url: try fields.requiredText("url"),
                name: try fields.requiredText("displayName"),
                description: try fields.text("description") ?? "",
                workArea: try fields.text("workAreaName") ?? "",
            ),
            by: try await call.actor(),
            at: call.now,
        )
        var response = Self.answer(connection, .created)
        response.headers[.location] = "\(self.address)/\(connection.projectID)/connections/\(connection.id)"
        return response
    }

    func delete(_ call: ITwinCall) async throws -> Response {
        try await Self.naming {
            try await self.management.disconnect(
                try Self.id(call),
                of: try call.project(),
                by: try await call.actor(),
                at: call.now,
            )
            return CallAnswer.empty(.noContent)
        }
    }

    func setPrimary(_ call: ITwinCall) async throws -> Response {
        try await Self.naming {
            try await self.management.setPrimaryConnection(
                try Self.id(call),
                of: try call.project(),
                by: try await call.actor(),
                at: call.now,
            )
            return CallAnswer.empty(.noContent)
        }
    }

    func removePrimary(_ call: ITwinCall) async throws -> Response {
        try await Self.naming {
            try await self.management.removePrimaryConnection(
                call.text("connection") == nil ? nil : try Self.id(call),
                of: try call.project(),
                by: try await call.actor(),
                at: call.now,
            )
            return CallAnswer.empty(.noContent)
        }
    }

    /// The connection of the path; a text of another form is nothing's id.
    private static func id(_ call: ITwinCall) throws(PlatformError) -> ProjectConnectionID {
        guard let id = call.text("connection").flatMap({ ProjectConnectionID(uuid: $0) }) else {
            throw .connectionUnknown
        }
        return id
    }

    /// Tells of a connection that there is not by its own name.
    private static func naming(_ body: () async throws -> Response) async throws -> Response {
        do {
            return try await body()
        } catch let error as PlatformError where error.code == .notFound && error.field == "connectionId" {
            throw ITwinRefusal(.notFound, "ConnectionNotFound", error.message, target: error.field)
        }
    }

    private static func answer(_ connection: ProjectConnection, _ status: HTTPResponse.Status = .ok) -> Response {
        CallAnswer.json(status) { json in json.object { Self.write(connection, to: &$0) } }
    }

    private static func write(_ connection: ProjectConnection, to json: inout JSONWriter) {
        json.member("id", connection.id.rawValue)
        json.member("url", connection.details.url)
        json.member("type", "ProjectWise")
        json.member("displayName", connection.details.name)
        json.member("description", connection.details.description)
        json.member("workAreaName", connection.details.workArea)
        json.member("isPrimary", connection.isPrimary)
    }
}
