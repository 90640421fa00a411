package import Hummingbird
package import LintelGuard

/// One family of APIs: its audience, and how it refuses.
package struct ResourceAPI: Sendable {
    /// The `aud` value that a token for the family carries.
    package let audience: String
    private let realm: String
    private let missingScopeStatus: MissingScopeStatus
    private let body: any ExplainedRefusalBody
    private let page: RefusalPage

    /// - Parameter page: Where people read why a call was refused.
    package init(
        audience: String,
        realm: String,
        missingScopeStatus: MissingScopeStatus,
        body: some ExplainedRefusalBody,
        page: RefusalPage,
    ) {
        self.audience = audience
        self.realm = realm
        self.missingScopeStatus = missingScopeStatus
        self.body = body
        self.page = page
    }

    /// Lets in calls with a valid token; audience and scopes are for the endpoint's ``Decision``.
    package func middleware<Context: GuardedContext>(
        _ tokens: TokenGuard,
        notes: RefusalNotes,
        context: Context.Type = Context.self,
    ) -> GuardMiddleware<Context> {
        func make(_ body: some RefusalBody) -> GuardMiddleware<Context> {
            GuardMiddleware(
                tokens,
                realm: self.realm,
                missingScopeStatus: self.missingScopeStatus,
                body: body,
                // Without a good token it is nobody's call.
                onRefusal: { refusal, _ in notes.note(refusal.reason, nil) },
            )
        }
        return make(self.body(explaining: nil))
    }

    /// The answer to a call that a rule refuses.
    ///
    /// - Parameter callID: Names the call, under which the decision can be read.
    package func response(refusing reason: Refusal.Reason, callID: String?) -> Response {
        let refusal = Refusal(reason, realm: self.realm, missingScopeStatus: self.missingScopeStatus)
        return refusal.response(body: self.body(explaining: callID))
    }

    private func body(explaining callID: String?) -> any RefusalBody {
        var body = self.body
        body.explanation = self.page.address(of: callID)
        return body
    }
}
