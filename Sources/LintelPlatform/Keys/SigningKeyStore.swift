package import LintelTokens

/// Signing keys of the authorization server.
package protocol SigningKeyStore: Sendable {
    /// Every key that has not been removed, oldest first.
    func keys(at now: UnixTime) async throws -> [SigningKeyRecord]

    /// Adds a key when the newest of its algorithm still is `expected` (nil: none yet), and sets when the older keys
    /// of the algorithm leave, in one transaction: two nodes that rotate at once make one key.
    ///
    /// - Returns: Whether the key was added.
    func add(_ key: SigningKeyRecord, afterNewest expected: KeyID?, removingOlderAt removal: UnixTime) async throws
        -> Bool
}
