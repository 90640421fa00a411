import HTTPTypes
package import LintelGuard

/// Writes refusals in the format of an API, with the address where people read why.
package protocol ExplainedRefusalBody: RefusalBody {
    /// The address; nil leaves it out.
    var explanation: String? { get set }
}

extension ExplainedRefusalBody {
    /// The address, for a refusal that is about who calls and what they may see or do.
    func explanation(of refusal: Refusal) -> String? {
        switch refusal.status {
        case .unauthorized, .forbidden, .notFound: self.explanation
        default: nil
        }
    }
}
