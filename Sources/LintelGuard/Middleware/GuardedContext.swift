public import Hummingbird
public import LintelTokens

/// A request context that carries who is calling.
public protocol GuardedContext: RequestContext {
    /// The claims of the call's token, set by ``GuardMiddleware``; nil in routes that are not guarded.
    var claims: AccessTokenClaims? { get set }

    /// What names the call in answers and logs; nil when calls have no names.
    var callID: String? { get }
}

extension GuardedContext {
    /// Calls have no name of their own.
    public var callID: String? { nil }
}
