import LintelOAuth
import LintelPlatform
import LintelTokens

/// Members of organisations.
extension StoreConformance {
    private static let id = OrganisationID("organisation-1")

    /// An organisation whose administrator is account 1; account 2 exists, and service app 1 with key 30.
    private static func prepare(_ stores: Stores) async throws {
        for number in 1...2 { try await stores.addAccount(number) }
        try await stores.apps.create(Sample.app(1, type: .service), clientEmailKey: Sample.key(30))
        try await stores.organisations.create(
            Organisation(id: Self.id, name: "Builders", entitlements: ["maps"], createdAt: Sample.now),
            by: Sample.account(1).id,
            limit: 10,
        )
    }

    private static func add(_ number: Int, _ role: OrganisationRole, _ stores: Stores) async throws {
        let isNew = try await stores.organisations.add(
            Sample.account(number).subject,
            role: role,
            to: Self.id,
            limit: 10,
            at: Sample.now + 5,
        )
        try requireEqual(isNew, true)
    }

    private static func remove(_ number: Int, _ role: OrganisationRole, _ stores: Stores) async throws {
        try await stores.organisations.remove(
            Sample.account(number).subject,
            withRole: role,
            from: Self.id,
            at: Sample.now + 9,
        )
    }

    static let organisationMembers: [ConformanceCase<Stores>] = [
        ConformanceCase("members: whoever makes an organisation is its administrator, up to the limit") { stores in
            try await Self.prepare(stores)
            let memberships = try await stores.organisations.memberships(of: Sample.account(1).subject)
            try requireEqual(memberships.map(\.role), [.administrator])
            let error = try await requireError(PlatformError.self) {
                try await stores.organisations.create(
                    Organisation(id: OrganisationID("o2"), name: "B", entitlements: [], createdAt: Sample.now),
                    by: Sample.account(1).id,
                    limit: 1,
                )
            }
            try requireEqual(error.code, .organisationLimit)
        },
        ConformanceCase("members: of many that make the last organisation one succeeds") { stores in
            try await stores.addAccount(1)
            let made = try await simultaneously(8) { number in
                do {
                    try await stores.organisations.create(
                        Organisation(
                            id: OrganisationID("o\(number)"),
                            name: "B",
                            entitlements: [],
                            createdAt: Sample.now
                        ),
                        by: Sample.account(1).id,
                        limit: 1,
                    )
                    return 1
                } catch is PlatformError {
                    return 0
                }
            }
            try requireEqual(made.reduce(0, +), 1)
        },
        ConformanceCase("members: a rename needs the version that is there") { stores in
            try await Self.prepare(stores)
            let renamed = try await stores.organisations.rename(Self.id, to: "Masons", version: 1)
            try requireEqual(renamed.version, 2)
            try requireEqual(renamed.name, "Masons")
            for (id, code) in [(Self.id, PlatformError.Code.conflict), (OrganisationID("none"), .notFound)] {
                let error = try await requireError(PlatformError.self) {
                    _ = try await stores.organisations.rename(id, to: "Late", version: 1)
                }
                try requireEqual(error.code, code)
            }
            try requireEqual(try await stores.organisations.organisation(Self.id), renamed)
            try requireEqual(try await stores.organisations.organisations(after: nil, limit: 5), [renamed])
            try requireEqual(try await stores.organisations.organisations(after: Self.id, limit: 5), [])
        },
        ConformanceCase("members: people and services are found by address, with what they are") { stores in
            try await Self.prepare(stores)
            let person = try requireValue(try await stores.organisations.principal(Sample.key(1)))
            try requireEqual(person.isService, false)
            try requireEqual(person.email, Sample.account(1).email)
            let none = try await stores.organisations.principal(Sample.key(9))
            try requireEqual(none, nil)
        },
        ConformanceCase("members: a list has pages by address and a search without regard to case") { stores in
            try await Self.prepare(stores)
            for number in 2...9 {
                if number > 2 { try await stores.addAccount(number) }
                try await Self.add(number, .member, stores)
            }
            var (seen, cursor): ([String], String?) = ([], nil)
            repeat {
                let page = try await stores.organisations.members(
                    of: Self.id,
                    matching: OrganisationMemberQuery(cursor: cursor, limit: 4),
                )
                seen += page.members.map(\.principal.subject.rawValue)
                cursor = page.next
            } while cursor != nil
            try requireEqual(seen, (1...9).map { "account-\($0)" })
            try requireEqual(try await stores.organisations.memberCount(of: Self.id), 9)
            for (search, count) in [("PERSON 3", 1), ("person7@", 1), ("%", 0), ("_", 0), ("!", 0), ("nobody", 0)] {
                let page = try await stores.organisations.members(
                    of: Self.id,
                    matching: OrganisationMemberQuery(search: search),
                )
                try requireEqual(page.members.count, count)
            }
            let other = try await stores.organisations.members(
                of: OrganisationID("other"),
                matching: OrganisationMemberQuery(),
            )
            try requireEqual(other.members, [])
        },
        ConformanceCase("members: nobody is added twice, nor over the limit") { stores in
            try await Self.prepare(stores)
            try await Self.add(2, .member, stores)
            let again = try await stores.organisations.add(
                Sample.account(2).subject,
                role: .administrator,
                to: Self.id,
                limit: 10,
                at: Sample.now,
            )
            try requireEqual(again, false)
            let member = try await stores.organisations.member(Sample.account(2).subject, of: Self.id)
            try requireEqual(member?.role, .member)
            try await stores.addAccount(3)
            let error = try await requireError(PlatformError.self) {
                _ = try await stores.organisations.add(
                    Sample.account(3).subject,
                    role: .member,
                    to: Self.id,
                    limit: 2,
                    at: Sample.now,
                )
            }
            try requireEqual(error.code, .listFull)
        },
        ConformanceCase("members: the last administrator who can sign in stays one") { stores in
            try await Self.prepare(stores)
            try await Self.add(2, .administrator, stores)
            _ = try await stores.accounts.disable(Sample.key(2), at: Sample.now, denyUntil: Sample.denyUntil)
            for attempt in 0...1 {
                let error = try await requireError(PlatformError.self) {
                    if attempt == 0 {
                        try await Self.remove(1, .administrator, stores)
                    } else {
                        try await stores.organisations.setRole(
                            .member,
                            of: Sample.account(1).subject,
                            in: Self.id,
                            at: Sample.now,
                        )
                    }
                }
                try requireEqual(error.code, .administratorLast)
            }
            let member = try await stores.organisations.member(Sample.account(1).subject, of: Self.id)
            try requireEqual(member?.role, .administrator)
        },
        ConformanceCase("members: of two administrators that leave at once one stays") { stores in
            try await Self.prepare(stores)
            try await Self.add(2, .administrator, stores)
            let left = try await simultaneously(2) { index in
                do {
                    try await Self.remove(index + 1, .administrator, stores)
                    return 1
                } catch is PlatformError {
                    return 0
                }
            }
            try requireEqual(left.reduce(0, +), 1)
            try requireEqual(try await stores.organisations.memberCount(of: Self.id), 1)
        },
        ConformanceCase("members: a removal ends the membership, its invitations, and hands on its apps") { stores in
            try await Self.prepare(stores)
            try await Self.add(2, .coAdministrator, stores)
            var app = Sample.app(5)
            app.organisationID = Self.id
            app.owners = [Sample.account(2).id]
            try await stores.apps.create(app, clientEmailKey: nil)
            var invitation = Sample.invitation(8, to: Self.id)
            invitation.inviter = Sample.account(2).id.rawValue
            try await stores.invitations.put(invitation, digest: Sample.digest(8), limit: 10)
            let conflict = try await requireError(PlatformError.self) { try await Self.remove(2, .member, stores) }
            try requireEqual(conflict.code, .conflict)
            let topics = try await stores.changes { try await Self.remove(2, .coAdministrator, stores) }
            try requireEqual(topics, [.apps, .organisations])
            try requireEqual(try await stores.organisations.memberships(of: Sample.account(2).subject), [])
            try requireEqual(try await stores.invitations.open(of: Self.id, at: Sample.now + 10, limit: 9), [])
            try requireEqual(try await stores.apps.app(app.client.id)?.owners, [Sample.account(1).id])
            let gone = try await requireError(PlatformError.self) { try await Self.remove(2, .coAdministrator, stores) }
            try requireEqual(gone.code, .notFound)
        },
    ]
}
