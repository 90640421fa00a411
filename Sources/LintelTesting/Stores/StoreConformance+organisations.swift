import LintelOAuth
import LintelPlatform
import LintelTokens

extension StoreConformance {
    private static func organisation(_ name: String, entitlements: [String] = []) -> Organisation {
        Organisation(
            id: OrganisationID("org-\(name)"),
            name: name,
            entitlements: entitlements,
            createdAt: Sample.now,
        )
    }

    static let organisations: [ConformanceCase<Stores>] = [
        ConformanceCase("organisations: an organisation comes back whole, an unknown id gives nil") { stores in
            let organisation = Self.organisation("Builders", entitlements: ["synchro", "evo"])
            try await stores.organisations.create(organisation)
            try requireEqual(try await stores.organisations.organisation(organisation.id), organisation)
            try requireEqual(try await stores.organisations.organisation(OrganisationID("nowhere")), nil)
        },
        ConformanceCase("organisations: people and service apps get a role, a later one replaces it") { stores in
            try await stores.addAccount(1)
            let service = Sample.app(1, type: .service)
            try await stores.apps.create(service, clientEmailKey: Sample.key(2))
            let organisation = Self.organisation("Builders", entitlements: ["evo"])
            try await stores.organisations.create(organisation)
            func set(_ number: Int, _ role: OrganisationRole) async throws -> Subject {
                try await stores.organisations.setMember(
                    Sample.key(number),
                    role: role,
                    in: organisation.id,
                    at: Sample.now,
                )
            }
            try requireEqual(try await set(1, .member), Sample.account(1).subject)
            try requireEqual(try await set(1, .administrator), Sample.account(1).subject)
            let subject = Subject(service.client.id.rawValue)
            try requireEqual(try await set(2, .coAdministrator), subject)
            try requireEqual(
                try await stores.organisations.memberships(of: Sample.account(1).subject),
                [Membership(organisation: organisation, role: .administrator)],
            )
            try requireEqual(
                try await stores.organisations.memberships(of: subject),
                [Membership(organisation: organisation, role: .coAdministrator)],
            )
        },
        ConformanceCase("organisations: an unknown organisation or address is refused") { stores in
            try await stores.addAccount(1)
            try await stores.organisations.create(Self.organisation("Builders"))
            let attempts = [(1, OrganisationID("nowhere")), (2, Self.organisation("Builders").id)]
            for (number, id) in attempts {
                let error = try await requireError(PlatformError.self) {
                    _ = try await stores.organisations.setMember(
                        Sample.key(number),
                        role: .member,
                        in: id,
                        at: Sample.now,
                    )
                }
                try requireEqual(error.code, .notFound)
            }
        },
        ConformanceCase("organisations: memberships are by name, and none for a disabled or unknown principal") {
            stores in
            try await stores.addAccount(1)
            for name in ["Zimmer", "Anbau", "Mauer"] {
                try await stores.organisations.create(Self.organisation(name))
                _ = try await stores.organisations.setMember(
                    Sample.key(1),
                    role: .member,
                    in: Self.organisation(name).id,
                    at: Sample.now,
                )
            }
            let subject = Sample.account(1).subject
            let names = try await stores.organisations.memberships(of: subject).map(\.organisation.name)
            try requireEqual(names, ["Anbau", "Mauer", "Zimmer"])
            _ = try await stores.accounts.disable(Sample.key(1), at: Sample.now, denyUntil: Sample.denyUntil)
            try requireEqual(try await stores.organisations.memberships(of: subject), [])
            try requireEqual(try await stores.organisations.memberships(of: Subject("nobody")), [])
        },
        ConformanceCase("organisations: a disabled service app has no memberships") { stores in
            try await stores.addAccount(1)
            let service = Sample.app(1, type: .service)
            try await stores.apps.create(service, clientEmailKey: Sample.key(2))
            try await stores.organisations.create(Self.organisation("Builders"))
            let subject = try await stores.organisations.setMember(
                Sample.key(2),
                role: .member,
                in: Self.organisation("Builders").id,
                at: Sample.now,
            )
            _ = try await stores.apps.disable(service.client.id, at: Sample.now)
            try requireEqual(try await stores.organisations.memberships(of: subject), [])
        },
    ]
}
