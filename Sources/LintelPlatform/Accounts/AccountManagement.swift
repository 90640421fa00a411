package import LintelTokens

/// What people may do with their own account: name, password, address, and leaving.
///
/// Whoever asks acts on their own account and on no other: there is no account in the parameters.
package struct AccountManagement: Sendable {
    let accounts: any AccountStore
    let passwords: any PasswordKeeper
    let reserved: ReservedDomain
    let sink: any AuditSink
    let notices: any NoticeSender

    /// - Parameter reserved: The service identities' domain, which people cannot use.
    package init(
        accounts: any AccountStore,
        passwords: any PasswordKeeper,
        reserved: ReservedDomain,
        sink: any AuditSink,
        notices: any NoticeSender,
    ) {
        self.accounts = accounts
        self.passwords = passwords
        self.reserved = reserved
        self.sink = sink
        self.notices = notices
    }

    /// Replaces the name.
    ///
    /// - Throws: ``PlatformError`` with code `nameInvalid` and field `name`.
    package func rename(to name: String, by actor: Actor, at now: UnixTime) async throws {
        let account = try Self.account(of: actor)
        let name = try PersonName.check(name)
        // The same text again is no change that anybody wants to read of.
        guard !name.utf8.elementsEqual(account.name.utf8) else { return }
        guard try await self.accounts.setName(name, for: account.id) else { throw PlatformError.noAccount }
        self.sink.record(
            actor.event(
                .accountRenamed,
                target: account.id.rawValue,
                detail: "From \(account.name) to \(name).",
                at: now
            )
        )
    }

    /// Replaces the password; every other session ends, and the owner is told.
    ///
    /// - Parameters:
    ///   - current: The password as it is, as typed.
    ///   - new: The password as it is to be, as typed.
    ///   - session: The reference of the session that stays.
    /// - Returns: How many other sessions have ended.
    /// - Throws: ``PlatformError`` with code `passwordWrong` (field `current_password`) or `passwordUnfit` (field
    ///   `password`).
    @discardableResult
    package func changePassword(
        from current: String,
        to new: String,
        keeping session: [UInt8]?,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> Int {
        let account = try Self.account(of: actor)
        let owner = PasswordRule.Owner(email: try EmailKey(account.email), name: account.name)
        let password = try PasswordRule.check(new, of: owner)
        try await self.passwords.prove(current, by: actor, at: now)
        let hash = try await self.passwords.hash(password)
        guard let ended = try await self.accounts.changePassword(account.id, to: hash, keeping: session) else {
            throw PlatformError.noAccount
        }
        self.sink.record(
            actor.event(
                .passwordChanged,
                target: account.id.rawValue,
                detail: "\(ended) other sessions ended.",
                at: now,
            )
        )
        await self.notices.send(.passwordChanged(by: actor, at: now), to: [account.email])
        return ended
    }

    /// What nobody else would look after.
    package func holdings(by actor: Actor) async throws -> AccountHoldings {
        try await self.accounts.holdings(of: try Self.account(of: actor).id)
    }

    /// Switches the account off, for good as far as its owner is concerned: operators can bring it back.
    ///
    /// - Parameter denyUntil: When the last access token that has been given has expired.
    /// - Throws: ``PlatformError`` with code `passwordWrong` (field `current_password`), or `accountHeld` while somebody
    ///   else has to take over first; see ``holdings(by:)``.
    package func deactivate(
        password: String,
        denyUntil: UnixTime,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        let account = try Self.account(of: actor)
        try await self.passwords.prove(password, by: actor, at: now)
        switch try await self.accounts.deactivate(account.id, at: now, denyUntil: denyUntil) {
        case .done(let ended):
            self.sink.record(
                actor.event(
                    .accountDisabled,
                    target: account.id.rawValue,
                    detail: "By its owner; \(ended.sessions) sessions and \(ended.families) refresh families ended.",
                    at: now,
                )
            )
            await self.notices.send(.accountDeactivated(by: actor, at: now), to: [account.email])
        case .held:
            throw PlatformError(
                .accountHeld,
                "Somebody else has to take over your apps and organisations first.",
            )
        case .unknown:
            throw PlatformError.noAccount
        }
    }

    static func account(of actor: Actor) throws(PlatformError) -> Account {
        guard let account = actor.account else { throw .noAccount }
        return account
    }
}

extension PlatformError {
    /// Services and the command line have no account, and one may be gone meanwhile.
    static let noAccount = Self(.notFound, "There is no such account.")
}

extension AuditEvent.Kind {
    package static let accountRenamed = Self(rawValue: "account.renamed")
    package static let passwordChanged = Self(rawValue: "account.password_changed")
    /// Somebody who was signed in did not know the password that a change asks for.
    package static let passwordRefused = Self(rawValue: "account.password_refused")
    package static let emailChanged = Self(rawValue: "account.email_changed")
    package static let sessionEnded = Self(rawValue: "session.ended")
    package static let consentRevoked = Self(rawValue: "consent.revoked")
}
