import LintelOAuth
import LintelPlatform
import LintelTokens

extension StoreConformance {
    static let appChanges: [ConformanceCase<Stores>] = [
        ConformanceCase("app changes: only the version that was seen is changed, once") { stores in
            try await stores.addAccountsAndApps()
            let id = Sample.app(1).client.id
            try await stores.apps.apply(.rename("New"), to: id, version: 1, at: Sample.now)
            let stale = try await requireError(PlatformError.self) {
                try await stores.apps.apply(.rename("Lost"), to: id, version: 1, at: Sample.now)
            }
            try requireEqual(stale.code, .conflict)
            let unknown = try await requireError(PlatformError.self) {
                try await stores.apps.apply(.rename("X"), to: ClientID("nothing"), version: 1, at: Sample.now)
            }
            try requireEqual(unknown.code, .notFound)
            try await stores.apps.apply(.rename("Newer"), to: id, version: nil, at: Sample.now)
            let app = try requireValue(try await stores.apps.app(id))
            try requireEqual(app.client.name, "Newer")
            try requireEqual(app.version, 3)
        },
        ConformanceCase("app changes: of 10 with the same version one gets in") { stores in
            try await stores.addAccountsAndApps()
            let id = Sample.app(1).client.id
            let done = try await simultaneously(10) { number in
                (try? await stores.apps.apply(.rename("Name \(number)"), to: id, version: 1, at: Sample.now)) != nil
            }
            try requireEqual(done.count { $0 }, 1)
            try requireEqual(try await stores.apps.app(id)?.version, 2)
        },
        ConformanceCase("app changes: the other nodes hear of each") { stores in
            try await stores.addAccountsAndApps()
            let topics = try await stores.changes {
                try await stores.apps.apply(.enable, to: Sample.app(1).client.id, version: 1, at: Sample.now)
            }
            try requireEqual(topics, [.apps])
        },
        ConformanceCase("app changes: both redirect lists are replaced, in their order") { stores in
            try await stores.addAccountsAndApps()
            let id = Sample.app(1).client.id
            let change = AppChange.setRedirects(signIn: ["https://b.example/", "https://a.example/"], signOut: [])
            try await stores.apps.apply(change, to: id, version: 1, at: Sample.now)
            let client = try requireValue(try await stores.apps.app(id)).client
            try requireEqual(client.redirectURIs, ["https://b.example/", "https://a.example/"])
            try requireEqual(client.postLogoutRedirectURIs, [])
        },
        ConformanceCase("app changes: one secret goes, the last active one only by force") { stores in
            try await stores.addAccountsAndApps()
            let id = Sample.app(1).client.id
            func apply(_ change: AppChange) async throws {
                try await stores.apps.apply(change, to: id, version: nil, at: Sample.now)
            }
            try await apply(.addSecret(Sample.secret(1, expiresAt: Sample.now), digest: Sample.digest(1), limit: 1))
            try await apply(.revokeSecret(id: "s1", force: false))
            try await apply(.addSecret(Sample.secret(2), digest: Sample.digest(2), limit: 1))
            let full = try await requireError(PlatformError.self) {
                try await apply(.addSecret(Sample.secret(3), digest: Sample.digest(3), limit: 1))
            }
            try requireEqual(full.code, .secretLimit)
            let last = try await requireError(PlatformError.self) {
                try await apply(.revokeSecret(id: "s2", force: false))
            }
            try requireEqual(last.code, .secretLast)
            // By its id alone: a label may be another secret's.
            let label = try await requireError(PlatformError.self) {
                try await apply(.revokeSecret(id: "label 2", force: true))
            }
            try requireEqual(label.code, .notFound)
            try await apply(.revokeSecret(id: "s2", force: true))
            try requireEqual(try await stores.apps.app(id)?.secrets, [])
        },
        ConformanceCase("app changes: owners come and go, up to the limit and never the last") { stores in
            for number in 1...3 { try await stores.addAccount(number) }
            try await stores.apps.create(Sample.app(1), clientEmailKey: nil)
            let id = Sample.app(1).client.id
            func code(_ change: AppChange) async throws -> PlatformError.Code {
                let error = try await requireError(PlatformError.self) {
                    try await stores.apps.apply(change, to: id, version: nil, at: Sample.now)
                }
                return error.code
            }
            let (first, second, third) = (Sample.account(1).id, Sample.account(2).id, Sample.account(3).id)
            try requireEqual(try await code(.removeOwner(first)), .ownerLast)
            try await stores.apps.apply(.addOwner(second, limit: 2), to: id, version: 1, at: Sample.now)
            try requireEqual(try await code(.addOwner(second, limit: 3)), .ownerInvalid)
            try requireEqual(try await code(.addOwner(third, limit: 2)), .ownerInvalid)
            try requireEqual(try await code(.addOwner(AccountID("nobody"), limit: 3)), .notFound)
            try requireEqual(try await code(.removeOwner(third)), .notFound)
            try await stores.apps.apply(.removeOwner(first), to: id, version: 2, at: Sample.now)
            try requireEqual(try await stores.apps.app(id)?.owners, [second])
        },
        ConformanceCase("app changes: off revokes the families, on brings none back") { stores in
            try await stores.addFamilies(1)
            let id = Sample.app(1).client.id
            try await stores.apps.apply(.disable, to: id, version: 1, at: Sample.now + 1)
            try await stores.apps.apply(.disable, to: id, version: 2, at: Sample.now + 2)
            try requireEqual(try await stores.apps.app(id)?.disabledAt, Sample.now + 1)
            try requireEqual(try await stores.family(1), nil)
            try await stores.apps.apply(.enable, to: id, version: 3, at: Sample.now + 3)
            let app = try requireValue(try await stores.apps.app(id))
            try requireEqual(app.disabledAt, nil)
            try requireEqual(app.client.isDisabled, false)
        },
        ConformanceCase("app changes: a deleted app leaves nothing but its id, which is never given again") { stores in
            try await stores.addFamilies(1)
            let id = Sample.app(1).client.id
            try await stores.grants.saveConsent(
                account: Sample.account(1).id,
                client: id,
                scopes: ["openid"],
                at: Sample.now,
            )
            try await stores.apps.apply(.delete, to: id, version: 1, at: Sample.now)
            try requireEqual(try await stores.apps.app(id), nil)
            try requireEqual(try await stores.family(1), nil)
            let again = try await requireError(PlatformError.self) {
                try await stores.apps.create(Sample.app(1), clientEmailKey: nil)
            }
            try requireEqual(again.code, .conflict)
            try requireEqual(try await stores.apps.app(Sample.app(2).client.id)?.client.name, "App 2")
        },
        ConformanceCase("app changes: a deleted service frees its address and leaves its organisation") { stores in
            try await stores.addAccount(1)
            let app = Sample.app(1, type: .service)
            try await stores.apps.create(app, clientEmailKey: Sample.key(7))
            let organisation = Organisation(
                id: OrganisationID("org"),
                name: "Builders",
                entitlements: [],
                createdAt: Sample.now,
            )
            try await stores.organisations.create(organisation)
            let subject = try await stores.organisations.setMember(
                Sample.key(7),
                role: .member,
                in: organisation.id,
                at: Sample.now,
            )
            try await stores.apps.apply(.delete, to: app.client.id, version: 1, at: Sample.now)
            try requireEqual(try await stores.organisations.memberships(of: subject), [])
            try await stores.apps.create(Sample.app(2, type: .service), clientEmailKey: Sample.key(7))
        },
        ConformanceCase("reminders: a secret is due each window once, not while its app is off") { stores in
            try await stores.addAccountsAndApps()
            let id = Sample.app(1).client.id
            let day: Int64 = 86_400
            for (number, days): (UInt8, Int64) in [(1, 90), (2, 30), (3, 91)] {
                try await stores.apps.addSecret(
                    Sample.secret(Int(number), expiresAt: Sample.now + days * day),
                    digest: Sample.digest(number),
                    to: id,
                    limit: 9,
                    at: Sample.now,
                )
            }
            func due(at now: UnixTime, limit: Int = 9) async throws -> [[String]] {
                var due: [[String]] = []
                for window in SecretReminderWindow.all(at: now) {
                    due.append(try await stores.apps.secrets(dueIn: window, limit: limit).map(\.secretID))
                }
                return due
            }
            // The one that was made for 30 days is due when 7 are left.
            try requireEqual(try await due(at: Sample.now), [[], [], []])
            try requireEqual(try await due(at: Sample.now + 23 * day), [[], ["s2"], []])
            let time = Sample.now + 62 * day
            try requireEqual(try await due(at: time), [[], [], ["s1", "s3"]])
            try requireEqual(try await due(at: time, limit: 1), [[], [], ["s1"]])
            let secret = ExpiringSecret(clientID: id, secretID: "s1")
            let noted = try await simultaneously(5) { _ in
                try await stores.apps.noteReminder(of: secret, days: 30)
            }
            try requireEqual(noted.count { $0 }, 1)
            try requireEqual(try await due(at: time), [[], [], ["s3"]])
            try requireEqual(try await due(at: Sample.now + 89 * day), [["s1"], ["s3"], []])
            try requireEqual(try await stores.apps.noteReminder(of: secret, days: 1), true)
            try requireEqual(try await stores.apps.noteReminder(of: secret, days: 7), false)
            try await stores.apps.apply(.disable, to: id, version: nil, at: Sample.now)
            try requireEqual(try await due(at: Sample.now + 89 * day), [[], [], []])
        },
    ]
}
