import HTTPTypes
import Hummingbird

/// Ends the connection of a call that offers to go on in another protocol (RFC 9110 §7.8).
///
/// The offer is not taken, and the decoder reads nothing behind such a call: what the client sent next on the connection would
/// wait for ever. Java's client offers HTTP/2 (`h2c`) with each first call.
struct UpgradeOffers: RouterMiddleware {
    typealias Context = LintelContext

    func handle(
        _ request: Request,
        context: LintelContext,
        next: (Request, LintelContext) async throws -> Response,
    ) async throws -> Response {
        var response = try await next(request, context)
        if request.headers[.upgrade] != nil { response.headers[.connection] = "close" }
        return response
    }
}
