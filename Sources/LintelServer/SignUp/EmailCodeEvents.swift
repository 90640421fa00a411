import Hummingbird
import LintelOAuth
import LintelPlatform
import LintelTokens

/// Writes down what happens with codes: what was asked for, and what was refused.
package struct EmailCodeEvents: Sendable {
    let audit: AuditRecorder
    let refusals: RefusalRecorder

    /// A mail went out; to whom, the audit does not say before the address is proved.
    func sent(
        _ purpose: EmailChallenge.Purpose,
        _ address: ClientAddress.Address,
        _ context: LintelContext,
        _ now: UnixTime,
    ) {
        self.audit.record(
            AuditEvent(
                at: now,
                kind: .emailCodeSent,
                actor: "-",
                detail: purpose.rawValue,
                address: address.text,
                correlationID: context.correlationID.description,
            )
        )
    }

    /// A code was no good.
    ///
    /// - Returns: The sentence for the person.
    func refused(
        _ purpose: EmailChallenge.Purpose,
        triesLeft: Int64?,
        _ address: ClientAddress.Address,
        _ context: LintelContext,
    ) -> String {
        let (detail, sentence) = Self.words(triesLeft: triesLeft)
        self.refusals.note(
            .emailCodeRefused,
            .emailCodeRefused,
            detail: "\(purpose.rawValue): \(detail)",
            clientID: nil,
            address: address.text,
            context: context,
        )
        return sentence
    }

    private static func words(triesLeft: Int64?) -> (detail: String, sentence: String) {
        switch triesLeft {
        case nil:
            (
                "Nothing that could be tried.",
                "This code cannot be used: it is older than 10 minutes, was used, tried too often, or asked for in "
                    + "another browser. Please have another code sent."
            )
        case 0: ("The last try was wrong.", "This is not the code. Please have another one sent.")
        case 1: ("Wrong; 1 try left.", "This is not the code. You can try once more.")
        case let left?: ("Wrong; \(left) tries left.", "This is not the code. You can try \(left) more times.")
        }
    }
}
