import LintelOAuth
import LintelPlatform
import LintelTokens
import Synchronization

/// A store that only looks apps up, counts how often, and lets a test step in while it does.
final class AppStoreStub: AppStore {
    private let apps: Mutex<[ClientID: App]>
    private let looked = Mutex(0)
    private let during: @Sendable (ClientID) async throws -> Void

    /// - Parameter during: Runs in each look-up, after the app was read and before it is answered.
    init(_ apps: [App], during: @escaping @Sendable (ClientID) async throws -> Void = { _ in }) {
        self.apps = Mutex(Dictionary(uniqueKeysWithValues: apps.map { ($0.client.id, $0) }))
        self.during = during
    }

    /// How often an app was looked up.
    var lookups: Int { self.looked.withLock { $0 } }

    func put(_ app: App) {
        self.apps.withLock { $0[app.client.id] = app }
    }

    func app(_ id: ClientID) async throws -> App? {
        self.looked.withLock { $0 += 1 }
        let app = self.apps.withLock { $0[id] }
        try await self.during(id)
        return app
    }

    func apps(owner: AccountID?, limit: Int) async throws -> [App] { throw Unexpected() }
    func apps(
        visibleTo visibility: AppVisibility,
        search: String?,
        after cursor: AppCursor?,
        limit: Int,
    ) async throws -> [App] { throw Unexpected() }
    func create(_ app: App, clientEmailKey: EmailKey?) async throws { throw Unexpected() }
    func disable(_ id: ClientID, at now: UnixTime) async throws -> Bool { throw Unexpected() }
    func addSecret(
        _ secret: AppSecret,
        digest: [UInt8],
        to id: ClientID,
        limit: Int,
        at now: UnixTime,
    ) async throws { throw Unexpected() }
    func revokeSecrets(named name: String, of id: ClientID, force: Bool, at now: UnixTime) async throws -> Int {
        throw Unexpected()
    }
    func recordUse(_ uses: [SecretUse]) async throws { throw Unexpected() }
    func apply(_ change: AppChange, to id: ClientID, version: Int64?, at now: UnixTime) async throws {
        throw Unexpected()
    }
    func secrets(dueIn window: SecretReminderWindow, limit: Int) async throws -> [ExpiringSecret] { throw Unexpected() }
    func noteReminder(of secret: ExpiringSecret, days: Int64) async throws -> Bool { throw Unexpected() }

    private struct Unexpected: Error {}
}
