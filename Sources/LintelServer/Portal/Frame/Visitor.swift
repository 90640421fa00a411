package import LintelPlatform
package import LintelTokens

/// Somebody who is signed in and asks for a page of the portal.
package struct Visitor: Sendable {
    package let session: Session
    package let account: Account
    /// What the rules look at.
    package let actor: Actor
    /// The token that ties forms to this browser and session (RFC 6749 §10.12).
    package let csrf: String
    /// The time of the request.
    package let now: UnixTime

    package init(session: Session, account: Account, actor: Actor, csrf: String, now: UnixTime) {
        self.session = session
        self.account = account
        self.actor = actor
        self.csrf = csrf
        self.now = now
    }
}
