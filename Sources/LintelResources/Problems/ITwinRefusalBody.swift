import LintelCodec
package import LintelGuard
import LintelTokens

/// Refusals as the iTwin platform APIs write them: `{"error": {"code": …, "message": …}}`.
package struct ITwinRefusalBody: ExplainedRefusalBody {
    package var explanation: String?

    package init() {}

    package func content(of refusal: Refusal) -> RefusalContent {
        var json = JSONWriter(reservingCapacity: 256)
        json.beginObject()
        json.key("error")
        json.beginObject()
        json.member("code", Self.code(of: refusal.reason))
        json.member("message", Self.message(of: refusal))
        if let address = self.explanation(of: refusal) { json.member("accessCheck", address) }
        json.endObject()
        json.endObject()
        return RefusalContent(type: "application/json", bytes: json.bytes)
    }

    private static func code(of reason: Refusal.Reason) -> String {
        switch reason {
        case .tokenMissing: "HeaderNotFound"
        case .requestMalformed: "InvalidRequest"
        case .tokenInvalid: "Unauthorized"
        case .scopeMissing, .accessDenied, .roleMissing: "InsufficientPermissions"
        case .notFound: "NotFound"
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
