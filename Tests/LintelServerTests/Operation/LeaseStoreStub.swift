import LintelPlatform
import LintelTokens
import Synchronization

/// Leases in memory; says nothing while it is out of reach.
final class LeaseStoreStub: LeaseStore {
    struct Unreachable: Error {}

    private let leases = Mutex<[String: (holder: String, end: UnixTime)]>([:])
    let isReachable = Mutex(true)

    /// Who holds a lease, of whatever name.
    var holders: [String] { self.leases.withLock { $0.values.map(\.holder) } }

    func acquire(_ name: String, holder: String, at now: UnixTime, until end: UnixTime) async throws -> Bool {
        try self.requireReach()
        return self.leases.withLock { leases in
            if let lease = leases[name], lease.holder != holder, now < lease.end { return false }
            leases[name] = (holder, end)
            return true
        }
    }

    func release(_ name: String, holder: String) async throws {
        try self.requireReach()
        self.leases.withLock { leases in
            if leases[name]?.holder == holder { leases[name] = nil }
        }
    }

    private func requireReach() throws {
        guard self.isReachable.withLock({ $0 }) else { throw Unreachable() }
    }
}
