/// The account that answers an invitation, with the address that it has proved.
struct InvitationRecipient: Sendable {
    let account: Account
    let key: EmailKey

    /// - Throws: ``PlatformError`` with code `invitationRefused`.
    init(_ actor: Actor) throws(PlatformError) {
        guard let account = actor.account, account.isEmailVerified, let key = try? EmailKey(account.email) else {
            throw PlatformError(
                .invitationRefused,
                "An invitation can only be accepted by a person whose e-mail address has been proved.",
            )
        }
        self.account = account
        self.key = key
    }

    /// Refuses an invitation to another address; says nothing of what it invites to, and not which address it is.
    ///
    /// - Throws: ``PlatformError`` with code `invitationRefused`.
    func require(_ key: EmailKey) throws(PlatformError) {
        guard self.key == key else {
            throw PlatformError(
                .invitationRefused,
                "This invitation was sent to another e-mail address than \(self.account.email). Sign in with that one.",
            )
        }
    }
}

extension PlatformError {
    static let invitationUnusable = Self(
        .invitationRefused,
        "This invitation cannot be used any more. Please ask for another one.",
    )
}
