package import LintelTokens

/// Removal of what has expired.
package protocol MaintenanceStore: Sendable {
    /// Removes at most `limit` expired rows of each kind (sessions, codes, families, denials, counters, keys,
    /// leases, mails, codes by e-mail, invitations, counters of requests, refused calls, files whose bytes never
    /// came, and what was in the recycle bins of projects for too long).
    ///
    /// - Returns: How many rows went; fewer than `limit` of every kind means that nothing is left to remove.
    func removeExpired(at now: UnixTime, limit: Int) async throws -> Int
}

/// What other nodes and processes may have changed.
package enum ChangeTopic: String, Sendable, Hashable, CaseIterable {
    case accounts, apps, organisations, keys, denials, throttles
}

/// Counters that grow with every change, whoever made it.
package protocol ChangeFeed: Sendable {
    /// The current number of each topic; a topic without a change yet may be left out.
    func versions() async throws -> [ChangeTopic: Int64]

    /// Returns as soon as a number may have grown, and after `interval` at the latest.
    func waitForChange(atMost interval: Duration) async
}
