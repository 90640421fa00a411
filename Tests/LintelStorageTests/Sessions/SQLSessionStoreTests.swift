import Foundation
import LintelPlatform
import LintelStorage
import LintelTokens
import Testing

struct SQLSessionStoreTests {
    /// A stolen file opens no session: the id of the cookie is not in it.
    @Test func keepsNoSessionID() async throws {
        try await withMigratedEngine { engine in
            let stores = Stores(engine: engine)
            let now = UnixTime(seconds: 1_800_000_000)
            let account = Account(id: AccountID("a"), email: "a@example.org", name: "A", createdAt: now)
            try await stores.accounts.create(account, key: EmailKey(stored: "a@example.org"), passwordHash: nil)
            let id = Array("sixteen bytes id".utf8)
            try await stores.sessions.create(
                Session(
                    id: id,
                    accountID: account.id,
                    authenticatedAt: now,
                    createdAt: now,
                    lastSeenAt: now,
                    expiresAt: now + 60,
                ),
                replacing: nil,
            )
            let rows = try await engine.read { try $0.query("SELECT * FROM session") }
            #expect(rows.count == 1)
            #expect(try rows[0].blob(0) != id)
            #expect(try rows[0].blob(0).count == 32)
        }
    }
}
