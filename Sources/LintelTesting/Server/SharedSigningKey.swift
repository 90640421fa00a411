import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTokens

/// The RSA key that the test servers of a process have in common: to find its primes takes longer than most tests.
///
/// Keys of other algorithms are made by each server.
enum SharedSigningKey {
    /// Seals the key, and is the master key of every test server.
    static let masterKey = MasterKey(bytes: RandomSource.system.bytes(32))

    private static let record = Result {
        try SigningKeyFactory(masterKey: Self.masterKey, random: .system)
            .make(.rs256, at: ManualClock.start, activatesAt: ManualClock.start)
    }

    /// Gives a server without keys the one it would make itself, when its ID tokens are signed with RSA.
    static func add(to store: any SigningKeyStore, for settings: ServerSettings) async throws {
        guard settings.token.idAlgorithm == .rs256 else { return }
        let key = try Self.record.get()
        _ = try await store.add(key, afterNewest: nil, removingOlderAt: ManualClock.start)
    }
}
