package import LintelTokens

/// One change of an app after it was registered; ``AppStore/apply(_:to:version:at:)`` makes it.
///
/// The type of an app is not among them: it never changes.
package enum AppChange: Sendable, Hashable {
    case rename(String)
    /// Replaces both lists.
    case setRedirects(signIn: [String], signOut: [String])
    /// - `limit`: How many unexpired secrets an app may hold.
    case addSecret(AppSecret, digest: [UInt8], limit: Int)
    /// Removes the secret with this id; the last active one only by force.
    case revokeSecret(id: String, force: Bool)
    /// Adds an owner behind the others.
    case addOwner(AccountID, limit: Int)
    /// Removes an owner; never the last.
    case removeOwner(AccountID)
    /// Switches the app off and revokes its refresh families; doing it twice keeps the first time.
    case disable
    case enable
    /// Removes the app with everything that hangs on it; its id is never given to another app.
    case delete
}

extension PlatformError {
    /// The app has another version than the one that somebody has seen.
    package static let appChanged = Self(
        .conflict,
        "Somebody has changed this app since you opened the page. Look at it again, and repeat your change if it is "
            + "still wanted.",
    )
}
