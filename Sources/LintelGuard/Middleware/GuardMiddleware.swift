import HTTPTypes
public import Hummingbird
import LintelCodec
import LintelTokens
import Logging
import NIOCore

/// Lets a call through when it carries a valid access token with the scopes that are asked for.
///
/// The token is read from the `Authorization` header only. What is refused is answered as RFC 6750 §3 has it, with
/// a body in the API's own format.
public struct GuardMiddleware<Context: GuardedContext>: RouterMiddleware {
    private let tokens: TokenGuard
    private let policy: ScopePolicy
    private let realm: String
    private let missingScopeStatus: MissingScopeStatus
    private let body: any RefusalBody
    private let onRefusal: RefusalObserver?

    /// Gets to know each call that is refused.
    public typealias RefusalObserver = @Sendable (_ refusal: Refusal, _ context: Context) -> Void

    /// A form larger than this is refused: it is read to see that it holds no second token.
    private static var maximumFormBytes: Int { 65_536 }

    /// Guards the routes that are added after it.
    ///
    /// - Parameters:
    ///   - tokens: Who is let in at all.
    ///   - policy: The scopes that are needed.
    ///   - realm: The name of the API in the challenge.
    ///   - missingScopeStatus: What a missing scope gets.
    ///   - body: The API's error format.
    ///   - onRefusal: Called for each call that is refused, before its answer goes out.
    public init(
        _ tokens: TokenGuard,
        requiring policy: ScopePolicy = .anyToken,
        realm: String,
        missingScopeStatus: MissingScopeStatus = .forbidden,
        body: some RefusalBody = OAuthRefusalBody(),
        onRefusal: RefusalObserver? = nil,
    ) {
        self.tokens = tokens
        self.policy = policy
        self.realm = realm
        self.missingScopeStatus = missingScopeStatus
        self.body = body
        self.onRefusal = onRefusal
    }

    /// Lets a request through, or answers it.
    public func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response,
    ) async throws -> Response {
        var request = request
        var context = context
        do {
            let token = try self.token(of: request)
            let claims = try await self.claims(of: token, logger: context.logger)
            try self.checkScopes(of: claims)
            try await self.checkForm(of: &request)
            context.claims = claims
        } catch let refusal as Refusal {
            self.onRefusal?(refusal, context)
            return refusal.response(body: self.body)
        }
        return try await next(request, context)
    }

    private func token(of request: Request) throws(Refusal) -> String {
        // RFC 9700 §4.3.2: never in the query, where logs and histories keep it.
        guard !Self.hasTokenField((request.uri.query ?? "").utf8) else {
            throw self.refusal(.requestMalformed("An access token in the query is not accepted."))
        }
        switch BearerToken.find(in: request.headers) {
        case .none: throw self.refusal(.tokenMissing)
        case .malformed(let sentence): throw self.refusal(.requestMalformed(sentence))
        case .token(let token): return token
        }
    }

    private func claims(of token: String, logger: Logger) async throws -> AccessTokenClaims {
        do {
            return try await self.tokens.claims(of: token)
        } catch let error as TokenError {
            logger.debug(
                "Access token refused",
                metadata: ["token.error": "\(error.code.rawValue)", "token.detail": "\(error.detail)"],
            )
            throw self.refusal(.tokenInvalid(error))
        } catch {
            logger.info("Access token could not be checked", metadata: ["error.type": "\(type(of: error))"])
            throw self.refusal(.unavailable)
        }
    }

    private func checkScopes(of claims: AccessTokenClaims) throws(Refusal) {
        guard !self.policy.isSatisfied(by: claims.scopes) else { return }
        let required = self.policy.required(given: claims.scopes)
        throw self.refusal(.scopeMissing(required: required, missing: required.subtracting(claims.scopes)))
    }

    /// Refuses a token that is sent twice (RFC 6750 §2).
    ///
    /// This comes last: only a caller with a valid token makes us read a form.
    private func checkForm(of request: inout Request) async throws {
        guard let type = request.headers[.contentType], Self.isForm(type) else { return }
        let form = try await request.collectBody(upTo: Self.maximumFormBytes)
        guard !Self.hasTokenField(form.readableBytesView) else {
            throw self.refusal(.requestMalformed("The access token was sent twice."))
        }
    }

    private static func isForm(_ type: String) -> Bool {
        let essence = type.prefix { $0 != ";" && $0 != " " }
        return essence.lowercased() == "application/x-www-form-urlencoded"
    }

    /// Whether a query or form has a field with the token's name; the rest of it may be of any shape.
    private static func hasTokenField(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.split(separator: UInt8(ascii: "&")).contains { field in
            let name = field.prefix { $0 != UInt8(ascii: "=") }
            return FormEncoding.decode(Array(name)) == Array("access_token".utf8)
        }
    }

    private func refusal(_ reason: Refusal.Reason) -> Refusal {
        Refusal(reason, realm: self.realm, missingScopeStatus: self.missingScopeStatus)
    }
}
