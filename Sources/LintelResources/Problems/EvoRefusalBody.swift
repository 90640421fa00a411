package import LintelGuard
import LintelTokens

/// Refusals as the Evo APIs write them.
package struct EvoRefusalBody: RefusalBody {
    package let problems: EvoProblems

    package init(problems: EvoProblems) {
        self.problems = problems
    }

    package func content(of refusal: Refusal) -> RefusalContent {
        let (code, title) = Self.name(of: refusal.reason)
        var required: [String] = []
        if case .scopeMissing(let scopes, _) = refusal.reason { required = scopes.values }
        let bytes = self.problems.body(
            code,
            status: refusal.status,
            title: title,
            detail: refusal.message,
            requiredScopes: required,
        )
        return RefusalContent(type: EvoProblems.mediaType, bytes: bytes)
    }

    private static func name(of reason: Refusal.Reason) -> (code: String, title: String) {
        switch reason {
        case .tokenMissing: ("auth/missing-token", "Access Denied.")
        case .requestMalformed: ("auth/invalid-request", "Bad Request.")
        case .tokenInvalid: ("auth/invalid-token", "Access Denied.")
        case .scopeMissing: ("auth/insufficient-scope", "Insufficient Scope.")
        case .accessDenied: ("auth/insufficient-role", "Insufficient Role.")
        case .unavailable: ("unavailable", "Service Unavailable.")
        }
    }
}
