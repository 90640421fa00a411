package import LintelGuard
package import LintelOAuth
package import LintelPlatform
import LintelTokens

/// Notes the refusals of the resource APIs: in the metrics as a number, and with their decision for those who may look
/// into it.
package struct CallRefusals: Sendable {
    private let metrics: ServerMetrics
    private let calls: RefusedCallRecorder
    private let audit: any AuditSink

    package init(metrics: ServerMetrics, calls: RefusedCallRecorder, audit: any AuditSink) {
        self.metrics = metrics
        self.calls = calls
        self.audit = audit
    }

    /// Notes one refusal.
    ///
    /// - Parameter call: The decision behind it, for a call whose token was good: anybody can send a bad one.
    package func note(_ reason: Refusal.Reason, _ call: RefusedCall?) {
        let id = ErrorID(reason)
        self.metrics.countRefusal(id)
        // What is dropped because there is too much of it is dropped from the audit as well.
        guard let call, self.calls.record(call) else { return }
        self.audit.record(
            AuditEvent(
                at: call.at,
                kind: .callRefused,
                actor: call.subject.rawValue,
                clientID: call.clientID,
                organisationID: call.organisationID,
                errorID: id.rawValue,
                detail: call.checks.failure?.fact,
                correlationID: call.correlationID,
            )
        )
    }
}

extension ErrorID {
    /// The id of a resource API's refusal.
    package init(_ reason: Refusal.Reason) {
        switch reason {
        case .tokenMissing: self = .tokenMissing
        case .requestMalformed: self = .requestMalformed
        case .tokenInvalid: self = .tokenInvalid
        case .scopeMissing: self = .scopeInsufficient
        case .accessDenied, .roleMissing: self = .accessDenied
        case .notFound: self = .pageNotFound
        case .unavailable: self = .serverBusy
        }
    }
}
