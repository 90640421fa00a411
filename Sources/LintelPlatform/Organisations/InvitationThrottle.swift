import LintelTokens

/// Bounds how many invitations go out: mails are sent to strangers, and neither one person nor all together can fill a
/// mailbox with them.
struct InvitationThrottle: Sendable {
    let throttles: any ThrottleStore
    /// What the counter of an inviter begins with.
    let counter: String
    /// Invitations that one inviter sends within an hour.
    let limit: Int64

    /// - Throws: ``PlatformError`` with code `invitationThrottled`.
    func count(to key: EmailKey, by actor: Actor, at now: UnixTime) async throws {
        let counters = [
            ("\(self.counter) \(actor.id)", self.limit, "You have sent many invitations"),
            (
                "invited \(key.rawValue)", OrganisationLimits.invitationsToOneAddress,
                "This address has been sent many invitations"
            ),
        ]
        for (counter, limit, sentence) in counters {
            let window = try await self.throttles.recordFailure(
                counter,
                at: now,
                window: OrganisationLimits.invitationSeconds,
                limit: limit,
            )
            guard window.failures <= limit else {
                throw PlatformError(.invitationThrottled, "\(sentence). Please wait for an hour.", field: "email")
            }
        }
    }
}
