import HTTPTypes
package import LintelGuard
import LintelTokens

/// Refusals as the Evo APIs write them.
package struct EvoRefusalBody: ExplainedRefusalBody {
    package let problems: EvoProblems
    package var explanation: String?
    private let names: Names

    /// Which codes an API has for the refusals that all share.
    package enum Names: Sendable {
        /// One for each reason.
        case byReason
        /// `auth/unauthorized` and `auth/forbidden`, as the block model API has it.
        case byStatus
    }

    package init(problems: EvoProblems, names: Names = .byReason) {
        self.problems = problems
        self.names = names
    }

    package func content(of refusal: Refusal) -> RefusalContent {
        var (code, title) = Self.name(of: refusal.reason)
        if self.names == .byStatus, code.hasPrefix("auth/") {
            switch refusal.status {
            case .unauthorized: code = "auth/unauthorized"
            case .forbidden: code = "auth/forbidden"
            default: break
            }
        }
        var scopes: [String] = []
        var roles: [String] = []
        switch refusal.reason {
        case .scopeMissing(let required, _): scopes = required.values
        case .roleMissing(let required, _): roles = required
        default: break
        }
        let bytes = self.problems.body(
            code,
            status: refusal.status,
            title: title,
            detail: refusal.message,
            requiredScopes: scopes,
            requiredRoles: roles,
            members: EvoProblems.explanation(self.explanation(of: refusal)),
        )
        return RefusalContent(type: EvoProblems.mediaType, bytes: bytes)
    }

    private static func name(of reason: Refusal.Reason) -> (code: String, title: String) {
        switch reason {
        case .tokenMissing: ("auth/missing-token", "Access Denied.")
        case .requestMalformed: ("auth/invalid-request", "Bad Request.")
        case .tokenInvalid: ("auth/invalid-token", "Access Denied.")
        case .scopeMissing: ("auth/insufficient-scope", "Insufficient Scope.")
        case .accessDenied, .roleMissing: ("auth/insufficient-role", "Insufficient Role.")
        case .notFound: ("not-found", "Not Found.")
        case .unavailable: ("unavailable", "Service Unavailable.")
        }
    }
}
