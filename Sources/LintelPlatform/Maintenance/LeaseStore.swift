package import LintelTokens

/// Leases: who does what only one node may do at a time.
package protocol LeaseStore: Sendable {
    /// Takes a lease, or renews it, unless somebody else holds it and it has not expired.
    ///
    /// - Parameters:
    ///   - name: What the lease is for.
    ///   - holder: The node; no two nodes have the same id.
    ///   - end: The second from which on others may take it.
    /// - Returns: Whether the lease is the holder's until `end`.
    func acquire(_ name: String, holder: String, at now: UnixTime, until end: UnixTime) async throws -> Bool

    /// Gives a lease back, so that another node can take it at once; nothing happens when it is not the holder's.
    func release(_ name: String, holder: String) async throws
}
