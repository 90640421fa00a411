import Hummingbird
import LintelPlatform

/// Gives a browser whose owner has proved themselves anew a session with another id (session fixation, ASVS 7.2.4).
package struct SessionRenewal: Sendable {
    let sessions: BrowserSessions
    let cookies: BrowserCookies
    let addresses: ClientAddress

    /// Replaces the visitor's session; the answer carries the new one.
    func renew(
        _ visitor: Visitor,
        _ request: Request,
        _ context: LintelContext,
        in response: inout Response,
    ) async throws {
        let begun = try await self.sessions.begin(
            for: visitor.account,
            replacing: request,
            from: self.addresses.address(of: request, context: context),
            at: visitor.now,
        )
        self.cookies.setSession(begun.session.id, in: &response)
    }
}
