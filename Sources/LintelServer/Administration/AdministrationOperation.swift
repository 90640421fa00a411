import HTTPTypes
import Hummingbird

/// One call that the administration API knows.
struct AdministrationOperation: Sendable {
    let method: HTTPRequest.Method
    /// The path behind `/api/v1`, parameters as `{id}`.
    let path: String
    let scope: AdministrationScope
    let handle: @Sendable (AdministrationCall) async throws -> Response

    init(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ scope: AdministrationScope,
        handle: @escaping @Sendable (AdministrationCall) async throws -> Response,
    ) {
        self.method = method
        self.path = path
        self.scope = scope
        self.handle = handle
    }
}
