package import LintelTokens

/// Registered apps, their scopes, redirect URIs, secrets and owners.
package protocol AppStore: Sendable {
    /// The app with this id, disabled ones included.
    func app(_ id: ClientID) async throws -> App?

    /// Every app, oldest first; `owner` narrows the list to the apps of one account.
    func apps(owner: AccountID?, limit: Int) async throws -> [App]

    /// The apps that somebody sees, newest first.
    ///
    /// - Parameters:
    ///   - search: A part of the name or the client id; upper and lower case of ASCII letters are the same.
    ///   - cursor: The last app of the page before.
    func apps(visibleTo visibility: AppVisibility, search: String?, after cursor: AppCursor?, limit: Int) async throws
        -> [App]

    /// Adds an app with all its parts in one transaction.
    ///
    /// - Throws: ``PlatformError`` with code `emailTaken` when the client e-mail belongs to somebody,
    ///   `notFound` when an owner or the organisation is unknown.
    func create(_ app: App, clientEmailKey: EmailKey?) async throws

    /// Switches the app off and revokes its refresh families; false when unknown. Disabling twice keeps the first time.
    func disable(_ id: ClientID, at now: UnixTime) async throws -> Bool

    /// Adds a secret and gives the app a new version.
    ///
    /// - Parameter limit: How many unexpired secrets an app may hold.
    /// - Throws: ``PlatformError`` with code `notFound` or `secretLimit`.
    func addSecret(_ secret: AppSecret, digest: [UInt8], to id: ClientID, limit: Int, at now: UnixTime) async throws

    /// Removes the secrets with this label or id; returns how many were removed.
    ///
    /// - Throws: ``PlatformError`` with code `secretLast` when no active secret would remain and `force` is false.
    func revokeSecrets(named name: String, of id: ClientID, force: Bool, at now: UnixTime) async throws -> Int

    /// Records when secrets were last used; an older time never replaces a newer one. Unknown secrets are left out.
    func recordUse(_ uses: [SecretUse]) async throws

    /// Makes one change and gives the app its next version, in one transaction.
    ///
    /// - Parameter version: The version that the app must have; nil for whichever it has.
    /// - Throws: ``PlatformError`` with code `notFound` (the app, or the part that the change names), `conflict` when the
    ///   app has another version, `secretLimit`, `secretLast`, `ownerInvalid` or `ownerLast`; nothing is changed then.
    func apply(_ change: AppChange, to id: ClientID, version: Int64?, at now: UnixTime) async throws

    /// Secrets of enabled apps that are due the window's reminder by
    /// ``SecretReminderWindow/isDue(createdAt:expiresAt:reminded:)``, those that expire first at the front.
    func secrets(dueIn window: SecretReminderWindow, limit: Int) async throws -> [ExpiringSecret]

    /// Notes that the owners are reminded so many days before the end.
    ///
    /// - Returns: Whether nobody had noted this reminder, or a later one, before.
    func noteReminder(of secret: ExpiringSecret, days: Int64) async throws -> Bool
}

/// One secret's last use.
package struct SecretUse: Sendable, Hashable {
    package var clientID: ClientID
    package var secretID: String
    package var usedAt: UnixTime

    package init(clientID: ClientID, secretID: String, usedAt: UnixTime) {
        self.clientID = clientID
        self.secretID = secretID
        self.usedAt = usedAt
    }
}
