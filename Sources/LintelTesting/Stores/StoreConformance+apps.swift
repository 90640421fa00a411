import LintelOAuth
import LintelPlatform
import LintelTokens

extension StoreConformance {
    static let apps: [ConformanceCase<Stores>] = [
        ConformanceCase("apps: an app comes back whole, every list in its order") { stores in
            try await stores.addAccount(2)
            try await stores.addAccount(1)
            let organisation = Organisation(
                id: OrganisationID("org"),
                name: "Builders",
                entitlements: [],
                createdAt: Sample.now,
            )
            try await stores.organisations.create(organisation)
            var app = Sample.app(1, type: .service)
            app.organisationID = organisation.id
            app.client.organisationName = organisation.name
            app.client.proofKeyRule = .off
            app.owners = [Sample.account(2).id, Sample.account(1).id]
            app.clientEmail = "Robot@Example.org"
            app.secrets = [Sample.secret(2), Sample.secret(1, expiresAt: Sample.now + 9)]
            app.client.secrets = [
                RegisteredSecret(id: "s2", digest: Sample.digest(2)),
                RegisteredSecret(id: "s1", digest: Sample.digest(1), expiresAt: Sample.now + 9),
            ]
            try await stores.apps.create(app, clientEmailKey: EmailKey(stored: "robot@example.org"))
            try requireEqual(try await stores.apps.app(app.client.id), app)
        },
        ConformanceCase("apps: the list is oldest first, narrowed by owner and bounded") { stores in
            for number in 1...2 { try await stores.addAccount(number) }
            for number in [3, 1, 2] {
                var app = Sample.app(number)
                if number == 2 { app.owners = [Sample.account(2).id] }
                try await stores.apps.create(app, clientEmailKey: nil)
            }
            let all = try await stores.apps.apps(owner: nil, limit: 10).map(\.client.name)
            try requireEqual(all, ["App 1", "App 2", "App 3"])
            let bounded = try await stores.apps.apps(owner: nil, limit: 2).map(\.client.name)
            try requireEqual(bounded, ["App 1", "App 2"])
            let own = try await stores.apps.apps(owner: Sample.account(1).id, limit: 10)
            try requireEqual(own, [Sample.app(1), Sample.app(3)])
            try requireEqual(try await stores.apps.apps(owner: AccountID("nobody"), limit: 10), [])
        },
        ConformanceCase("apps: unknown owner or organisation is refused, and nothing is added") { stores in
            try await stores.addAccount(1)
            var orphan = Sample.app(1)
            orphan.owners.append(AccountID("nobody"))
            let owner = try await requireError(PlatformError.self) {
                try await stores.apps.create(orphan, clientEmailKey: nil)
            }
            try requireEqual(owner.code, .notFound)
            var stray = Sample.app(1)
            stray.organisationID = OrganisationID("nowhere")
            let organisation = try await requireError(PlatformError.self) {
                try await stores.apps.create(stray, clientEmailKey: nil)
            }
            try requireEqual(organisation.code, .notFound)
            try requireEqual(try await stores.apps.app(Sample.app(1).client.id), nil)
        },
        ConformanceCase("apps: disabling revokes the families and keeps the first time") { stores in
            try requireEqual(try await stores.apps.disable(Sample.app(1).client.id, at: Sample.now), false)
            try await stores.addFamilies(1)
            try requireEqual(try await stores.apps.disable(Sample.app(1).client.id, at: Sample.now + 1), true)
            try requireEqual(try await stores.apps.disable(Sample.app(1).client.id, at: Sample.now + 2), true)
            let app = try requireValue(try await stores.apps.app(Sample.app(1).client.id))
            try requireEqual(app.disabledAt, Sample.now + 1)
            try requireEqual(app.client.isDisabled, true)
            try requireEqual(app.version, 2)
            try requireEqual(try await stores.family(1), nil)
            try requireEqual(try await stores.apps.app(Sample.app(2).client.id)?.disabledAt, nil)
        },
        ConformanceCase("apps: a secret is added behind the others, up to the limit of unexpired ones") { stores in
            try await stores.addAccountsAndApps()
            let id = Sample.app(1).client.id
            let unknown = try await requireError(PlatformError.self) {
                try await stores.apps.addSecret(
                    Sample.secret(1),
                    digest: Sample.digest(1),
                    to: ClientID("nothing"),
                    limit: 2,
                    at: Sample.now,
                )
            }
            try requireEqual(unknown.code, .notFound)
            try await Self.addSecret(1, expiresAt: Sample.now, to: id, in: stores)
            for number in 2...3 { try await Self.addSecret(UInt8(number), to: id, in: stores) }
            let full = try await requireError(PlatformError.self) { try await Self.addSecret(4, to: id, in: stores) }
            try requireEqual(full.code, .secretLimit)
            let app = try requireValue(try await stores.apps.app(id))
            try requireEqual(app.secrets.map(\.id), ["s1", "s2", "s3"])
            try requireEqual(app.client.secrets.map(\.digest), [1, 2, 3].map(Sample.digest))
            try requireEqual(app.version, 4)
        },
        ConformanceCase("apps: of 10 secrets added at once, no more than the limit get in") { stores in
            try await stores.addAccountsAndApps()
            let id = Sample.app(1).client.id
            _ = try await simultaneously(10) { number in
                try? await Self.addSecret(UInt8(number), to: id, in: stores)
            }
            try requireEqual(try await stores.apps.app(id)?.secrets.count, 2)
        },
        ConformanceCase("apps: secrets go by label or id, the last active one only by force") { stores in
            try await stores.addAccountsAndApps()
            let id = Sample.app(1).client.id
            try await Self.addSecret(1, expiresAt: Sample.now, to: id, in: stores)
            for number in 2...3 { try await Self.addSecret(UInt8(number), to: id, in: stores) }
            func revoke(_ name: String, force: Bool = false) async throws -> Int {
                try await stores.apps.revokeSecrets(named: name, of: id, force: force, at: Sample.now)
            }
            try requireEqual(try await revoke("nothing"), 0)
            try requireEqual(try await revoke("label 2"), 1)
            let last = try await requireError(PlatformError.self) { _ = try await revoke("s3") }
            try requireEqual(last.code, .secretLast)
            try requireEqual(try await stores.apps.app(id)?.secrets.map(\.id), ["s1", "s3"])
            try requireEqual(try await revoke("s3", force: true), 1)
            try requireEqual(try await stores.apps.app(id)?.secrets.map(\.id), ["s1"])
        },
        ConformanceCase("apps: an older use never replaces a newer one, unknown secrets are left out") { stores in
            try await stores.addAccountsAndApps()
            let id = Sample.app(1).client.id
            try await Self.addSecret(1, to: id, in: stores)
            for offset: Int64 in [5, 9, 7] {
                try await stores.apps.recordUse([
                    SecretUse(clientID: id, secretID: "nothing", usedAt: Sample.now),
                    SecretUse(clientID: id, secretID: "s1", usedAt: Sample.now + offset),
                ])
            }
            try requireEqual(try await stores.apps.app(id)?.secrets.first?.lastUsedAt, Sample.now + 9)
        },
    ]

    private static func addSecret(
        _ number: UInt8,
        expiresAt: UnixTime? = nil,
        to id: ClientID,
        in stores: Stores,
    ) async throws {
        try await stores.apps.addSecret(
            Sample.secret(Int(number), expiresAt: expiresAt),
            digest: Sample.digest(number),
            to: id,
            limit: 2,
            at: Sample.now,
        )
    }
}
