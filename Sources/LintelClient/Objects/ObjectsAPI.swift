public import LintelTokens
import NIOHTTP1

extension LintelAPI {
    /// The geoscience objects of a workspace; needs the scope `evo.object`.
    public func objects(of organisation: OrganisationID, in workspace: Workspace.ID) -> ObjectsAPI {
        ObjectsAPI(caller: self.caller, organisation: organisation, workspace: workspace)
    }
}

/// The geoscience objects of a workspace.
public struct ObjectsAPI: Sendable {
    let caller: APICaller
    let organisation: OrganisationID
    let workspace: Workspace.ID

    var place: String {
        let organisation = self.organisation.rawValue.pathPart
        return "/geoscience-object/orgs/\(organisation)/workspaces/\(self.workspace.rawValue.pathPart)"
    }

    private var path: String { "\(self.place)/objects" }

    private func path(of id: ObjectSummary.ID) -> String { "\(self.path)/\(id.rawValue.pathPart)" }

    private func path(at place: String) -> String { "\(self.path)/path/\(place.pathTail)" }

    private struct List: Decodable {
        var objects: [ObjectSummary]
        var total: Int
    }

    /// The objects, without their bodies.
    ///
    /// - Parameters:
    ///   - schema: Those of one schema alone.
    ///   - deleted: Those of the recycle bin instead.
    public func list(schema: String? = nil, deleted: Bool = false) -> Listing<ObjectSummary> {
        Listing { place in
            let call = self.caller.call(
                .GET,
                self.path,
                query: [
                    ("limit", "1000"), ("offset", place ?? "0"), ("schema_id", schema),
                    ("deleted", deleted ? "true" : nil),
                ],
                operation: "objects.list"
            )
            let list = try await self.caller.answer(call, as: List.self)
            return Page(list.objects, of: list.total, at: place)
        }
    }

    /// One object, in its newest version or another.
    public func object<Body: Sendable & Decodable>(
        _ id: ObjectSummary.ID,
        version: String? = nil,
        as type: Body.Type = JSON.self,
    ) async throws -> GeoscienceObject<Body> {
        try await self.caller.answer(
            self.caller.call(.GET, self.path(of: id), query: [("version", version)], operation: "objects.get")
        )
    }

    /// The object at a path, in its newest version or another.
    public func object<Body: Sendable & Decodable>(
        at place: String,
        version: String? = nil,
        as type: Body.Type = JSON.self,
    ) async throws -> GeoscienceObject<Body> {
        try await self.caller.answer(
            self.caller.call(.GET, self.path(at: place), query: [("version", version)], operation: "objects.get")
        )
    }

    /// An object, unless its newest version is the one that the caller has.
    ///
    /// - Returns: Nil when it is.
    public func object<Body: Sendable & Decodable>(
        _ id: ObjectSummary.ID,
        unless version: String,
        as type: Body.Type = JSON.self,
    ) async throws -> GeoscienceObject<Body>? {
        var call = self.caller.call(
            .GET,
            self.path(of: id),
            headers: [("If-None-Match", Self.tag(version))],
            operation: "objects.get"
        )
        call.expected = [304]
        let answer = try await self.caller.runner.answer(call)
        return answer.status == 304 ? nil : try WireJSON.decode(GeoscienceObject<Body>.self, from: answer)
    }

    /// Writes an object at a path: a new one, or a new version of the one that is there.
    ///
    /// - Parameters:
    ///   - body: Follows the schema that it names. A new object has no `uuid`, a new version that of its object.
    ///   - place: The path, from the workspace's top on.
    ///   - version: The version that the caller takes for the newest: when it is not, the call is refused with status
    ///     412 and nothing is written over.
    public func write<Body: Sendable & Codable>(
        _ body: Body,
        at place: String,
        expecting version: String? = nil,
    ) async throws -> GeoscienceObject<Body> {
        let headers = version.map { [(name: "If-Match", value: Self.tag($0))] } ?? []
        return try await self.caller.answer(
            self.caller.call(.POST, self.path(at: place), headers: headers, operation: "objects.write"),
            sending: body
        )
    }

    /// Puts an object into the recycle bin.
    public func delete(_ id: ObjectSummary.ID) async throws {
        try await self.caller.perform(self.caller.call(.DELETE, self.path(of: id), operation: "objects.delete"))
    }

    /// Takes an object out of the recycle bin, under another name when its place was taken.
    public func restore(_ id: ObjectSummary.ID) async throws {
        var call = self.caller.call(
            .POST,
            self.path(of: id),
            query: [("deleted", "false")],
            operation: "objects.restore"
        )
        call.expected = [303]
        try await self.caller.perform(call)
    }

    private static func tag(_ version: String) -> String { "\"\(version.filter { $0 != "\"" })\"" }
}
