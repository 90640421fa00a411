import LintelOAuth
import LintelPlatform
import LintelServer
import LintelStorage
import LintelTesting
import LintelTokens
import Logging
import Testing

/// Several nodes on one database: each has a keeper of its own.
@Suite struct KeyKeeperTests {
    private static let now = ManualClock.start
    private static let lead: Int64 = 60

    private let masterKey = MasterKey(bytes: RandomSource.system.bytes(32))

    private func keeper(_ stores: Stores, masterKey: MasterKey? = nil) -> KeyKeeper {
        KeyKeeper(
            store: stores.keys,
            factory: SigningKeyFactory(masterKey: masterKey ?? self.masterKey, random: .system),
            schedule: KeySchedule(rotationSeconds: 86_400, publishLeadSeconds: Self.lead, retirementSeconds: 3_660),
            algorithms: .init(accessTokens: .es256, idTokens: .edDSA),
        )
    }

    private static func withStores(_ body: (Stores) async throws -> Void) async throws {
        let engine = try await MigratedDatabase.openSQLite(logger: Logger(label: "test"))
        try await body(Stores(engine: engine))
        try await engine.shutdown()
    }

    @Test func nodesThatStartAtOnceOnAnEmptyDatabaseHaveTheSameKeys() async throws {
        try await Self.withStores { stores in
            let rings = try await simultaneously(8) { _ in
                let keeper = self.keeper(stores)
                _ = try await keeper.makeDueKeys(at: Self.now)
                return try await keeper.ring(at: Self.now)
            }
            let keys = try await stores.keys.keys(at: Self.now)
            #expect(Set(keys.map(\.algorithm)) == [.es256, .edDSA])
            #expect(keys.count == 2)
            #expect(Set(rings.map(\.document)).count == 1)
            #expect(Set(rings.map(\.accessTokens.keyID)).count == 1)
        }
    }

    @Test func dueKeysAreMadeOnceAndKnownToAllBeforeTheySign() async throws {
        try await Self.withStores { stores in
            let nodes = (0..<4).map { _ in self.keeper(stores) }
            _ = try await nodes[0].makeDueKeys(at: Self.now)
            let due = Self.now + 86_400 - Self.lead
            let made = try await simultaneously(4) { try await nodes[$0].makeDueKeys(at: due) }.flatMap(\.self)
            #expect(made.map(\.algorithm).count { $0 == .es256 } == 1)
            #expect(made.count == 2)
            for node in nodes {
                // The node that reads last, and the longest lead before the key signs.
                let ring = try await node.ring(at: due + Self.lead - 1)
                #expect(made.allSatisfy { ring.keySet.key($0.id) != nil })
                #expect(!made.map(\.id).contains(ring.accessTokens.keyID))
                #expect(made.map(\.id).contains(try await node.ring(at: due + Self.lead).accessTokens.keyID))
            }
        }
    }

    /// A node that was given another master key: it must not leave keys behind that the others cannot open.
    @Test func nodeWithAnotherMasterKeyMakesNone() async throws {
        try await Self.withStores { stores in
            _ = try await self.keeper(stores).makeDueKeys(at: Self.now)
            let keys = try await stores.keys.keys(at: Self.now)
            let stranger = self.keeper(stores, masterKey: MasterKey(bytes: RandomSource.system.bytes(32)))
            let error = await #expect(throws: MasterKeyError.self) {
                try await stranger.makeDueKeys(at: Self.now + 100 * 86_400)
            }
            #expect(error?.description.contains("share one master key (master_key.file)") == true)
            await #expect(throws: MasterKeyError.self) { try await stranger.rotate(at: Self.now) }
            #expect(try await stores.keys.keys(at: Self.now) == keys)
        }
    }

    @Test func ofTwoMasterKeysOnAnEmptyDatabaseOneIsLeft() async throws {
        try await Self.withStores { stores in
            let masterKeys = [self.masterKey, MasterKey(bytes: RandomSource.system.bytes(32))]
            let started = try await simultaneously(2) { number in
                let keeper = self.keeper(stores, masterKey: masterKeys[number])
                do {
                    _ = try await keeper.makeDueKeys(at: Self.now)
                    _ = try await keeper.ring(at: Self.now)
                    return true
                } catch is MasterKeyError {
                    return false
                }
            }
            #expect(started.count { $0 } == 1)
            #expect(try await stores.keys.keys(at: Self.now).count == 2)
        }
    }
}
