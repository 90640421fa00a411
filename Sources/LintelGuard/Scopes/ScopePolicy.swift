public import LintelTokens

/// Which scopes a call needs: a pure value, built from single scopes, `allOf`, `anyOf` and `not`.
///
/// ```swift
/// let policy: ScopePolicy = .allOf(["files.read", .anyOf(["files.list", "files.admin"])])
/// ```
public indirect enum ScopePolicy: Sendable, Hashable {
    /// The token must carry this scope.
    case scope(String)
    /// Every part must hold; with no part, nothing is asked.
    case allOf([ScopePolicy])
    /// At least one part must hold; with no part, nobody is let in.
    case anyOf([ScopePolicy])
    /// The part must not hold.
    case not(ScopePolicy)

    /// Any valid token is enough.
    public static let anyToken = Self.allOf([])

    /// Whether these scopes are enough.
    public func isSatisfied(by granted: ScopeSet) -> Bool {
        switch self {
        case .scope(let scope): granted.contains(scope)
        case .allOf(let parts): parts.allSatisfy { $0.isSatisfied(by: granted) }
        case .anyOf(let parts): parts.contains { $0.isSatisfied(by: granted) }
        case .not(let part): !part.isSatisfied(by: granted)
        }
    }

    /// The scopes that are necessary, for the `scope` of a challenge (RFC 6750 §3).
    ///
    /// Of alternatives, the one that lacks least is named. A `not` needs no scope, and no scope mends it.
    public func required(given granted: ScopeSet) -> ScopeSet {
        switch self {
        case .scope(let scope): [scope]
        case .allOf(let parts): parts.reduce([]) { $0.union($1.required(given: granted)) }
        case .anyOf(let parts):
            (parts.first { $0.isSatisfied(by: granted) }
                ?? parts.min { $0.missing(from: granted).values.count < $1.missing(from: granted).values.count })?
                .required(given: granted) ?? []
        case .not: []
        }
    }

    /// The necessary scopes that these do not hold.
    public func missing(from granted: ScopeSet) -> ScopeSet {
        self.required(given: granted).subtracting(granted)
    }
}

extension ScopePolicy: ExpressibleByStringLiteral {
    /// Asks for one scope.
    public init(stringLiteral value: String) {
        self = .scope(value)
    }
}
