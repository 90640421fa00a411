import LintelOAuth
import LintelPlatform
import LintelTokens

extension StoreConformance {
    private static let client = Sample.app(1).client.id

    /// A request of account 1.
    private static func asked(_ scope: String, at seconds: Int64 = 0, by requester: String = "account-1") -> AppScope {
        AppScope(scope: scope, state: .requested, requestedBy: requester, requestedAt: Sample.now + seconds)
    }

    private static func decide(
        _ decision: ScopeDecision,
        _ scope: String,
        by decider: String = "account-2",
        at seconds: Int64 = 9,
        in stores: Stores,
    ) async throws -> Bool {
        try await stores.approvals.decide(
            decision,
            on: scope,
            of: Self.client,
            note: "a note",
            by: decider,
            at: Sample.now + seconds,
        )
    }

    private static func scope(_ name: String, in stores: Stores) async throws -> AppScope? {
        try await stores.apps.app(Self.client)?.scopes.first { $0.scope == name }
    }

    static let approvals: [ConformanceCase<Stores>] = Self.scopeRequests + Self.scopeDecisions + Self.scopeLists

    private static let scopeRequests: [ConformanceCase<Stores>] = [
        ConformanceCase("approvals: new scopes go behind the others, refused ones wait again, the rest stays") {
            stores in
            try await stores.addAccountsAndApps()
            let wanted = [Self.asked("new"), Self.asked("secret"), Self.asked("files"), Self.asked("admin")]
            let topics = try await stores.changes {
                let changed = try await stores.approvals.request(wanted, for: Self.client, version: 1, limit: 10)
                try requireEqual(Set(changed), ["new", "secret"])
            }
            try requireEqual(topics, [.apps])
            let app = try requireValue(try await stores.apps.app(Self.client))
            try requireEqual(app.scopes.map(\.scope).last, "new")
            try requireEqual(app.version, 2)
            try requireEqual(app.client.scopes, ["openid", "files"])
            try requireEqual(try await Self.scope("new", in: stores), Self.asked("new"))
            try requireEqual(try await Self.scope("secret", in: stores)?.state, .requested)
            try requireEqual(try await Self.scope("files", in: stores)?.state, .approved)
            try requireEqual(try await Self.scope("admin", in: stores)?.requestedBy, nil)
        },
        ConformanceCase("approvals: a stale version, an unknown app and too many scopes change nothing") { stores in
            try await stores.addAccountsAndApps()
            let cases: [(ClientID, Int64?, Int, PlatformError.Code)] = [
                (ClientID("nothing"), nil, 10, .notFound), (Self.client, 7, 10, .conflict),
                (Self.client, 1, 4, .scopeLimit),
            ]
            for (id, version, limit, code) in cases {
                let error = try await requireError(PlatformError.self) {
                    _ = try await stores.approvals.request([Self.asked("new")], for: id, version: version, limit: limit)
                }
                try requireEqual(error.code, code)
            }
            try requireEqual(try await stores.apps.app(Self.client), Sample.app(1))
            let none = try await stores.approvals.request(
                [Self.asked("files")],
                for: Self.client,
                version: nil,
                limit: 4
            )
            try requireEqual(none, [])
            try requireEqual(try await stores.apps.app(Self.client)?.version, 1)
        },
        ConformanceCase("approvals: requested and approved scopes can be taken back, refused ones cannot") { stores in
            try await stores.addAccountsAndApps()
            for (scope, isGone) in [("admin", true), ("files", true), ("secret", false), ("nothing", false)] {
                try requireEqual(try await stores.approvals.withdraw(scope, of: Self.client, version: nil), isGone)
            }
            let app = try requireValue(try await stores.apps.app(Self.client))
            try requireEqual(app.scopes.map(\.scope), ["openid", "secret"])
            try requireEqual(app.version, 3)
            let error = try await requireError(PlatformError.self) {
                _ = try await stores.approvals.withdraw("openid", of: Self.client, version: 2)
            }
            try requireEqual(error.code, .conflict)
        },
    ]

    private static let scopeDecisions: [ConformanceCase<Stores>] = [
        ConformanceCase("approvals: a decision is kept whole, and counts once") { stores in
            try await stores.addAccountsAndApps()
            _ = try await stores.approvals.request([Self.asked("new")], for: Self.client, version: nil, limit: 10)
            let topics = try await stores.changes {
                try requireEqual(try await Self.decide(.approve, "new", in: stores), true)
            }
            try requireEqual(topics, [.apps])
            try requireEqual(try await Self.decide(.refuse, "new", in: stores), false)
            try requireEqual(try await Self.decide(.approve, "nothing", in: stores), false)
            var expected = Self.asked("new")
            expected.state = .approved
            expected.decidedBy = "account-2"
            expected.decidedAt = Sample.now + 9
            expected.note = "a note"
            try requireEqual(try await Self.scope("new", in: stores), expected)
            let app = try requireValue(try await stores.apps.app(Self.client))
            try requireEqual(app.version, 3)
            try requireEqual(app.client.scopes.contains("new"), true)
        },
        ConformanceCase("approvals: whoever asked decides nothing") { stores in
            try await stores.addAccountsAndApps()
            _ = try await stores.approvals.request([Self.asked("new")], for: Self.client, version: nil, limit: 10)
            try requireEqual(try await Self.decide(.approve, "new", by: "account-1", in: stores), false)
            try requireEqual(try await Self.scope("new", in: stores)?.state, .requested)
        },
        ConformanceCase("approvals: of 10 decisions at once one counts") { stores in
            try await stores.addAccountsAndApps()
            let counted = try await simultaneously(10) { number in
                try await Self.decide(number.isMultiple(of: 2) ? .approve : .refuse, "admin", in: stores)
            }
            try requireEqual(counted.count { $0 }, 1)
            try requireEqual(try await stores.apps.app(Self.client)?.version, 2)
        },
        ConformanceCase("approvals: one taken back is a refusal, and stays in sight when it is asked for again") {
            stores in
            try await stores.addAccountsAndApps()
            func revoke(_ scope: String) async throws -> Bool {
                try await stores.approvals.revokeApproval(
                    of: scope,
                    of: Self.client,
                    note: "no more",
                    by: "account-2",
                    at: Sample.now + 5,
                )
            }
            try requireEqual(try await revoke("files"), true)
            try requireEqual(try await revoke("files"), false)
            try requireEqual(try await revoke("admin"), false)
            try requireEqual(try await stores.apps.app(Self.client)?.client.scopes, ["openid"])
            _ = try await stores.approvals.request(
                [Self.asked("files", at: 7)],
                for: Self.client,
                version: nil,
                limit: 9
            )
            let again = try requireValue(try await Self.scope("files", in: stores))
            try requireEqual(again.state, .requested)
            try requireEqual(again.note, "no more")
            try requireEqual(again.decidedAt, Sample.now + 5)
        },
    ]

