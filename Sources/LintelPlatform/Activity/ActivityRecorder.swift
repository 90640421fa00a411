package import LintelTokens
import Synchronization

/// Counts in memory what becomes of the apps' requests, so that a token costs no write of its own.
///
/// A service drains the counters into the store. What was counted between two drains is lost when the process dies.
package final class ActivityRecorder: Sendable {
    private let capacity: Int
    private let counts = Mutex<[Key: Int64]>([:])

    private struct Key: Hashable {
        var clientID: ClientID
        var day: Int64
        var outcome: ActivityOutcome
    }

    /// - Parameter capacity: How many counters there may be; further ones go uncounted until the next drain.
    package init(capacity: Int = 10_000) {
        self.capacity = capacity
    }

    /// Counts one request; never waits for anything.
    package func count(_ outcome: ActivityOutcome, of clientID: ClientID, at now: UnixTime) {
        self.add(1, to: Key(clientID: clientID, day: now.day, outcome: outcome))
    }

    /// What was counted since the last drain.
    package func drain() -> [ActivityCount] {
        let counts = self.counts.withLock { counts in
            let taken = counts
            counts.removeAll(keepingCapacity: true)
            return taken
        }
        return counts.map { key, count in
            ActivityCount(clientID: key.clientID, day: key.day, outcome: key.outcome, count: count)
        }
    }

    /// Drains the counters into the store; what it does not take is counted again with the next drain.
    package func flush(to store: any ActivityStore) async throws {
        let counts = self.drain()
        guard !counts.isEmpty else { return }
        do {
            try await store.add(counts)
        } catch {
            for count in counts {
                self.add(count.count, to: Key(clientID: count.clientID, day: count.day, outcome: count.outcome))
            }
            throw error
        }
    }

    private func add(_ number: Int64, to key: Key) {
        self.counts.withLock { counts in
            if let known = counts[key] {
                counts[key] = known + number
            } else if counts.count < self.capacity {
                counts[key] = number
            }
        }
    }
}
