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

    /// Replaces the password of an account whose owner has proved the address, and ends what the old one had opened:
    /// sessions, refresh families with the tokens that came from them, and codes that nobody has exchanged yet. One
    /// transaction.
    ///
    /// - Parameter denyUntil: When the last access token of the families has expired.
    /// - Returns: How many sessions and families have ended; nil when there is no enabled account of that id.
    func recover(_ id: AccountID, passwordHash: String, denyUntil: UnixTime) async throws -> AccountRecovery?

    /// Replaces the name; false when there is no enabled account of that id.
    func setName(_ name: String, for id: AccountID) async throws -> Bool

    /// Replaces the password and ends every session but the one with this reference, in one transaction.
    ///
    /// - Returns: How many sessions have ended; nil when there is no enabled account of that id.
    func changePassword(_ id: AccountID, to hash: String, keeping session: [UInt8]?) async throws -> Int?

    /// Replaces the address, which is proved, and ends every session but the one with this reference, in one transaction.
    ///
    /// - Returns: How many sessions have ended; nil when there is no enabled account of that id.
    /// - Throws: ``PlatformError`` with code `emailTaken` when the key belongs to somebody else: of many who want one
    ///   address at once, one gets it.
    func changeEmail(_ id: AccountID, to email: String, key: EmailKey, keeping session: [UInt8]?) async throws -> Int?

    /// What would be left without anybody to look after it if the account were gone: apps in use whose only enabled owner
    /// it is, and organisations whose only enabled administrator it is.
    func holdings(of id: AccountID) async throws -> AccountHoldings

    /// Switches the account off unless it holds something: ends its sessions, forgets its consents, revokes its refresh
    /// families and unused codes, and denies the access tokens that came from them. One transaction.
    ///
    /// - Parameter denyUntil: When the last access token has expired.
    func deactivate(_ id: AccountID, at now: UnixTime, denyUntil: UnixTime) async throws -> AccountDeactivation

    /// Switches the account off, and ends its sessions, refresh families and unused codes and the access tokens that came
    /// from them, in the same transaction.
    ///
    /// - Parameter denyUntil: When the last access token has expired.
    /// - Returns: The account, or nil when the key is unknown. Disabling twice keeps the first time.
    func disable(_ key: EmailKey, at now: UnixTime, denyUntil: UnixTime) async throws -> Account?

    /// Whether no account exists yet.
    func isEmpty() async throws -> Bool
}

/// What a recovery has ended.
package struct AccountRecovery: Sendable, Hashable {
    package var sessions: Int
    package var families: Int

    package init(sessions: Int, families: Int) {
        self.sessions = sessions
        self.families = families
    }
}
