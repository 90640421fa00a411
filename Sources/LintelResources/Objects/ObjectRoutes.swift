package import Hummingbird
package import LintelGuard
import LintelPlatform
import LintelTokens

/// The routes of the geoscience object API.
package struct ObjectRoutes: Sendable {
    private let endpoint: ObjectEndpoint
    private let door: EvoDoor
    private let reading: ActionGate
    private let writing: ActionGate
    private let listing: ActionGate

    /// - Parameters:
    ///   - reading: That of ``GuardedAction/readObjects(_:)``.
    ///   - writing: That of ``GuardedAction/writeObjects(_:)``.
    ///   - listing: That of ``GuardedAction/listOrganisationObjects(_:)``.
    package init(
        endpoint: ObjectEndpoint,
        door: EvoDoor,
        reading: ActionGate,
        writing: ActionGate,
        listing: ActionGate,
    ) {
        self.endpoint = endpoint
        self.door = door
        self.reading = reading
        self.writing = writing
        self.listing = listing
    }

    /// Adds the routes to a group that is guarded.
    package func add<Context: GuardedContext>(to group: RouterGroup<Context>) {
        let organisation = group.group("/geoscience-object/orgs/:org_id")
        let workspace = organisation.group("workspaces/:workspace_id")
        self.addOrganisation(to: organisation)
        self.addLists(to: workspace)
        self.addObjects(to: workspace.group("objects"))
    }

    private func addOrganisation<Context: GuardedContext>(to group: RouterGroup<Context>) {
        let (endpoint, door, listing) = (self.endpoint, self.door, self.listing)
        group.get("objects") { request, context in
            try await door.answer(request, context, gate: listing) { try await endpoint.listOrganisation($0) }
        }
        group.get("stages") { request, context in
            try await door.answer(request, context, gate: listing) { try await endpoint.stages($0) }
        }
    }

    private func addLists<Context: GuardedContext>(to group: RouterGroup<Context>) {
        let (endpoint, door, reading, writing) = (self.endpoint, self.door, self.reading, self.writing)
        group.put("data") { request, context in
            try await door.answer(request, context, gate: writing) { try await endpoint.putData($0) }
        }
        group.get("objects") { request, context in
            try await door.answer(request, context, gate: reading) { try await endpoint.list($0) }
        }
        group.patch("objects") { request, context in
            try await door.answer(request, context, gate: reading) { try await endpoint.currentVersions($0) }
        }
    }

    private func addObjects<Context: GuardedContext>(to objects: RouterGroup<Context>) {
        let (endpoint, door, reading, writing) = (self.endpoint, self.door, self.reading, self.writing)
        objects.get("path/**") { request, context in
            try await door.answer(request, context, gate: reading) { try await endpoint.getByPath($0) }
        }
        objects.post("path/**") { request, context in
            try await door.answer(request, context, gate: writing) { try await endpoint.postByPath($0) }
        }
        objects.delete("path/**") { request, context in
            try await door.answer(request, context, gate: writing) { try await endpoint.deleteByPath($0) }
        }
        objects.get(":object_id") { request, context in
            try await door.answer(request, context, gate: reading) {
                try await endpoint.getByID($0, try Self.id(context))
            }
        }
        objects.post(":object_id") { request, context in
            try await door.answer(request, context, gate: writing) {
                try await endpoint.postByID($0, try Self.id(context))
            }
        }
        objects.delete(":object_id") { request, context in
            try await door.answer(request, context, gate: writing) {
                try await endpoint.deleteByID($0, try Self.id(context))
            }
        }
        objects.post(":object_id/versions") { request, context in
            try await door.answer(request, context, gate: reading) {
                try await endpoint.versions($0, try Self.id(context))
            }
        }
        objects.patch(":object_id/metadata") { request, context in
            try await door.answer(request, context, gate: writing) {
                try await endpoint.patchMetadata($0, try Self.id(context))
            }
        }
    }

    private static func id(_ context: some RequestContext) throws(PlatformError) -> ObjectID {
        guard let id = ObjectID(uuid: context.parameters.get("object_id") ?? "") else { throw .objectUnknown }
        return id
    }
}
