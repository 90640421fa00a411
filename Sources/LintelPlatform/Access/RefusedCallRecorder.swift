import Synchronization

/// Collects refused calls in memory, so that a refusal waits for no write.
///
/// Bounded: what comes when it is full before the next drain is left out. An app that is refused in a loop fills it with
/// its own calls only for so long.
package final class RefusedCallRecorder: Sendable {
    private let capacity: Int
    private let calls = Mutex<[RefusedCall]>([])

    /// - Parameter capacity: How many calls are kept between two drains.
    package init(capacity: Int = 64) {
        self.capacity = capacity
    }

    /// Notes a call; never waits.
    ///
    /// - Returns: Whether there was room for it.
    package func record(_ call: RefusedCall) -> Bool {
        self.calls.withLock { calls in
            guard calls.count < self.capacity else { return false }
            calls.append(call)
            return true
        }
    }

    /// Writes what has been noted since the last time; a call that the store does not take is lost.
    package func flush(to store: any RefusedCallStore) async throws {
        let calls = self.calls.withLock { calls in
            let taken = calls
            calls.removeAll(keepingCapacity: true)
            return taken
        }
        guard !calls.isEmpty else { return }
        try await store.add(calls)
    }
}
