package import LintelTokens

/// When a signing key is published, signs, and leaves (all in seconds).
package struct KeySchedule: Sendable, Hashable {
    /// The shortest time for which a key is published before it signs.
    ///
    /// Every node of an installation has it by then: it is told within a second, and one that was cut off reads the
    /// keys every 30 seconds.
    package static let minimumPublishLeadSeconds: Int64 = 60

    /// How long a key signs before its successor is made.
    package var rotationSeconds: Int64
    /// How long a key is published before it signs, so that every verifier has it.
    package var publishLeadSeconds: Int64
    /// How long a key stays published after its successor signs: longer than any token it signed lives.
    package var retirementSeconds: Int64

    package init(rotationSeconds: Int64, publishLeadSeconds: Int64, retirementSeconds: Int64) {
        self.rotationSeconds = rotationSeconds
        self.publishLeadSeconds = publishLeadSeconds
        self.retirementSeconds = retirementSeconds
    }

    /// A key's times as far as the schedule is concerned.
    package struct Entry: Sendable, Hashable {
        package var id: KeyID
        package var activatesAt: UnixTime

        package init(id: KeyID, activatesAt: UnixTime) {
            self.id = id
            self.activatesAt = activatesAt
        }
    }

    /// Which of one algorithm's keys signs at `now`: the newest that is active; before any is, the oldest.
    package static func signing(_ keys: [Entry], at now: UnixTime) -> KeyID? {
        let byAge = keys.sorted { $0.activatesAt < $1.activatesAt }
        return (byAge.last { $0.activatesAt <= now } ?? byAge.first)?.id
    }

    /// When a successor has to be made, and when it starts to sign; nil while the newest key is young enough.
    ///
    /// The very first key signs at once: nobody holds an older key set.
    package func successor(of keys: [Entry], at now: UnixTime) -> UnixTime? {
        guard let newest = keys.map(\.activatesAt).max() else { return now }
        let due = newest + self.rotationSeconds
        return now >= due - self.publishLeadSeconds ? max(due, now + self.publishLeadSeconds) : nil
    }

    /// When the older keys leave, given when their successor starts to sign.
    package func removal(successorActivatesAt: UnixTime) -> UnixTime {
        successorActivatesAt + self.retirementSeconds
    }
}
