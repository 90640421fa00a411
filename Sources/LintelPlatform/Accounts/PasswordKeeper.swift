package import LintelTokens

/// Proves the password of somebody who is signed in, and hashes new ones, without holding up anybody else.
package protocol PasswordKeeper: Sendable {
    /// Checks that whoever asks knows the password of the account; wrong ones are counted as at the sign-in.
    ///
    /// - Throws: ``PlatformError`` with code `passwordWrong` and field `current_password`, or `busy`; something of its own
    ///   when there were too many wrong ones.
    func prove(_ password: String, by actor: Actor, at now: UnixTime) async throws

    /// The encoded hash of a new password.
    ///
    /// - Throws: ``PlatformError`` with code `busy`.
    func hash(_ password: Password) async throws -> String
}

extension PlatformError {
    /// The password is not the account's.
    package static let passwordWrong = Self(
        .passwordWrong,
        "This is not your current password.",
        field: "current_password",
    )
}
