package import Hummingbird
package import LintelGuard
package import LintelPlatform
import LintelTokens

/// The routes of the file API.
package struct FileRoutes: Sendable {
    private let endpoint: FileEndpoint
    private let door: EvoDoor
    private let reading: ActionGate
    private let writing: ActionGate

    /// - Parameters:
    ///   - reading: That of ``GuardedAction/readFiles(_:)``.
    ///   - writing: That of ``GuardedAction/writeFiles(_:)``.
    package init(endpoint: FileEndpoint, door: EvoDoor, reading: ActionGate, writing: ActionGate) {
        self.endpoint = endpoint
        self.door = door
        self.reading = reading
        self.writing = writing
    }

    /// Adds the routes to a group that is guarded.
    package func add<Context: GuardedContext>(to group: RouterGroup<Context>) {
        let files = group.group("/file/v2/orgs/:org_id/workspaces/:workspace_id/files")
        let (endpoint, door) = (self.endpoint, self.door)
        let (reading, writing) = (self.reading, self.writing)
        files.get("") { request, context in
            try await door.answer(request, context, gate: reading) { try await endpoint.list($0) }
        }
        files.get("path/**") { request, context in
            try await door.answer(request, context, gate: reading) { try await endpoint.getByPath($0) }
        }
        files.put("path/**") { request, context in
            try await door.answer(request, context, gate: writing) { try await endpoint.putByPath($0) }
        }
        files.delete("path/**") { request, context in
            try await door.answer(request, context, gate: writing) { try await endpoint.deleteByPath($0) }
        }
        files.get(":file_id") { request, context in
            try await door.answer(request, context, gate: reading) {
                try await endpoint.getByID($0, try Self.id(context))
            }
        }
        files.put(":file_id") { request, context in
            try await door.answer(request, context, gate: writing) {
                try await endpoint.putByID($0, try Self.id(context))
            }
        }
        files.delete(":file_id") { request, context in
            try await door.answer(request, context, gate: writing) {
                try await endpoint.deleteByID($0, try Self.id(context))
            }
        }
    }

    /// How the file API tells of what the rules refuse.
    package static func problem(_ error: PlatformError) -> EvoProblem {
        switch error.code {
        case .notFound: EvoProblem(.notFound, "files/not-found", title: "Not Found.", detail: error.message)
        case .pathInvalid: EvoProblem(.badRequest, "files/invalid-path", title: "Invalid Path.", error)
        case .uploadMissing:
            EvoProblem(.badRequest, "files/no-file-upload-in-progress", title: "No File Upload In Progress.", error)
        case .queryInvalid: EvoProblem(.unprocessableContent, "validation-error", title: "Validation Error.", error)
        case .listFull: EvoProblem(.conflict, "files/too-many-uploads", title: "Too Many Uploads.", error)
        case .conflict: EvoProblem(.conflict, "files/conflict", title: "Conflict.", error)
        default: EvoProblem(.badRequest, "bad-request", title: "Bad Request.", error)
        }
    }

    private static func id(_ context: some RequestContext) throws(PlatformError) -> FileID {
        guard let id = FileID(uuid: context.parameters.get("file_id") ?? "") else { throw .fileUnknown }
        return id
    }
}
