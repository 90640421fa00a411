import LintelOAuth
import LintelPlatform
import LintelTokens

@testable import LintelStorage
@testable import LintelTesting

/// Installations to copy, and what a test looks at afterwards.
enum CopyScene {
    /// Rows in every table, made by the stores.
    static func fill(_ engine: any SQLEngine) async throws {
        let stores = Stores(engine: engine)
        try await stores.addFamilies(1, 2)
        try await stores.grants.saveCode(Sample.code(3))
        try await stores.apps.create(Sample.app(3, type: .service), clientEmailKey: Sample.key(30))
        try await stores.apps.addSecret(
            Sample.secret(1),
            digest: Sample.digest(9),
            to: Sample.app(3, type: .service).client.id,
            limit: 2,
            at: Sample.now,
        )
        _ = try await stores.apps.noteReminder(
            of: ExpiringSecret(clientID: Sample.app(3, type: .service).client.id, secretID: "s1"),
            days: 30,
        )
        try await stores.apps.create(Sample.app(4), clientEmailKey: nil)
        try await stores.apps.apply(.delete, to: Sample.app(4).client.id, version: 1, at: Sample.now)
        try await stores.appRegistrations.accept(
            developerTerms: "1",
            account: Sample.account(1).id,
            at: Sample.now,
        )
        _ = try await stores.appRegistrations.register(
            Sample.app(5),
            clientEmailKey: nil,
            token: Sample.registrationToken,
            by: Sample.account(1).id,
            limit: 10,
        )
        try await stores.organisations.create(
            Organisation(
                id: OrganisationID("organisation-1"),
                name: "Ördnung",
                entitlements: ["files", "maps"],
                createdAt: Sample.now,
            )
        )
        _ = try await stores.organisations.setMember(
            Sample.key(1),
            role: .administrator,
            in: OrganisationID("organisation-1"),
            at: Sample.now,
        )
        try await stores.addOrganisationLists(to: OrganisationID("organisation-1"))
        try await stores.addWorkspace(to: OrganisationID("organisation-1"))
        try await stores.addContent(to: WorkspaceID("workspace-1"), of: OrganisationID("organisation-1"))
        try await stores.addProject(to: OrganisationID("organisation-1"))
        try await stores.addProjectContents(to: OrganisationID("organisation-1"))
        try await stores.addScheduleContents()
        let place = SignInPlace(userAgent: "Firefox", address: [192, 0, 2, 1])
        _ = try await stores.sessions.create(Sample.session(1), replacing: nil, at: place)
        try await stores.emailChallenges.put(Sample.challenge(1))
        try await stores.grants.saveConsent(
            account: Sample.account(1).id,
            client: Sample.app(1).client.id,
            scopes: ["openid"],
            at: Sample.now,
        )
        try await stores.grants.deny(Denial(target: .grant(GrantID("grant-9")), expiresAt: Sample.denyUntil))
        try await stores.throttles.recordFailure(["a", "b"], at: Sample.now, forgetAfter: 60) { key, _ in
            key == "a" ? Sample.now + 15 : nil
        }
        _ = try await stores.keys.add(
            SigningKeyRecord(
                id: KeyID("key-1"),
                algorithm: .es256,
                sealedPrivateKey: [0, 255, 1],
                publicJWK: Array("{}".utf8),
                createdAt: Sample.now,
                activatesAt: Sample.now,
            ),
            afterNewest: nil,
            removingOlderAt: Sample.now,
        )
        try await stores.addBlobs()
        try await stores.addDataSource(to: OrganisationID("organisation-1"))
        try await stores.mails.add(Sample.mail(1), capacity: 10)
        try await stores.activity.add([
            ActivityCount(clientID: Sample.app(1).client.id, day: Sample.now.day, outcome: .refused, count: 3)
        ])
        try await stores.refusedCalls.add([Sample.refusedCall(1)])
        try await stores.audit.append(
            (1...5).map { AuditEvent(at: Sample.now + $0, kind: .signedIn, actor: "account-\($0)") }
        )
    }

    /// Adds so many rows to each of three tables; keys and values are drawn so that any order but that of bytes, and
    /// any conversion of a value, would be seen.
    static func add(_ count: Int, to engine: any SQLEngine) async throws {
        try await engine.write { transaction in
            var generator = KnuthGenerator()
            for table in CopiedTable.installation where ["account", "session", "failure_counter"].contains(table.name) {
                let rows = (0..<count).map { Self.row(of: table.name, $0, &generator) }
                try table.insert(rows, in: transaction)
            }
        }
    }

    private static func row(of table: String, _ number: Int, _ generator: inout KnuthGenerator) -> [SQLValue] {
        let integers: [Int64] = [.min, -1, 0, 1, .max]
        let integer = SQLValue.integer(integers.randomElement(using: &generator) ?? 0)
        let optional: SQLValue = Bool.random(using: &generator) ? integer : .null
        switch table {
        case "account":
            let text = SQLValue.text(Self.text(&generator))
            let hash: SQLValue = Bool.random(using: &generator) ? .text(Self.text(&generator)) : .null
            let id = SQLValue.text(Self.text(&generator) + "\(number)")
            return [id, text, text, hash, .bool(true), .bool(false), integer, optional]
        case "session":
            let digest = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
            return [.blob(digest), .text("account-1"), integer, integer, integer, integer, .null, .null, .null]
        default:
            return [.text(Self.text(&generator) + "\(number)"), .integer(.max), optional, integer]
        }
    }

    /// Up to six characters of one to four bytes; a collation would sort them otherwise.
    private static func text(_ generator: inout KnuthGenerator) -> String {
        let characters = ["a", "B", "_", " ", "'", "é", "e\u{301}", "\u{7F}", "\u{FFFD}", "\u{1F511}", "\u{1}"]
        let count = Int.random(in: 0...6, using: &generator)
        return (0..<count).map { _ in characters.randomElement(using: &generator) ?? "" }.joined()
    }

    /// Every row of every table that is copied.
    static func contents(_ engine: any SQLEngine) async throws -> [String: Set<SQLRow>] {
        try await engine.read { transaction in
            var contents: [String: Set<SQLRow>] = [:]
            for table in CopiedTable.installation {
                let columns = table.columns.joined(separator: ", ")
                contents[table.name] = Set(try transaction.query("SELECT \(columns) FROM \(table.name)"))
            }
            return contents
        }
    }

    /// Copies in small pages and says what each step was.
    @discardableResult
    static func copy(
        _ source: any SQLEngine,
        to target: any SQLEngine,
        stopAfter limit: Int = .max,
    ) async throws -> (report: CopyReport, steps: [CopyProgress]) {
        var steps: [CopyProgress] = []
        let copy = try await DatabaseCopy(from: source, named: "source", to: target, rowsPerPage: 3)
        let report = try await copy.run { step in
            steps.append(step)
            if steps.count >= limit { throw Stop() }
        }
        return (report, steps)
    }

    /// The moment at which a test stops a copy.
    struct Stop: Error {}
}

/// The same numbers on each run (Knuth's MMIX constants); the high bits of each are the good ones.
private struct KnuthGenerator: RandomNumberGenerator {
    private var state: UInt64 = 7

    mutating func next() -> UInt64 {
        self.state = self.state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return self.state.byteSwapped
    }
}

/// Runs the body with an installation that has rows in every table, and an empty database.
func withSourceAndTarget<Value>(_ body: (SQLiteEngine, SQLiteEngine) async throws -> Value) async throws -> Value {
    try await withMigratedEngine { source in
        try await CopyScene.fill(source)
        return try await withEmptyEngine { target in try await body(source, target) }
    }
}
