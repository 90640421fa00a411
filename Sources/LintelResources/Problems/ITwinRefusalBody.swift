import LintelCodec
package import LintelGuard
import LintelTokens

/// Refusals as the iTwin platform APIs write them: `{"error": {"code": …, "message": …}}` (contract §4.1).
package struct ITwinRefusalBody: ExplainedRefusalBody {
    package var explanation: String?
    /// What the API calls its things that there are not, such as `iTwinNotFound`.
    private let notFound: String
    /// What that is about, such as `scheduleId`.
    private let notFoundTarget: String?

    package init(notFound: String = "NotFound", target: String? = nil) {
        self.notFound = notFound
        self.notFoundTarget = target
    }

    package func content(of refusal: Refusal) -> RefusalContent {
        var error = ITwinError(code: self.code(of: refusal.reason), message: Self.message(of: refusal))
        if case .notFound = refusal.reason { error.target = self.notFoundTarget }
        return RefusalContent(
            type: "application/json",
            bytes: error.json(explanation: self.explanation(of: refusal)),
        )
    }

    private func code(of reason: Refusal.Reason) -> String {
        switch reason {
        case .tokenMissing: "HeaderNotFound"
        case .requestMalformed: "InvalidRequest"
        case .tokenInvalid: "Unauthorized"
        case .scopeMissing, .accessDenied, .roleMissing: "InsufficientPermissions"
        case .notFound: self.notFound
        case .unavailable: "ServiceUnavailable"
        }
    }

    private static func message(of refusal: Refusal) -> String {
        switch refusal.reason {
        case .tokenMissing: "Header Authorization was not found in the request. Access denied."
        case .scopeMissing(_, let missing): "The access token lacks the scope \(missing.description)."
        default: refusal.message
        }
    }
}