    private static let everything = ScopeRequestFilter(organisations: nil, scopes: nil)

    private static let scopeLists: [ConformanceCase<Stores>] = [
        ConformanceCase("approvals: requests come oldest first, page by page, narrowed by what the filter says") {
            stores in
            try await stores.addAccountsAndApps()
            let organisation = Organisation(
                id: OrganisationID("o"),
                name: "Builders",
                entitlements: [],
                createdAt: Sample.now
            )
            try await stores.organisations.create(organisation)
            var owned = Sample.app(3)
            owned.organisationID = organisation.id
            owned.scopes = [Self.asked("b", at: 3), Self.asked("a", at: 3), Self.asked("c", at: 1, by: "account-2")]
            try await stores.apps.create(owned, clientEmailKey: nil)
            func list(
                _ filter: ScopeRequestFilter,
                after cursor: ScopeRequest.Cursor? = nil,
                limit: Int = 10,
            ) async throws -> [ScopeRequest] {
                try await stores.approvals.requests(filter, after: cursor, limit: limit)
            }
            let all = try await list(Self.everything)
            try requireEqual(all.map(\.scope.scope), ["admin", "admin", "c", "a", "b"])
            let page = try await list(Self.everything, after: all[2].cursor, limit: 1)
            try requireEqual(page, [all[3]])
            try requireEqual(try await list(Self.everything, after: all[4].cursor), [])
            try requireEqual(all[3].organisationName, "Builders")
            try requireEqual(all[3].requester?.email, Sample.account(1).email)
            var filter = ScopeRequestFilter(organisations: [organisation.id], scopes: ["a", "c"])
            try requireEqual(try await list(filter).map(\.scope.scope), ["c", "a"])
            filter.requester = "account-1"
            try requireEqual(try await list(filter).map(\.scope.scope), ["c"])
            filter.organisations = []
            try requireEqual(try await list(filter), [])
            _ = try await stores.apps.disable(owned.client.id, at: Sample.now)
            try requireEqual(try await list(Self.everything).count, 2)
        },
        ConformanceCase("approvals: decisions come newest first, without what waits again") { stores in
            try await stores.addAccountsAndApps()
            let wanted = ["one", "two", "three"].map { Self.asked($0) }
            _ = try await stores.approvals.request(wanted, for: Self.client, version: nil, limit: 10)
            for (number, scope) in wanted.map(\.scope).enumerated() {
                _ = try await Self.decide(.refuse, scope, at: Int64(number), in: stores)
            }
            _ = try await stores.approvals.request([Self.asked("two")], for: Self.client, version: nil, limit: 10)
            let decisions = try await stores.approvals.decisions(Self.everything, limit: 5)
            try requireEqual(decisions.map(\.scope.scope), ["three", "one"])
            try requireEqual(decisions.first?.decider?.name, Sample.account(2).name)
            let nowhere = ScopeRequestFilter(organisations: [OrganisationID("o")], scopes: nil)
            try requireEqual(try await stores.approvals.decisions(nowhere, limit: 5), [])
            try requireEqual(try await stores.approvals.decisions(Self.everything, limit: 1).count, 1)
        },
        ConformanceCase("approvals: approvers are the enabled who look after an organisation, or the operators") {
            stores in
            for number in 1...4 { try await stores.addAccount(number) }
            let id = OrganisationID("o")
            try await stores.organisations.create(
                Organisation(id: id, name: "Builders", entitlements: [], createdAt: Sample.now)
            )
            for (number, role) in [(2, OrganisationRole.member), (3, .coAdministrator), (4, .administrator)] {
                _ = try await stores.organisations.setMember(Sample.key(number), role: role, in: id, at: Sample.now)
            }
            func ids(_ organisation: OrganisationID?, limit: Int = 5) async throws -> [AccountID] {
                try await stores.approvals.approvers(in: organisation, limit: limit).map(\.id)
            }
            try requireEqual(try await ids(id), [3, 4].map { Sample.account($0).id })
            try requireEqual(try await ids(id, limit: 1).count, 1)
            try requireEqual(try await ids(nil), [Sample.account(1).id])
            for number in [1, 4] {
                _ = try await stores.accounts.disable(Sample.key(number), at: Sample.now, denyUntil: Sample.denyUntil)
            }
            try requireEqual(try await ids(id), [Sample.account(3).id])
            try requireEqual(try await ids(nil), [])
        },
    ]
}
