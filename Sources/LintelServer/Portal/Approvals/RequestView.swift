import LintelOAuth
package import LintelPlatform
import LintelTokens

/// A scope of an app as the pages about approvals show it.
package struct RequestView: Encodable, Sendable, Hashable {
    /// Tells the forms of one page apart.
    let number: String
    let app: String
    let appURL: SiteURL
    /// The value that the form sends.
    let clientID: String
    /// `Service app`.
    let kind: String
    let organisation: Organisation?
    let scope: String
    /// What the consent page says of the scope.
    let sentence: String?
    let requester: String?
    let requestedAt: TimeText?
    let decision: Decision?
    let isRefused: Bool
    let url: SiteURL

    package struct Organisation: Encodable, Sendable, Hashable {
        let name: String
        /// The queue with this organisation's requests alone.
        let url: SiteURL
    }

    package struct Decision: Encodable, Sendable, Hashable {
        let by: String
        let at: TimeText
        let note: String?
    }

    package init(_ request: ScopeRequest, number: Int, catalogue: Catalogue) {
        self.number = "\(number)"
        self.app = request.appName
        self.appURL = .apps(.app(request.clientID))
        self.clientID = request.clientID.rawValue
        self.kind = "\(request.type.title) app"
        self.organisation = request.organisationID.map { id in
            Organisation(
                name: request.organisationName ?? id.rawValue,
                url: .approvals(.page(organisation: id, after: nil)),
            )
        }
        self.scope = request.scope.scope
        self.sentence = catalogue.describe([request.scope.scope]).first?.sentence
        self.requester = request.requester.map { "\($0.name) (\($0.email))" } ?? request.scope.requestedBy
        self.requestedAt = request.scope.requestedAt.map { TimeText($0) }
        let decider = request.decider.map { "\($0.name) (\($0.email))" } ?? request.scope.decidedBy
        if let decider, let at = request.scope.decidedAt {
            self.decision = Decision(by: decider, at: TimeText(at), note: request.scope.note)
        } else {
            self.decision = nil
        }
        self.isRefused = request.scope.state == .refused
        self.url = .approvals(.request(request.clientID, scope: request.scope.scope))
    }
}

/// The two lists about approvals.
package struct ApprovalTabs: Encodable, Sendable, Hashable {
    let queue = SiteURL.approvals(.queue)
    let history = SiteURL.approvals(.history)
    let isQueue: Bool
    let isHistory: Bool

    init(isHistory: Bool) {
        self.isQueue = !isHistory
        self.isHistory = isHistory
    }
}
