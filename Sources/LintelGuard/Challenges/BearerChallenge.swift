public import LintelTokens

/// The value of a `WWW-Authenticate: Bearer` header (RFC 6750 §3).
public struct BearerChallenge: Sendable, Hashable {
    /// The error codes of RFC 6750 §3.1.
    public enum ErrorCode: String, Sendable, Hashable {
        case invalidRequest = "invalid_request"
        case invalidToken = "invalid_token"
        case insufficientScope = "insufficient_scope"
    }

    /// The protected space (RFC 9110 §11.5).
    public var realm: String
    /// Absent when the request held no token: it was not wrong, only incomplete (RFC 6750 §3.1).
    public var error: ErrorCode?
    /// A plain sentence for the app's developer.
    public var errorDescription: String?
    /// The scopes that the call needs.
    public var scope: ScopeSet?

    /// Puts a challenge together.
    public init(
        realm: String,
        error: ErrorCode? = nil,
        errorDescription: String? = nil,
        scope: ScopeSet? = nil,
    ) {
        self.realm = realm
        self.error = error
        self.errorDescription = errorDescription
        self.scope = scope
    }

    /// The header's value.
    public var headerValue: String {
        var parameters = ["realm=\(Self.quoted(self.realm))"]
        if let error = self.error { parameters.append("error=\"\(error.rawValue)\"") }
        if let description = self.errorDescription {
            parameters.append("error_description=\(Self.quoted(description))")
        }
        if let scope = self.scope, !scope.isEmpty { parameters.append("scope=\(Self.quoted(scope.description))") }
        return "Bearer " + parameters.joined(separator: ", ")
    }

    /// RFC 6750 §3: printable ASCII without quotation mark and backslash; anything else becomes a question mark.
    private static func quoted(_ text: String) -> String {
        let characters = text.unicodeScalars.map { scalar -> Character in
            switch scalar {
            case "\"", "\\": "?"
            case " "..."~": Character(scalar)
            default: "?"
            }
        }
        return "\"" + String(characters) + "\""
    }
}
