package import LintelOAuth
import Synchronization

/// The key ring that is in force, swapped whole: readers take a value and wait for nobody.
package final class CurrentKeys: Sendable {
    private let state: Mutex<State>
    private let readings = Atomic<Int>(0)

    private struct State {
        var ring: KeyRing
        /// The number of the reading that the ring came from.
        var reading = 0
    }

    package init(_ ring: KeyRing) {
        self.state = Mutex(State(ring: ring))
    }

    /// The ring of this moment.
    package var value: KeyRing { self.state.withLock { $0.ring } }

    /// Reads a ring and puts it in force.
    ///
    /// Of two readings at once the one that began later counts, whichever ends last: a slow one must not bring a
    /// removed key back.
    package func reload(_ read: () async throws -> KeyRing) async rethrows {
        let reading = self.readings.wrappingAdd(1, ordering: .relaxed).newValue
        let ring = try await read()
        self.state.withLock { state in
            if reading > state.reading { state = State(ring: ring, reading: reading) }
        }
    }
}
