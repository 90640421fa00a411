public import LintelTokens
import NIOHTTP1

extension LintelAPI {
    /// The projects that the caller works on; needs the scope `itwin-platform`.
    public var projects: ProjectsAPI { ProjectsAPI(caller: self.caller) }
}

/// The projects that the caller works on.
public struct ProjectsAPI: Sendable {
    let caller: APICaller

    /// All properties of each project are wanted.
    private static let whole = [(name: "Prefer", value: "return=representation")]

    private struct List: Decodable {
        var iTwins: [Project]
        var links: ITwinLinks?

        private enum CodingKeys: String, CodingKey {
            case iTwins
            case links = "_links"
        }
    }

    private struct One: Decodable { var iTwin: Project }

    private func path(of id: Project.ID) -> String { "/itwins/\(id.rawValue.pathPart)" }

    /// The projects.
    ///
    /// - Parameters:
    ///   - search: Words of their names and numbers; nil for all.
    ///   - filter: An OData expression such as `status eq 'Active'`; nil for all.
    ///   - order: Properties to sort by, such as `displayName desc`.
    public func list(search: String? = nil, filter: String? = nil, order: String? = nil) -> Listing<Project> {
        Listing { place in
            let call = self.caller.call(
                .GET,
                "/itwins",
                query: [
                    ("$search", search), ("$filter", filter), ("$orderby", order), ("$top", "\(ITwinLinks.usual)"),
                    ("$skip", place ?? "0"),
                ],
                headers: Self.whole,
                operation: "projects.list"
            )
            let list = try await self.caller.answer(call, as: List.self)
            return ITwinLinks.page(list.iTwins, list.links, at: place)
        }
    }

    /// One project.
    public func project(_ id: Project.ID) async throws -> Project {
        let call = self.caller.call(.GET, self.path(of: id), headers: Self.whole, operation: "projects.get")
        return try await self.caller.answer(call, as: One.self).iTwin
    }

    /// Makes a project, of which the caller becomes an owner.
    public func create(_ details: ProjectDetails) async throws -> Project {
        let call = self.caller.call(.POST, "/itwins", headers: Self.whole, operation: "projects.create")
        return try await self.caller.answer(call, sending: details, as: One.self).iTwin
    }

    /// Changes what the details say.
    public func update(_ id: Project.ID, _ details: ProjectDetails) async throws -> Project {
        let call = self.caller.call(.PATCH, self.path(of: id), headers: Self.whole, operation: "projects.update")
        return try await self.caller.answer(call, sending: details, as: One.self).iTwin
    }

    /// Deletes a project; the rules of the platform say which may be.
    public func delete(_ id: Project.ID) async throws {
        try await self.caller.perform(self.caller.call(.DELETE, self.path(of: id), operation: "projects.delete"))
    }
}

/// The links of a list of the iTwin platform: whether it goes on.
struct ITwinLinks: Decodable, Sendable {
    struct Link: Decodable, Sendable { var href: String? }

    var next: Link?

    /// How many items are asked for at once.
    static let usual = 100

    static func page<Item>(_ items: [Item], _ links: ITwinLinks?, at place: String?) -> Page<Item> {
        Page(items, of: nil, hasMore: links?.next?.href != nil, at: place)
    }
}
