import LintelPlatform
import LintelStorage
import LintelTokens
import Testing

struct SQLAuditStoreTests {
    /// What somebody with the file in hand may do to the log of ten events, and the first row that gives it away.
    @Test(arguments: [
        ("UPDATE audit_event SET actor = 'nobody' WHERE sequence = 4", 4),
        ("UPDATE audit_event SET detail = '' WHERE sequence = 1", 1),
        ("DELETE FROM audit_event WHERE sequence = 7", 7),
        ("DELETE FROM audit_event WHERE sequence > 8", 9),
        ("UPDATE audit_head SET sequence = 8", 8),
        ("DELETE FROM audit_head", 1),
    ])
    func findsTheFirstBrokenLink(_ statement: String, _ expected: Int64) async throws {
        try await withMigratedEngine { engine in
            let store = Stores(engine: engine).audit
            try await store.append(
                (1...10).map {
                    AuditEvent(at: UnixTime(seconds: 1_800_000_000 + Int64($0)), kind: .signedIn, actor: "a")
                }
            )
            #expect(try await store.firstBrokenLink() == nil)
            _ = try await engine.write { try $0.execute(statement) }
            #expect(try await store.firstBrokenLink() == expected)
        }
    }

    /// Every column of a row is under its hash.
    @Test(arguments: [
        "sequence = 40", "occurred_at = occurred_at + 1", "kind = 'x'", "actor = 'x'", "target = NULL",
        "client_id = NULL", "organisation_id = 'x'", "organisation_id = NULL", "error_id = 'x'", "detail = NULL",
        "address = '192.0.2.9'", "correlation_id = NULL", "hash = zeroblob(32)",
    ])
    func findsAChangeInAnyColumn_K19(_ change: String) async throws {
        try await withMigratedEngine { engine in
            let store = Stores(engine: engine).audit
            try await store.append(
                (1...5).map {
                    AuditEvent(
                        at: UnixTime(seconds: 1_800_000_000 + Int64($0)),
                        kind: .tokenRefused,
                        actor: "a",
                        target: "t",
                        clientID: ClientID("c"),
                        organisationID: OrganisationID("o"),
                        errorID: "code_used",
                        detail: "d",
                        address: "192.0.2.1",
                        correlationID: "i",
                    )
                }
            )
            _ = try await engine.write { try $0.execute("UPDATE audit_event SET \(change) WHERE sequence = 3") }
            #expect(try await store.firstBrokenLink() == 3)
        }
    }
}
