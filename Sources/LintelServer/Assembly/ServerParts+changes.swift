package import LintelPlatform

extension ServerParts {
    /// What memory holds of things that other nodes change, and how it is brought up to date.
    ///
    /// Organisations and their members have no entry: they are read from the store at each use.
    package var reactions: [ChangeTopic: [ChangeWatcher.Reaction]] {
        [
            .accounts: [{ self.accounts.invalidateAll() }],
            .apps: [{ self.directory.invalidateAll() }, { self.origins.invalidate() }],
            .denials: [{ try await self.denials.reload(at: self.clock.now()) }],
            .keys: [{ try await self.reloadKeys() }],
            .throttles: [{ try await self.clientThrottle?.reload(at: self.clock.now()) }],
        ]
    }

    /// Puts the key ring of the moment in force.
    package func reloadKeys() async throws {
        try await self.keys.reload { try await self.keeper.ring(at: self.clock.now()) }
    }
}
