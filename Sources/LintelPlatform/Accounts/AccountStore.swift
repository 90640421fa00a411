package import LintelTokens

/// Accounts and their password hashes.
package protocol AccountStore: Sendable {
    /// The account with this id, disabled ones included.
    func account(_ id: AccountID) async throws -> Account?

    /// The account and its encoded password hash (nil without a password) by normalised address.
    func credentials(for key: EmailKey) async throws -> (account: Account, passwordHash: String?)?

    /// Adds an account.
    ///
    /// - Throws: ``PlatformError`` with code `emailTaken` when the key belongs to an account or a service identity.
    func create(_ account: Account, key: EmailKey, passwordHash: String?) async throws

    /// Replaces the password hash, also when only its parameters changed; no effect on an unknown account.
    func setPasswordHash(_ hash: String, for id: AccountID) async throws

    /// Switches the account off: ends its sessions and revokes its refresh families in the same transaction.
    ///
    /// - Returns: The account, or nil when the key is unknown. Disabling twice keeps the first time.
    func disable(_ key: EmailKey, at now: UnixTime) async throws -> Account?

    /// Whether no account exists yet.
    func isEmpty() async throws -> Bool
}
