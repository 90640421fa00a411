import LintelOAuth
import LintelPlatform
import LintelTokens

extension StoreConformance {
    private static func organisation(_ name: String) -> Organisation {
        Organisation(id: OrganisationID("id of \(name)"), name: name, entitlements: ["evo"], createdAt: Sample.now)
    }

    static let operation: [ConformanceCase<Stores>] = [
        ConformanceCase("operation: facts count what there is") { stores in
            try await stores.addAccountsAndApps()
            try await stores.organisations.create(Self.organisation("Builders"))
            try await stores.sessions.create(Sample.session(1), replacing: nil)
            for number in 1...2 { try await stores.mails.add(Sample.mail(number), capacity: 10) }
            let mail = try requireValue(try await stores.mails.takeDue(at: Sample.now + 1, until: Sample.now + 61))
            try await stores.mails.postpone(mail, to: Sample.now + 99, because: "refused")
            _ = try await stores.accounts.disable(Sample.key(2), at: Sample.now, denyUntil: Sample.denyUntil)
            _ = try await stores.leases.acquire("work", holder: "node", at: Sample.now, until: Sample.now + 10)
            let facts = try await stores.operation.facts(at: Sample.now)
            try requireEqual([facts.accounts, facts.disabledAccounts, facts.apps, facts.disabledApps], [2, 1, 2, 0])
            try requireEqual([facts.organisations, facts.sessions, facts.waitingRequests], [1, 1, 2])
            try requireEqual([facts.mails, facts.failedMails], [2, 1])
            try requireEqual(facts.leases, [.init(name: "work", holder: "node", expiresAt: Sample.now + 10)])
            try requireEqual(facts.schemaVersion > 0, true)
            try requireEqual(try await stores.operation.facts(at: Sample.session(1).expiresAt).sessions, 0)
        },
        ConformanceCase("operation: organisations come by name, page by page, narrowed by a text") { stores in
            try await stores.addAccount(1)
            for name in ["Zeta 100%", "alpha Works", "Beta works", "Éclair_"] {
                try await stores.organisations.create(Self.organisation(name))
            }
            _ = try await stores.organisations.setMember(
                Sample.key(1),
                role: .member,
                in: Self.organisation("Beta works").id,
                at: Sample.now,
            )
            func names(_ text: String?, after name: String? = nil, limit: Int = 9) async throws -> [String] {
                let last = name.map { Self.organisation($0).id }
                return try await stores.operation.organisations(named: text, after: last, limit: limit)
                    .map(\.organisation.name)
            }
            let all = ["Beta works", "Zeta 100%", "alpha Works", "Éclair_"]
            try requireEqual(try await names(nil), all)
            try requireEqual(try await names(nil, limit: 1), ["Beta works"])
            try requireEqual(try await names(nil, after: "Beta works", limit: 2), ["Zeta 100%", "alpha Works"])
            try requireEqual(try await names("WORKS"), ["Beta works", "alpha Works"])
            try requireEqual(try await names("0%"), ["Zeta 100%"])
            try requireEqual(try await names("_"), ["Éclair_"])
            try requireEqual(try await names("!"), [])
            let entry = try await stores.operation.organisations(named: "beta", after: nil, limit: 1).first
            let expected = OrganisationEntry(organisation: Self.organisation("Beta works"), members: 1, apps: 0)
            try requireEqual(entry, expected)
        },
        ConformanceCase("operation: people come by address, page by page, narrowed by its beginning") { stores in
            for number in [12, 2, 1] { try await stores.addAccount(number) }
            try await stores.apps.create(Sample.app(1, type: .service), clientEmailKey: Sample.key(30))
            func list(_ prefix: String?, after number: Int? = nil, limit: Int = 9) async throws -> [AccountID] {
                let last = number.map { Sample.account($0).id }
                return try await stores.operation.accounts(emailPrefix: prefix, after: last, limit: limit).map(\.id)
            }
            try requireEqual(try await list(nil), [12, 1, 2].map { Sample.account($0).id })
            try requireEqual(try await list("person1"), [12, 1].map { Sample.account($0).id })
            try requireEqual(try await list("person1", after: 12, limit: 1), [Sample.account(1).id])
            try requireEqual(try await list("person2@example.org"), [Sample.account(2).id])
            try requireEqual(try await list("q"), [])
        },
        ConformanceCase("operation: an account is switched on again once") { stores in
            try await stores.addAccount(1)
            _ = try await stores.accounts.disable(Sample.key(1), at: Sample.now, denyUntil: Sample.denyUntil)
            let topics = try await stores.changes {
                try requireEqual(try await stores.operation.enable(Sample.account(1).id), true)
            }
            try requireEqual(topics, [.accounts])
            try requireEqual(try await stores.accounts.account(Sample.account(1).id)?.isDisabled, false)
            try requireEqual(try await stores.operation.enable(Sample.account(1).id), false)
            try requireEqual(try await stores.operation.enable(AccountID("nobody")), false)
        },
        ConformanceCase("operation: mails are listed without content, and tried again when they are told to") {
            stores in
            for number in 1...2 { try await stores.mails.add(Sample.mail(number), capacity: 10) }
            let first = try requireValue(try await stores.mails.takeDue(at: Sample.now + 1, until: Sample.now + 61))
            let reason = String(repeating: "ä", count: 400)
            try await stores.mails.postpone(first, to: Sample.now + 3_600, because: reason)
            let mails = try await stores.operation.mails(limit: 9)
            try requireEqual(mails.map(\.id), [Sample.mail(2).id, Sample.mail(1).id])
            try requireEqual(mails.map(\.attempts), [0, 1])
            try requireEqual(mails.last?.lastError, String(reason.prefix(300)))
            try requireEqual(try await stores.operation.mails(limit: 1).count, 1)
            try requireEqual(try await stores.operation.retryMails(after: Sample.now + 70, at: Sample.now + 10), 1)
            try requireEqual(try await stores.operation.mails(limit: 9).last?.nextAttemptAt, Sample.now + 10)
            let end = Sample.mail(1).expiresAt
            try requireEqual(try await stores.operation.retryMails(after: Sample.now, at: end), 0)
        },
        ConformanceCase("operation: entitlements are switched on and off, each once") { stores in
            let organisation = Self.organisation("Builders")
            try await stores.organisations.create(organisation)
            func set(_ entitlement: String, _ on: Bool) async throws -> Bool {
                try await stores.organisations.setEntitlement(entitlement, isOn: on, for: organisation.id)
            }
            let topics = try await stores.changes { try requireEqual(try await set("synchro", true), true) }
            try requireEqual(topics, [.organisations])
            try requireEqual(try await set("synchro", true), false)
            try requireEqual(
                try await stores.organisations.organisation(organisation.id)?.entitlements,
                ["evo", "synchro"],
            )
            try requireEqual(try await set("evo", false), true)
            try requireEqual(try await set("evo", false), false)
            try requireEqual(try await stores.organisations.organisation(organisation.id)?.entitlements, ["synchro"])
            let error = try await requireError(PlatformError.self) {
                _ = try await stores.organisations.setEntitlement("evo", isOn: true, for: OrganisationID("nowhere"))
            }
            try requireEqual(error.code, .notFound)
        },
    ]
}
