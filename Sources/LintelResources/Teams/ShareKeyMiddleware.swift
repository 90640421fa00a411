import Crypto
import HTTPTypes
import Hummingbird
import LintelCodec
import LintelGuard
import LintelPlatform
import LintelTokens

/// Lets a reading call in that carries the key of a project's share, as `Authorization: Basic KEY`, and every other call
/// with a token (contract of access control v2, `shares`).
///
/// What the key opens is for the route's ``Decision``.
struct ShareKeyMiddleware<Context: GuardedContext>: RouterMiddleware {
    let store: any ProjectShareStore
    let clock: WallClock
    let issuer: String
    let settings: ProjectAPISettings
    let tokens: GuardMiddleware<Context>

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response,
    ) async throws -> Response {
        guard let digest = Self.digest(in: request), let share = try await self.share(digest) else {
            return try await self.tokens.handle(request, context: context, next: next)
        }
        var context = context
        context.claims = self.claims(of: share)
        return try await next(request, context)
    }

    private func share(_ digest: [UInt8]) async throws -> ProjectShare? {
        try await self.store.share(withDigest: digest, at: self.clock.now())
    }

    /// The claims that a token would have which opened the same.
    private func claims(of share: ProjectShare) -> AccessTokenClaims {
        AccessTokenClaims(
            issuer: self.issuer,
            subject: share.subject,
            audience: [self.settings.audience],
            clientID: ClientID(""),
            scopes: [self.settings.scope],
            issuedAt: share.createdAt,
            expiresAt: share.expiresAt,
            tokenID: TokenID(share.id.rawValue),
        )
    }

    /// The digest of the key that a reading call carries; nil for every other call.
    private static func digest(in request: Request) -> [UInt8]? {
        guard request.method == .get || request.method == .head else { return nil }
        let values = request.headers[values: .authorization]
        guard values.count == 1, let value = values.first else { return nil }
        let parts = value.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "basic", let key = Base64URL.decode(parts[1].utf8),
            key.count == ProjectShare.keyBytes
        else { return nil }
        return Array(SHA256.hash(data: key))
    }
}
