package import LintelOAuth
import Synchronization

/// The key ring that is in force, swapped whole: readers take a value and wait for nobody.
package final class CurrentKeys: Sendable {
    private let ring: Mutex<KeyRing>

    package init(_ ring: KeyRing) {
        self.ring = Mutex(ring)
    }

    /// The ring of this moment.
    package var value: KeyRing { self.ring.withLock { $0 } }

    /// Puts another ring in force.
    package func replace(with ring: KeyRing) {
        self.ring.withLock { $0 = ring }
    }
}
