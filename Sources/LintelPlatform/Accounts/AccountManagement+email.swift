package import LintelTokens

/// The address moves in two steps: whoever asks proves the password, and then, by a mailed code, the new address.
extension AccountManagement {
    /// Whether a code may be mailed to the address; whether somebody has it already is for the mail to say.
    ///
    /// - Returns: The address's key.
    /// - Throws: ``PlatformError`` with code `emailInvalid`, `emailTaken` (only for addresses that nobody can have; field
    ///   `email`) or `passwordWrong` (field `current_password`).
    package func proposeEmail(
        _ email: String,
        password: String,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> EmailKey {
        let account = try Self.account(of: actor)
        let key = try EmailKey(email)
        try self.reserved.refuse(key)
        guard key != (try? EmailKey(account.email)) else {
            throw PlatformError(.emailInvalid, "This is your address already.", field: "email")
        }
        try await self.passwords.prove(password, by: actor, at: now)
        return key
    }

    /// Replaces the address; the caller has seen the code that was mailed to it.
    ///
    /// Every other session ends, and the old address is told.
    ///
    /// - Parameters:
    ///   - email: The address as it was typed.
    ///   - session: The reference of the session that stays.
    /// - Throws: ``PlatformError`` with code `emailTaken` when somebody has got the address meanwhile.
    package func changeEmail(
        to email: String,
        keeping session: [UInt8]?,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        let account = try Self.account(of: actor)
        let key = try EmailKey(email)
        try self.reserved.refuse(key)
        let address = EmailKey.composed(email)
        let ended = try await self.accounts.changeEmail(account.id, to: address, key: key, keeping: session)
        guard let ended else { throw PlatformError.noAccount }
        self.sink.record(
            actor.event(
                .emailChanged,
                target: account.id.rawValue,
                detail: "From \(account.email) to \(address); \(ended) other sessions ended.",
                at: now,
            )
        )
        await self.notices.send(.emailChanged(to: address, by: actor, at: now), to: [account.email])
    }
}
