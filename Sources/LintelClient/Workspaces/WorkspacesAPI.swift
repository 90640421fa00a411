public import LintelTokens
import NIOHTTP1

extension LintelAPI {
    /// The workspaces of an organisation; needs the scope `evo.workspace`.
    public func workspaces(of organisation: OrganisationID) -> WorkspacesAPI {
        WorkspacesAPI(caller: self.caller, organisation: organisation)
    }
}

/// The workspaces of an organisation.
public struct WorkspacesAPI: Sendable {
    let caller: APICaller
    let organisation: OrganisationID

    private var path: String { "/workspace/orgs/\(self.organisation.rawValue.pathPart)/workspaces" }

    private func path(of id: Workspace.ID) -> String { "\(self.path)/\(id.rawValue.pathPart)" }

    /// The workspaces in which the caller has a role.
    ///
    /// - Parameters:
    ///   - name: A part of the name; nil for all.
    ///   - deleted: Those of the recycle bin instead.
    public func list(name: String? = nil, deleted: Bool = false) -> Listing<Workspace> {
        Listing { place in
            let call = self.caller.call(
                .GET,
                self.path,
                query: [
                    ("limit", "\(EvoList<Workspace>.usual)"), ("offset", place ?? "0"), ("filter[name]", name),
                    ("deleted", deleted ? "true" : nil),
                ],
                operation: "workspaces.list"
            )
            return try await self.caller.answer(call, as: EvoList<Workspace>.self).page(at: place)
        }
    }

    /// One workspace.
    public func workspace(_ id: Workspace.ID) async throws -> Workspace {
        try await self.caller.answer(self.caller.call(.GET, self.path(of: id), operation: "workspaces.get"))
    }

    /// Makes a workspace, of which the caller becomes the owner.
    public func create(_ details: WorkspaceDetails) async throws -> Workspace {
        try await self.caller.answer(
            self.caller.call(.POST, self.path, operation: "workspaces.create"),
            sending: details
        )
    }

    /// Changes what the details say.
    public func update(_ id: Workspace.ID, _ details: WorkspaceDetails) async throws -> Workspace {
        try await self.caller.answer(
            self.caller.call(.PATCH, self.path(of: id), operation: "workspaces.update"),
            sending: details
        )
    }

    /// Puts a workspace into the recycle bin.
    public func delete(_ id: Workspace.ID) async throws {
        try await self.caller.perform(self.caller.call(.DELETE, self.path(of: id), operation: "workspaces.delete"))
    }

    /// Takes a workspace out of the recycle bin.
    public func restore(_ id: Workspace.ID) async throws {
        var call = self.caller.call(
            .POST,
            self.path(of: id),
            query: [("deleted", "false")],
            operation: "workspaces.restore"
        )
        call.repeatable = true
        try await self.caller.perform(call)
    }

    /// Who has a role in a workspace.
    public func members(of id: Workspace.ID) async throws -> [WorkspaceMember] {
        let call = self.caller.call(.GET, "\(self.path(of: id))/users", operation: "workspaces.members")
        return try await self.caller.answer(call, as: EvoList<WorkspaceMember>.self).results
    }

    private struct Assignment: Encodable {
        var email: String
        var role: Workspace.Role
    }

    /// Gives somebody a role in a workspace, in place of the one that they had.
    ///
    /// - Parameters:
    ///   - role: What they may do.
    ///   - email: A person's address, or a service's.
    ///   - id: The workspace.
    public func assign(_ role: Workspace.Role, to email: String, in id: Workspace.ID) async throws {
        var call = self.caller.call(.POST, "\(self.path(of: id))/users", operation: "workspaces.assign")
        call.repeatable = true
        try await self.caller.perform(call, sending: Assignment(email: email, role: role))
    }

    /// Takes somebody's role in a workspace away.
    public func remove(_ userID: String, from id: Workspace.ID) async throws {
        let path = "\(self.path(of: id))/users/\(userID.pathPart)"
        try await self.caller.perform(self.caller.call(.DELETE, path, operation: "workspaces.remove"))
    }
}

/// A part of a list of the Evo APIs, of which some say `links` and some `count` and `total`.
struct EvoList<Item: Decodable & Sendable>: Decodable {
    var results: [Item]
    var next: String?
    var total: Int?

    /// How many items are asked for at once.
    static var usual: Int { 100 }

    private enum CodingKeys: String, CodingKey { case results, links, total }
    private enum LinkKeys: String, CodingKey { case next, total }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.results = try values.decode([Item].self, forKey: .results)
        let links = try? values.nestedContainer(keyedBy: LinkKeys.self, forKey: .links)
        self.next = try links?.decodeIfPresent(String.self, forKey: .next)
        self.total =
            try links?.decodeIfPresent(Int.self, forKey: .total)
            ?? values.decodeIfPresent(Int.self, forKey: .total)
    }

    func page(at place: String?) -> Page<Item> {
        Page(self.results, of: self.total, hasMore: self.next != nil, at: place)
    }
}
