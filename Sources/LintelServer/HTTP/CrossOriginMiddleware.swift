import HTTPTypes
package import Hummingbird

/// Lets registered SPA origins call the endpoints that browsers need (CORS); nobody else, and never with credentials.
package struct CrossOriginMiddleware: RouterMiddleware {
    package typealias Context = LintelContext

    private let origins: BrowserOrigins

    package init(origins: BrowserOrigins) {
        self.origins = origins
    }

    package func handle(
        _ request: Request,
        context: LintelContext,
        next: (Request, LintelContext) async throws -> Response,
    ) async throws -> Response {
        guard Self.paths.contains(request.uri.path) else { return try await next(request, context) }
        guard let origin = request.headers[.origin] else {
            var response = try await next(request, context)
            // Fetch §3.2.5: an answer that a cache kept for a program must not be the one that a browser gets.
            response.headers[.vary] = "Origin"
            return response
        }
        let isKnown = try await self.origins.contains(origin)
        if request.method == .options {
            return isKnown ? Self.preflight(origin) : Response(status: .forbidden, headers: [.vary: "Origin"])
        }
        var response = try await next(request, context)
        response.headers[.vary] = "Origin"
        if isKnown {
            response.headers[.accessControlAllowOrigin] = origin
            response.headers[.accessControlExposeHeaders] = "X-Correlation-ID, WWW-Authenticate, Retry-After"
        }
        return response
    }

    private static let paths: Set<String> = [
        "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server",
        "/.well-known/openid-configuration/jwks", "/connect/token", "/connect/userinfo", "/connect/revocation",
    ]

    private static func preflight(_ origin: String) -> Response {
        Response(
            status: .noContent,
            headers: [
                .accessControlAllowOrigin: origin,
                .accessControlAllowMethods: "GET, POST",
                .accessControlAllowHeaders: "Authorization, Content-Type",
                .accessControlMaxAge: "600",
                .vary: "Origin",
            ],
        )
    }
}
