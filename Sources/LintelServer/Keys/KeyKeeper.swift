import LintelCodec
package import LintelOAuth
package import LintelPlatform
package import LintelTokens

/// Sees to it that there are signing keys, and puts the key ring of the moment together.
package struct KeyKeeper: Sendable {
    /// Which algorithms sign what.
    package struct Algorithms: Sendable, Hashable {
        package var accessTokens: JWSAlgorithm
        package var idTokens: JWSAlgorithm

        package init(accessTokens: JWSAlgorithm, idTokens: JWSAlgorithm) {
            self.accessTokens = accessTokens
            self.idTokens = idTokens
        }

        /// Each algorithm in use, once.
        package var all: [JWSAlgorithm] {
            self.accessTokens == self.idTokens ? [self.accessTokens] : [self.accessTokens, self.idTokens]
        }
    }

    private let store: any SigningKeyStore
    private let factory: SigningKeyFactory
    private let schedule: KeySchedule
    private let algorithms: Algorithms

    package init(
        store: any SigningKeyStore,
        factory: SigningKeyFactory,
        schedule: KeySchedule,
        algorithms: Algorithms,
    ) {
        self.store = store
        self.factory = factory
        self.schedule = schedule
        self.algorithms = algorithms
    }

    /// Makes the keys that are due; returns those that were made here.
    package func makeDueKeys(at now: UnixTime) async throws -> [SigningKeyRecord] {
        try await self.makeKeys(at: now) { own in self.schedule.successor(of: own.map(\.entry), at: now) }
    }

    /// Makes a successor for each algorithm now; it signs after the publish lead.
    package func rotate(at now: UnixTime) async throws -> [SigningKeyRecord] {
        try await self.makeKeys(at: now) { own in own.isEmpty ? now : now + self.schedule.publishLeadSeconds }
    }

    /// Makes a key for each algorithm for which `start` gives a time.
    ///
    /// The keys are read before each: of two nodes with different master keys that start at once on an empty database,
    /// the one whose first key came second then sees that it cannot open the other's, and makes none that the other
    /// could not open.
    /// - Throws: ``MasterKeyError`` when a published key cannot be opened.
    private func makeKeys(
        at now: UnixTime,
        start: ([SigningKeyRecord]) -> UnixTime?,
    ) async throws -> [SigningKeyRecord] {
        var made: [SigningKeyRecord] = []
        for algorithm in self.algorithms.all {
            let keys = try await self.store.keys(at: now)
            let own = keys.filter { $0.algorithm == algorithm }
            guard let activatesAt = start(own) else { continue }
            for key in keys { _ = try self.factory.signer(key) }
            if let key = try await self.add(algorithm, after: own, activatesAt: activatesAt, at: now) {
                made.append(key)
            }
        }
        return made
    }

    /// Every published key, with the word for what it does at `now`.
    package func states(at now: UnixTime) async throws -> [(key: SigningKeyRecord, phase: String)] {
        let keys = try await self.store.keys(at: now)
        return keys.map { key in
            let siblings = keys.filter { $0.algorithm == key.algorithm }.map(\.entry)
            if KeySchedule.signing(siblings, at: now) == key.id { return (key, "signing") }
            return (key, now < key.activatesAt ? "published" : "retired")
        }
    }

    /// The ring of the moment.
    ///
    /// - Throws: ``MasterKeyError`` when a key cannot be opened or none exists.
    package func ring(at now: UnixTime) async throws -> KeyRing {
        let keys = try await self.store.keys(at: now)
        var document = JSONWriter(reservingCapacity: 2048)
        document.beginObject()
        document.key("keys")
        document.beginArray()
        for key in keys { document.raw(key.publicJWK) }
        document.endArray()
        document.endObject()
        return KeyRing(
            accessTokens: PreparedSigner(try self.signer(self.algorithms.accessTokens, keys, now), type: "at+jwt"),
            idTokens: PreparedSigner(try self.signer(self.algorithms.idTokens, keys, now), type: "JWT"),
            keySet: try JSONWebKeySet(parsing: document.bytes),
            document: document.bytes,
        )
    }

    private func signer(
        _ algorithm: JWSAlgorithm,
        _ keys: [SigningKeyRecord],
        _ now: UnixTime,
    ) throws -> any TokenSigner {
        let own = keys.filter { $0.algorithm == algorithm }
        guard let id = KeySchedule.signing(own.map(\.entry), at: now), let key = own.first(where: { $0.id == id })
        else { throw MasterKeyError("There is no \(algorithm.rawValue) signing key.") }
        return try self.factory.signer(key)
    }

    private func add(
        _ algorithm: JWSAlgorithm,
        after keys: [SigningKeyRecord],
        activatesAt: UnixTime,
        at now: UnixTime,
    ) async throws -> SigningKeyRecord? {
        let key = try self.factory.make(algorithm, at: now, activatesAt: activatesAt)
        // The newest is the one made last; the store compares it in the transaction.
        let newest = keys.last?.id
        let removal = self.schedule.removal(successorActivatesAt: activatesAt)
        return try await self.store.add(key, afterNewest: newest, removingOlderAt: removal) ? key : nil
    }
}

extension SigningKeyRecord {
    fileprivate var entry: KeySchedule.Entry { KeySchedule.Entry(id: self.id, activatesAt: self.activatesAt) }
}
