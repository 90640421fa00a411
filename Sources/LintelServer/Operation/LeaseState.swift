package import LintelTokens

/// Whether a node holds a lease, as far as its own clock can tell: a pure value.
package struct LeaseState: Sendable, Hashable {
    private let lifetimeSeconds: Int64
    private var takenAt: UnixTime?

    /// - Parameter lifetimeSeconds: How long a lease is good after it was asked for.
    package init(lifetimeSeconds: Int64) {
        self.lifetimeSeconds = lifetimeSeconds
    }

    /// When a lease that is asked for at `now` ends.
    package func end(askedAt now: UnixTime) -> UnixTime { now + self.lifetimeSeconds }

    /// Takes the store's answer.
    ///
    /// - Parameter asked: When the store was asked: the lease runs from there, however long the answer took.
    package mutating func answer(_ isHeld: Bool, askedAt asked: UnixTime) {
        self.takenAt = isHeld ? asked : nil
    }

    /// Gives the lease up.
    package mutating func release() {
        self.takenAt = nil
    }

    /// Whether the lease may be relied on.
    ///
    /// Never at or after its end, and not before it was taken: a clock that was set back does not prolong it.
    package func isHeld(at now: UnixTime) -> Bool {
        guard let takenAt = self.takenAt else { return false }
        return takenAt <= now && now < self.end(askedAt: takenAt)
    }
}
