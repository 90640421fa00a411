package import LintelTokens

/// What somebody has allowed apps, and how they take it back.
package struct ConsentManagement: Sendable {
    /// Of more apps those that were allowed something last are shown.
    private static let limit = 200

    private let grants: any GrantStore
    private let sink: any AuditSink

    package init(grants: any GrantStore, sink: any AuditSink) {
        self.grants = grants
        self.sink = sink
    }

    /// The apps that whoever asks has allowed something.
    package func consents(by actor: Actor) async throws -> [AppConsent] {
        try await self.grants.consents(of: try AccountManagement.account(of: actor).id, limit: Self.limit)
    }

    /// Takes back what was allowed: the app's tokens for this account die, and it has to ask again.
    ///
    /// - Parameter denyUntil: When the last access token that has been given has expired.
    /// - Throws: ``PlatformError`` with code `notFound` when the app was allowed nothing.
    package func revoke(_ client: ClientID, denyUntil: UnixTime, by actor: Actor, at now: UnixTime) async throws {
        let account = try AccountManagement.account(of: actor)
        guard try await self.grants.consent(account: account.id, client: client) != nil else {
            throw PlatformError(.notFound, "You have allowed no such app anything.")
        }
        try await self.grants.revokeConsent(account: account.id, client: client, denyUntil: denyUntil)
        self.sink.record(actor.event(.consentRevoked, target: account.id.rawValue, clientID: client, at: now))
    }
}
