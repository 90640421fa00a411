import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// Repositories of iTwins.
struct RepositoryEndpoint: Sendable {
    let management: ProjectManagement
    let address: RepositoryAddress

    /// Those of one iTwin.
    func list(_ call: ITwinCall) async throws -> Response {
        let repositories = try await self.management.projects.repositories(
            of: try call.project().id,
            type: try Self.type(call),
        )
        return self.answer(repositories)
    }

    /// Those of all iTwins whose team the caller belongs to.
    func listAll(_ call: ITwinCall) async throws -> Response {
        let page = try ITwinPage(try call.query(), of: self.address.all, usual: ITwinPage.maximumTop)
        let repositories = try await self.management.projects.repositories(
            visibleTo: call.subject,
            type: try Self.type(call),
            // One more says whether the list goes on.
            limit: page.top + 1,
            offset: page.skip,
        )
        return CallAnswer.json { json in
            json.object { json in
                json.member("repositories", objects: repositories.prefix(page.top)) { self.write($0, to: &$1) }
                page.writeLinks(hasMore: repositories.count > page.top, to: &json)
            }
        }
    }

    func get(_ call: ITwinCall) async throws -> Response {
        self.answer(try await self.repository(call))
    }

    func create(_ call: ITwinCall) async throws -> Response {
        var body = try await call.body(upTo: 65_536)
        let itsClass = try body.string("class")
        let subClass = try body.optionalString("subClass")
        let type = try Self.checked(call.names) { () throws(PlatformError) in
            try RepositoryType(class: itsClass, subClass: subClass)
        }
        try Self.requireNoSecret(&body, call.names)
        let uri = try body.string("uri")
        let name = try body.optionalString("displayName") ?? type.subClass ?? type.itsClass
        let options = try Self.options(&body, call.names) ?? []
        guard !uri.isEmpty else {
            throw call.names.invalid("This is missing.", field: "uri", code: "MissingRequiredProperty")
        }
        let details = try Self.checked(call.names) { () throws(PlatformError) in
            try RepositoryDetails(name: name, uri: uri, options: options)
        }
        do {
            let repository = try await self.management.addRepository(
                type,
                details,
                to: try call.project(),
                by: try await call.actor(),
                at: call.now,
            )
            return self.answer(repository, .created)
        } catch let error as PlatformError {
            throw Self.refusal(error, call.names)
        }
    }

    func change(_ call: ITwinCall) async throws -> Response {
        var repository = try await self.repository(call)
        var body = try await call.body(upTo: 65_536)
        try Self.requireNoSecret(&body, call.names)
        let known = repository.details
        let name = try body.optionalString("displayName") ?? known.name
        let uri = try body.optionalString("uri") ?? known.uri
        let options = try Self.options(&body, call.names) ?? known.options
        repository.details = try Self.checked(call.names) { () throws(PlatformError) in
            try RepositoryDetails(name: name, uri: uri, options: options)
        }
        do {
            try await self.management.update(
                repository,
                of: try call.project(),
                by: try await call.actor(),
                at: call.now,
            )
            return self.answer(repository)
        } catch let error as PlatformError {
            throw Self.refusal(error, call.names)
        }
    }

    func delete(_ call: ITwinCall) async throws -> Response {
        try await self.management.remove(
            try await self.repository(call),
            of: try call.project(),
            by: try await call.actor(),
            at: call.now,
        )
        return CallAnswer.empty(.noContent)
    }

    /// The repository of the path.
    ///
    /// - Throws: ``ITwinRefusal`` with status 404.
    func repository(_ call: ITwinCall) async throws -> ProjectRepository {
        guard let id = call.text("repository").flatMap({ ProjectRepositoryID(uuid: $0) }),
            let repository = try await self.management.projects.repository(id, of: try call.project().id)
        else { throw Self.refusal(.repositoryUnknown, call.names) }
        return repository
    }

    /// The type that a list is narrowed to.
    private static func type(_ call: ITwinCall) throws -> RepositoryType? {
        let query = try call.query()
        guard let itsClass = query.text("class") else {
            guard query.text("subClass") == nil else {
                throw call.names.invalidValue("A subClass needs its class.", of: "class")
            }
            return nil
        }
        return try Self.checked(call.names) { () throws(PlatformError) in
            try RepositoryType(class: itsClass, subClass: query.text("subClass"))
        }
    }

    /// Secrets of other services are not kept here.
    private static func requireNoSecret(_ body: inout JSONFields<ITwinRefusal>, _ names: ITwinNames)
        throws(ITwinRefusal)
    {
        guard body.optionalValue("authentication") == nil else {
            throw names.invalidValue("Secrets of other services are not kept here.", of: "authentication")
        }
    }

    private static func options(_ body: inout JSONFields<ITwinRefusal>, _ names: ITwinNames) throws(ITwinRefusal)
        -> [UInt8]?
    {
        guard let value = body.optionalValue("options") else { return nil }
        guard case .object = value else { throw names.invalidValue("This has to be an object.", of: "options") }
        var json = JSONWriter()
        json.value(value)
        return json.bytes
    }

    private static func checked<Value>(_ names: ITwinNames, _ make: () throws(PlatformError) -> Value)
        throws(ITwinRefusal) -> Value
    {
        do throws(PlatformError) {
            return try make()
        } catch {
            throw names.invalidValue(error.message, of: error.field ?? "body")
        }
    }

    static func refusal(_ error: PlatformError, _ names: ITwinNames) -> ITwinRefusal {
        switch (error.code, error.field) {
        case (.nameTaken, "uri"):
            ITwinRefusal(.conflict, "iTwinRepositoryExists", error.message, target: error.field)
        case (.nameTaken, _):
            ITwinRefusal(.conflict, "iTwinRepositoryResourceExists", error.message, target: error.field)
        case (.notFound, "repositoryId"):
            ITwinRefusal(.notFound, "iTwinRepositoryNotFound", error.message, target: error.field)
        default: names.refusal(error)
        }
    }

    private func answer(_ repositories: [ProjectRepository]) -> Response {
        CallAnswer.json { json in
            json.object { json in
                json.member("repositories", objects: repositories) { self.write($0, to: &$1) }
            }
        }
    }

    private func answer(_ repository: ProjectRepository, _ status: HTTPResponse.Status = .ok) -> Response {
        CallAnswer.json(status) { json in
            json.object { json in
                json.key("repository")
                json.object { self.write(repository, to: &$0) }
            }
        }
    }

    private func write(_ repository: ProjectRepository, to json: inout JSONWriter) {
        json.member("id", repository.id.rawValue)
        json.writeType(of: repository)
        json.member("displayName", repository.details.name)
        json.member("uri", repository.details.uri)
        if !repository.details.options.isEmpty {
            json.key("options")
            json.raw(repository.details.options)
        }
        json.key("capabilities")
        json.object { json in
            json.key("resources")
            json.object { $0.member("uri", self.address.resources(of: repository)) }
        }
    }
}

extension JSONWriter {
    mutating func writeType(of repository: ProjectRepository) {
        self.member("class", repository.type.itsClass)
        if let subClass = repository.type.subClass { self.member("subClass", subClass) }
    }
}

/// Where repositories and what is in them are.
struct RepositoryAddress: Sendable {
    /// The absolute URL of the list of iTwins.
    let iTwins: String

    /// Every repository.
    var all: String { "\(self.iTwins)/repositories" }

    func resources(of repository: ProjectRepository) -> String {
        "\(self.iTwins)/\(repository.projectID)/repositories/\(repository.id)/resources"
    }
}
