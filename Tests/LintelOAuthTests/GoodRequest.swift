import LintelCodec
import LintelOAuth
import LintelTokens
import Testing

/// A request and a client that pass every rule, for a test to change.
enum GoodRequest {
    static let redirectURI = "https://app.example/callback"
    /// RFC 7636 Appendix B.
    static let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    static let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    static let scopes: ScopeSet = ["openid", "profile", "email", "offline_access", "files:read"]

    static let fields: [(String, String)] = [
        ("response_type", "code"), ("client_id", "native-a"), ("redirect_uri", Self.redirectURI),
        ("scope", "openid files:read"), ("state", "s"), ("code_challenge", Self.challenge),
        ("code_challenge_method", "S256"),
    ]

    static func client(
        _ type: ClientType = .native,
        redirectURIs: [String] = [Self.redirectURI],
        rule: ProofKeyRule? = nil,
        isDisabled: Bool = false,
    ) -> RegisteredClient {
        RegisteredClient(
            id: ClientID("native-a"),
            type: type,
            name: "A",
            redirectURIs: redirectURIs,
            scopes: Self.scopes,
            withheldScopes: [
                WithheldScope(scope: "files:write", isRefused: false), WithheldScope(scope: "admin", isRefused: true),
            ],
            proofKeyRule: rule,
            isDisabled: isDisabled,
        )
    }

    /// The good request without some fields, and with others: they replace those of their name.
    static func form(without: [String] = [], with: [(String, String)] = [], adding: [(String, String)] = [])
        -> FormFields
    {
        let gone = Set(without + with.map(\.0))
        let kept = Self.fields.filter { !gone.contains($0.0) }
        return FormFields(fields: (kept + with + adding).map { FormFields.Field(name: $0.0, value: $0.1) })
    }

    static let rules = AuthorizationRules { scopes in
        scopes.contains("files:read") ? ["https://api.example/files"] : []
    }

    /// What the rules make of a changed request.
    static func check(
        without: [String] = [],
        with: [(String, String)] = [],
        adding: [(String, String)] = [],
        client: RegisteredClient? = Self.client(),
    ) throws(AuthorizationRefusal) -> AuthorizationRequest {
        try Self.rules.check(Self.form(without: without, with: with, adding: adding), client: client)
    }

    /// The refusal that the app is told of; nil when the request passes, a failed expectation for a page.
    static func refusal(
        without: [String] = [],
        with: [(String, String)] = [],
        adding: [(String, String)] = [],
        client: RegisteredClient? = Self.client(),
        at location: SourceLocation = #_sourceLocation,
    ) -> OAuthError? {
        do throws(AuthorizationRefusal) {
            _ = try Self.check(without: without, with: with, adding: adding, client: client)
            return nil
        } catch {
            if case .page = error { Issue.record("told on a page, not to the app", sourceLocation: location) }
            return error.error
        }
    }

    /// The refusal that is told on a page; nil when the request passes, a failed expectation for a redirect.
    static func pageRefusal(
        without: [String] = [],
        with: [(String, String)] = [],
        adding: [(String, String)] = [],
        client: RegisteredClient? = Self.client(),
        at location: SourceLocation = #_sourceLocation,
    ) -> OAuthError? {
        do throws(AuthorizationRefusal) {
            _ = try Self.check(without: without, with: with, adding: adding, client: client)
            return nil
        } catch {
            if case .redirect = error { Issue.record("told to the app, not on a page", sourceLocation: location) }
            return error.error
        }
    }
}
