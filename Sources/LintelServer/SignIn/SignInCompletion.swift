import HTTPTypes
package import Hummingbird
package import LintelPlatform
package import LintelTokens

/// The end of the dialogue: a session with a fresh id, and the way to where the browser wanted to go.
package struct SignInCompletion: Sendable {
    let sessions: BrowserSessions
    let cookies: BrowserCookies
    let seal: InteractionSeal
    let audit: AuditRecorder
    let metrics: ServerMetrics
    let notices: any NoticeSender

    /// Signs the person in, who has proved who they are.
    package func signIn(
        _ account: Account,
        _ interaction: Interaction,
        _ request: Request,
        _ context: LintelContext,
        _ address: ClientAddress.Address,
        _ now: UnixTime,
    ) async throws -> Response {
        let begun = try await self.sessions.begin(for: account, replacing: request, from: address, at: now)
        let session = begun.session
        self.metrics.countSignIn("signed_in")
        self.audit.record(
            AuditEvent(
                at: now,
                kind: .signedIn,
                actor: account.id.rawValue,
                address: address.text,
                correlationID: context.correlationID.description,
            )
        )
        if begun.history.isNews(at: now) {
            let device = UserAgent.device(session.userAgent)
            await self.notices.send(.newSignIn(device: device, address: address.text, at: now), to: [account.email])
        }
        var next = interaction
        next.freshSession = session.id
        let location =
            switch interaction.kind {
            case .authorize: SiteURL.resumeAuthorization(transaction: try self.seal.seal(next)).description
            // Sealed by us when the browser asked for it, and still only taken as a path of this site.
            case .portal where LocalPath.isLocal(interaction.subject): interaction.subject
            case .portal, .signIn, .signOut, .emailChange: SiteURL.apps(.list).description
            }
        // RFC 9700 §4.12: 303, so that the password is not sent on.
        var response = AuthorizeEndpoint.redirect(to: location, status: .seeOther)
        self.cookies.setSession(session.id, in: &response)
        return response
    }
}
