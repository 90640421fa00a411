import Crypto
import LintelCodec
package import LintelTokens
import Synchronization

/// Stops an address from guessing a client's secret at the token endpoint (RFC 6749 §10.10).
///
/// Counts per client and address, so that a client that is under attack from one address goes on working from every
/// other one. The store counts, for all nodes together; memory holds only who is blocked, so that an app that gives the
/// right secret waits for nothing. A node that has not yet heard of a block learns of it with the next wrong secret.
package final class ClientThrottle: Sendable {
    private static let keyPrefix = "client "

    private let store: any ThrottleStore
    private let limit: Int64
    private let windowSeconds: Int64
    private let capacity: Int
    private let blocked = Mutex(Blocked())
    /// How many are blocked; while it is 0 nobody takes the lock.
    private let size = Atomic<Int>(0)

    /// - Parameters:
    ///   - limit: The number of wrong secrets in one window that blocks. 50 leaves room for a fleet of workers behind
    ///     one address whose secret has just been replaced; a secret of 256 bits is safe at any number.
    ///   - windowSeconds: How long a window is, and so the longest wait.
    ///   - capacity: How many blocked pairs of client and address are kept in memory.
    package init(store: any ThrottleStore, limit: Int64 = 50, windowSeconds: Int64 = 60, capacity: Int = 10_000) {
        self.store = store
        self.limit = limit
        self.windowSeconds = windowSeconds
        self.capacity = capacity
    }

    /// Whether nobody is blocked: then there is nothing to look up.
    package var isEmpty: Bool { self.size.load(ordering: .relaxed) == 0 }

    /// Seconds for `Retry-After` when this address must not try this client now; nil when it may, as far as this node
    /// knows.
    ///
    /// - Parameters:
    ///   - client: The app; nil for ids that no app has, which all count together: made-up ones must not fill the store.
    ///   - address: The client's IP address in network order.
    package func secondsToWait(client: ClientID?, address: [UInt8], at now: UnixTime) -> Int64? {
        guard !self.isEmpty else { return nil }
        return self.secondsToWait(Self.key(client, address), at: now)
    }

    /// Counts a wrong secret.
    ///
    /// - Returns: Seconds for `Retry-After` when the limit was reached before, here or on another node: whoever tries
    ///   then is not told whether the secret was wrong.
    package func recordFailure(client: ClientID?, address: [UInt8], at now: UnixTime) async throws -> Int64? {
        let key = Self.key(client, address)
        // Whoever is blocked costs no write.
        if let seconds = self.secondsToWait(key, at: now) { return seconds }
        let window = try await self.store.recordFailure(key, at: now, window: self.windowSeconds, limit: self.limit)
        guard window.failures >= self.limit else { return nil }
        self.keep([key: window.endsAt], at: now)
        return window.failures > self.limit ? self.seconds(to: window.endsAt, at: now) : nil
    }

    /// Reads who is blocked; called at start and when the change feed's `throttles` number moves.
    package func reload(at now: UnixTime) async throws {
        self.keep(
            try await self.store.blocked(prefix: Self.keyPrefix, at: now, limit: self.capacity),
            at: now,
        )
    }

    private func secondsToWait(_ key: String, at now: UnixTime) -> Int64? {
        self.blocked.withLock { blocked in
            blocked.forgetEnded(at: now)
            self.size.store(blocked.ends.count, ordering: .relaxed)
            return blocked.ends[key].map { self.seconds(to: $0, at: now) }
        }
    }

    private func keep(_ ends: [String: UnixTime], at now: UnixTime) {
        self.blocked.withLock { blocked in
            blocked.forgetEnded(at: now)
            // What finds no room is refused by the store's count all the same.
            for (key, end) in ends where now < end && (blocked.ends[key] != nil || blocked.ends.count < self.capacity) {
                blocked.ends[key] = end
                blocked.earliest = min(end, blocked.earliest ?? end)
            }
            self.size.store(blocked.ends.count, ordering: .relaxed)
        }
    }

    /// From 1 to the length of a window, whatever the clocks of the nodes say.
    private func seconds(to end: UnixTime, at now: UnixTime) -> Int64 {
        min(max(1, end - now), self.windowSeconds)
    }

    /// A digest: the store keeps no addresses, and no text as long as a client likes to send.
    private static func key(_ client: ClientID?, _ address: [UInt8]) -> String {
        let pair = "\(ClientOrigin(address: address).text) \(client?.rawValue ?? "")"
        return self.keyPrefix + Base64URL.encode(Array(SHA256.hash(data: Array(pair.utf8))))
    }

    private struct Blocked {
        /// The end of each block.
        var ends: [String: UnixTime] = [:]
        /// Before this time nothing has to be forgotten.
        var earliest: UnixTime?

        mutating func forgetEnded(at now: UnixTime) {
            guard let earliest = self.earliest, earliest <= now else { return }
            self.ends = self.ends.filter { now < $0.value }
            self.earliest = self.ends.values.min()
        }
    }
}
