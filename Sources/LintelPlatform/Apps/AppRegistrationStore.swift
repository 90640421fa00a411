package import LintelTokens

/// What registering an app needs beside the app: who has accepted the developer terms, and which forms have been used.
package protocol AppRegistrationStore: Sendable {
    /// Whether the account has accepted this version of the developer terms.
    func hasAccepted(developerTerms version: String, account: AccountID) async throws -> Bool

    /// Records that the account accepts a version; accepting it again keeps the first time.
    func accept(developerTerms version: String, account: AccountID, at now: UnixTime) async throws

    /// Adds an app in one transaction, unless the account has registered one with this token before.
    ///
    /// - Parameters:
    ///   - account: Who registers; one of the app's owners.
    ///   - limit: How many apps one account may own.
    /// - Returns: The id of the token's app: the new one's, or that of the one that was registered before.
    /// - Throws: ``PlatformError`` with code `appLimit`, or what ``AppStore/create(_:clientEmailKey:)`` throws.
    func register(
        _ app: App,
        clientEmailKey: EmailKey?,
        token: RegistrationToken,
        by account: AccountID,
        limit: Int,
    ) async throws -> ClientID

    /// Who has registered an app; nil for those that the command line has made.
    func registrant(of id: ClientID) async throws -> AccountID?
}
