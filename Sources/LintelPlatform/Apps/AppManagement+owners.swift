import LintelOAuth
package import LintelTokens

extension AppManagement {
    /// The accounts of the owners, in their order.
    package func owners(of app: App) async throws -> [Account] {
        var owners: [Account] = []
        for id in app.owners {
            if let account = try await self.accounts.account(id) { owners.append(account) }
        }
        return owners
    }

    /// Makes the person with this address an owner, and tells all owners.
    ///
    /// Whoever names somebody has to learn whether the address is right, so the answer says it; how many addresses
    /// somebody can try is bounded.
    ///
    /// - Returns: The new owner.
    /// - Throws: ``PlatformError`` with code `notFound` (with the field `email` for the address), `conflict`,
    ///   `emailInvalid`, `ownerInvalid` or `changesThrottled`.
    package func addOwner(
        email: String,
        to id: ClientID,
        version: Int64?,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> Account {
        let app = try await self.app(id, for: actor)
        let key = try EmailKey(email)
        try await Self.countOwner(key, namedBy: actor, in: self.throttles, at: now)
        guard let account = try await self.accounts.credentials(for: key)?.account, !account.isDisabled else {
            throw PlatformError(
                .notFound,
                "Nobody here has an account with this address. Ask them to sign up first.",
                field: "email",
            )
        }
        guard !app.owners.contains(account.id) else {
            throw PlatformError(.ownerInvalid, "This person owns the app already.", field: "email")
        }
        try await self.apply(
            .addOwner(account.id, limit: Self.maximumOwners),
            to: app,
            version: version,
            by: actor,
            as: .appOwnerAdded,
            detail: account.email,
            at: now,
        )
        await self.tell(
            "An app has a new owner",
            "Owners can change the app, see its credentials and add secrets.",
            about: app,
            by: actor,
            [Notice.Fact("New owner", account.email)],
            also: [account],
            action: Notice.Action("Open the app", .app(id)),
            at: now,
        )
        return account
    }

    /// Takes an owner away, never the last, and tells all owners and the person.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `conflict` or `ownerLast`.
    package func removeOwner(
        _ owner: AccountID,
        from id: ClientID,
        version: Int64?,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        let app = try await self.app(id, for: actor)
        guard app.owners.contains(owner) else { throw Self.notFound }
        let account = try await self.accounts.account(owner)
        try await self.apply(
            .removeOwner(owner),
            to: app,
            version: version,
            by: actor,
            as: .appOwnerRemoved,
            detail: account?.email ?? owner.rawValue,
            at: now,
        )
        // The app as it was: whoever was removed is told as well.
        await self.tell(
            "An app has lost an owner",
            "This person cannot change the app any more, unless they manage its organisation.",
            about: app,
            by: actor,
            [Notice.Fact("Removed", account?.email ?? owner.rawValue)],
            at: now,
        )
    }

    /// Mails the enabled owners, whoever of them did it: a stolen session does not hide what it does.
    func tell(
        _ subject: String,
        _ opening: String,
        about app: App,
        by actor: Actor,
        _ facts: [Notice.Fact] = [],
        also others: [Account] = [],
        action: Notice.Action? = nil,
        closing: String? = nil,
        at now: UnixTime,
    ) async {
        // What has happened has happened: a store that fails now takes nobody's answer away.
        let owners = (try? await self.owners(of: app)) ?? []
        let doer = actor.account.map { "\($0.name), \($0.email)" } ?? "an operator"
        let about = [Notice.Fact("App", app.client.name), Notice.Fact("Client id", app.client.id.rawValue)]
        let notice = Notice(
            subject: subject,
            opening: opening,
            facts: about + facts + [Notice.Fact("By", doer), Notice.Fact("At", now.timestamp)],
            action: action,
            closing: closing,
        )
        await self.notices.send(notice, to: (owners + others).filter { !$0.isDisabled }.map(\.email))
    }
}
