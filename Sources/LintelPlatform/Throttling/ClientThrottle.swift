package import LintelTokens
import Synchronization

/// Stops an address from guessing a client's secret at the token endpoint (RFC 6749 §10.10).
///
/// Counts per client and address, so that a client that is under attack from one address goes on working from every
/// other one. The counts live in this process only: they are a brake, not a ban.
package final class ClientThrottle: Sendable {
    private let ledger: Mutex<FailureLedger<Key>>
    /// The ledger's size; while it is 0 nobody takes the lock.
    private let size = Atomic<Int>(0)

    /// - Parameters:
    ///   - limit: The number of wrong secrets in one window that blocks. 50 leaves room for a fleet of workers behind
    ///     one address whose secret has just been replaced; a secret of 256 bits is safe at any number.
    ///   - windowSeconds: How long a window is, and so the longest wait.
    ///   - capacity: How many pairs of client and address are kept; the oldest makes way.
    package init(limit: Int = 50, windowSeconds: Int64 = 60, capacity: Int = 10_000) {
        self.ledger = Mutex(FailureLedger(limit: limit, windowSeconds: windowSeconds, capacity: capacity))
    }

    /// Whether nobody has failed lately: then there is nothing to look up.
    package var isEmpty: Bool { self.size.load(ordering: .relaxed) == 0 }

    /// Seconds for `Retry-After` when this address must not try this client now; nil when it may.
    ///
    /// - Parameter address: The client's IP address in network order.
    package func secondsToWait(client: ClientID, address: [UInt8], at now: UnixTime) -> Int64? {
        guard self.size.load(ordering: .relaxed) > 0 else { return nil }
        return self.ledger.withLock { ledger in
            defer { self.size.store(ledger.count, ordering: .relaxed) }
            return ledger.secondsToWait(Key(client: client, address: address), at: now)
        }
    }

    /// Counts a wrong secret.
    package func recordFailure(client: ClientID, address: [UInt8], at now: UnixTime) {
        // Ids longer than any that is given are one key: they must not fill the memory.
        let isPlausible = client.rawValue.utf8.count <= AppDirectory.maximumIDLength
        let key = Key(client: isPlausible ? client : ClientID(""), address: address)
        self.ledger.withLock { ledger in
            ledger.record(key, at: now)
            self.size.store(ledger.count, ordering: .relaxed)
        }
    }

    private struct Key: Hashable, Sendable {
        var client: ClientID
        var address: [UInt8]
    }
}
