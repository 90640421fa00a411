import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// What is in repositories of iTwins, and where its graphics are.
struct RepositoryResourceEndpoint: Sendable {
    let repositories: RepositoryEndpoint
    private var projects: any ProjectStore { self.repositories.management.projects }
    private var address: RepositoryAddress { self.repositories.address }

    func list(_ call: ITwinCall) async throws -> Response {
        let repository = try await self.repositories.repository(call)
        let query = try call.query()
        let page = try ITwinPage(query, of: self.address.resources(of: repository))
        // One more than asked for says whether there is a next part.
        let found = try await self.projects.resources(
            of: repository.id,
            search: query.text("$search").map { String($0.prefix(ProjectQuery.maximumSearch)) },
            limit: page.top + 1,
            offset: page.skip,
        )
        return CallAnswer.json { json in
            json.object { json in
                json.member("resources", objects: found.prefix(page.top)) { resource, json in
                    self.write(resource, of: repository, isWhole: call.prefersRepresentation, to: &json)
                }
                page.writeLinks(hasMore: found.count > page.top, to: &json)
            }
        }
    }

    func get(_ call: ITwinCall) async throws -> Response {
        let repository = try await self.repositories.repository(call)
        return self.answer(try await self.resource(call, of: repository), of: repository, call)
    }

    func create(_ call: ITwinCall) async throws -> Response {
        let repository = try await self.repositories.repository(call)
        var body = try await call.body(upTo: 65_536)
        let (id, name) = (try body.string("id"), try body.string("displayName"))
        let resource: RepositoryResource
        do throws(PlatformError) {
            resource = try RepositoryResource(id: id, name: name)
        } catch {
            throw call.names.invalidValue(error.message, of: error.field ?? "id")
        }
        do {
            try await self.projects.add(resource, to: repository.id, limit: ProjectLimits.resources)
        } catch let error as PlatformError {
            throw RepositoryEndpoint.refusal(error, call.names)
        }
        return self.answer(resource, of: repository, call, .created)
    }

    func delete(_ call: ITwinCall) async throws -> Response {
        let repository = try await self.repositories.repository(call)
        guard try await self.projects.removeResource(call.text("resource") ?? "", of: repository.id) else {
            throw Self.unknown
        }
        return CallAnswer.empty(.noContent)
    }

    /// Where the graphics of a repository are, or of something in it: at the repository's own address.
    func graphics(_ call: ITwinCall) async throws -> Response {
        let repository = try await self.repositories.repository(call)
        if call.text("resource") != nil { _ = try await self.resource(call, of: repository) }
        return CallAnswer.json { json in
            json.object { json in
                json.member("graphics", objects: Self.kind(of: repository.type).map { [$0] } ?? []) { kind, json in
                    json.member("type", kind)
                    json.member("uri", repository.details.uri)
                }
            }
        }
    }

    /// What viewers make of the address of a map service; nil for what is no map.
    private static func kind(of type: RepositoryType) -> String? {
        switch type.subClass {
        case "WebMapService", "WebMapTileService", "UrlTemplate", "ArcGIS": "IMAGERY"
        case "OgcApiFeatures", "WebFeatureService": "OAPIF+GEOJSON"
        default: nil
        }
    }

    private static let unknown = ITwinRefusal(
        .notFound,
        "iTwinRepositoryResourceNotFound",
        "The repository has no resource with this id.",
        target: "resourceId",
    )

    private func resource(_ call: ITwinCall, of repository: ProjectRepository) async throws -> RepositoryResource {
        guard let resource = try await self.projects.resource(call.text("resource") ?? "", of: repository.id) else {
            throw Self.unknown
        }
        return resource
    }

    private func answer(
        _ resource: RepositoryResource,
        of repository: ProjectRepository,
        _ call: ITwinCall,
        _ status: HTTPResponse.Status = .ok,
    ) -> Response {
        CallAnswer.json(status) { json in
            json.object { json in
                json.key("resource")
                json.object { self.write(resource, of: repository, isWhole: call.prefersRepresentation, to: &$0) }
            }
        }
    }

    private func write(
        _ resource: RepositoryResource,
        of repository: ProjectRepository,
        isWhole: Bool,
        to json: inout JSONWriter,
    ) {
        json.member("id", resource.id)
        json.writeType(of: repository)
        json.member("displayName", resource.name)
        if let kind = Self.kind(of: repository.type) {
            json.member("type", kind)
            json.key("capabilities")
            json.object { json in
                json.key("graphics")
                // An id has nothing that an address encodes.
                json.object { $0.member("uri", "\(self.address.resources(of: repository))/\(resource.id)/graphics") }
            }
        }
        if isWhole {
            json.key("properties")
            json.object { _ in }
        }
    }
}
