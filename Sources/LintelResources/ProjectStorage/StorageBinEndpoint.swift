import Hummingbird
import LintelPlatform
import LintelTokens

/// The way of a file or a folder through the recycle bin.
struct StorageBinEndpoint: Sendable {
    let management: ProjectStorageManagement
    let kind: StorageItem.Kind

    /// What the path calls the id.
    private var parameter: String { self.kind == .file ? "file" : "folder" }

    /// Puts it into the bin.
    func delete(_ call: ITwinCall) async throws -> Response {
        try await self.management.delete(
            try call.id(self.parameter),
            self.kind,
            of: try call.project(),
            by: try await call.actor(),
            at: call.now,
        )
        return CallAnswer.empty(.noContent)
    }

    /// Takes it back to where it was.
    func restore(_ call: ITwinCall) async throws -> Response {
        try await self.management.restore(
            try call.id(self.parameter),
            self.kind,
            of: try call.project(),
            by: try await call.actor(),
            at: call.now,
        )
        return CallAnswer.empty(.noContent)
    }

    /// Deletes it for good.
    func remove(_ call: ITwinCall) async throws -> Response {
        try await self.management.remove(
            try call.id(self.parameter),
            self.kind,
            of: try call.project(),
            by: try await call.actor(),
            at: call.now,
        )
        return CallAnswer.empty(.noContent)
    }
}
