import LintelOAuth
import LintelPlatform
import LintelTokens

/// Products, domains, apps and clients of organisations.
extension StoreConformance {
    private static let id = OrganisationID("organisation-1")
    private static let other = OrganisationID("organisation-2")

    private static func prepare(_ stores: Stores) async throws {
        try await stores.addAccountsAndApps()
        for id in [Self.id, Self.other] {
            try await stores.organisations.create(
                Organisation(id: id, name: "Builders", entitlements: ["maps"], createdAt: Sample.now)
            )
        }
    }

    private static func wish(_ entitlement: String) -> EntitlementRequest {
        EntitlementRequest(
            organisationID: Self.id,
            entitlement: entitlement,
            requester: "account-1",
            requestedAt: Sample.now,
        )
    }

    static let organisationLists: [ConformanceCase<Stores>] = [
        ConformanceCase("products: a wish stands until it is answered") { stores in
            try await Self.prepare(stores)
            try requireEqual(try await stores.organisations.request(Self.wish("roads")), true)
            try requireEqual(try await stores.organisations.request(Self.wish("roads")), false)
            try requireEqual(try await stores.organisations.request(Self.wish("maps")), false)
            try requireEqual(try await stores.organisations.entitlementRequests(of: Self.id), [Self.wish("roads")])
            try requireEqual(try await stores.organisations.entitlementRequests(of: Self.other), [])
            try requireEqual(try await stores.organisations.openEntitlementRequests(limit: 9), [Self.wish("roads")])
            let isNew = try await stores.organisations.setEntitlement("roads", isOn: true, for: Self.id)
            try requireEqual(isNew, true)
            let again = try await stores.organisations.setEntitlement("roads", isOn: true, for: Self.id)
            try requireEqual(again, false)
            try requireEqual(try await stores.organisations.openEntitlementRequests(limit: 9), [])
            let organisation = try requireValue(try await stores.organisations.organisation(Self.id))
            try requireEqual(organisation.entitlements, ["maps", "roads"])
            try requireEqual(organisation.version, 2)
            let isOff = try await stores.organisations.setEntitlement("maps", isOn: false, for: Self.id)
            try requireEqual(isOff, true)
            try requireEqual(try await stores.organisations.organisation(Self.id)?.entitlements, ["roads"])
            try requireEqual(try await stores.organisations.organisation(Self.other)?.entitlements, ["maps"])
        },
        ConformanceCase("domains: each is there once, up to the limit, for its organisation") { stores in
            try await Self.prepare(stores)
            for (name, isNew) in [("b.example", true), ("a.example", true), ("a.example", false)] {
                let domain = DomainName(stored: name)
                let added = try await stores.organisations.addDomain(domain, to: Self.id, limit: 2, at: Sample.now)
                try requireEqual(added, isNew)
            }
            let error = try await requireError(PlatformError.self) {
                let third = DomainName(stored: "c.example")
                _ = try await stores.organisations.addDomain(third, to: Self.id, limit: 2, at: Sample.now)
            }
            try requireEqual(error.code, .listFull)
            let names = try await stores.organisations.domains(of: Self.id).map(\.rawValue)
            try requireEqual(names, ["a.example", "b.example"])
            try requireEqual(try await stores.organisations.domains(of: Self.other), [])
            let domain = DomainName(stored: "a.example")
            try requireEqual(try await stores.organisations.removeDomain(domain, from: Self.other), false)
            try requireEqual(try await stores.organisations.removeDomain(domain, from: Self.id), true)
            try requireEqual(try await stores.organisations.removeDomain(domain, from: Self.id), false)
        },
        ConformanceCase("clients: a list holds apps that exist, up to the limit, for its organisation") { stores in
            try await Self.prepare(stores)
            let (first, second) = (Sample.app(1).client.id, Sample.app(2).client.id)
            let added = try await stores.organisations.allowClient(first, in: Self.id, limit: 1, at: Sample.now)
            try requireEqual(added, true)
            let again = try await stores.organisations.allowClient(first, in: Self.id, limit: 1, at: Sample.now)
            try requireEqual(again, false)
            for (client, code) in [(ClientID("none"), PlatformError.Code.notFound), (second, .listFull)] {
                let error = try await requireError(PlatformError.self) {
                    _ = try await stores.organisations.allowClient(client, in: Self.id, limit: 1, at: Sample.now)
                }
                try requireEqual(error.code, code)
            }
            try requireEqual(try await stores.organisations.allowedClients(of: Self.id).map(\.id), [first])
            try requireEqual(try await stores.organisations.allowedClients(of: Self.other), [])
            try requireEqual(try await stores.organisations.disallowClient(first, in: Self.other), false)
            try requireEqual(try await stores.organisations.disallowClient(first, in: Self.id), true)
            try requireEqual(try await stores.organisations.allowedClients(of: Self.id), [])
        },
        ConformanceCase("organisations: their apps are listed, oldest first") { stores in
            try await Self.prepare(stores)
            for number in [8, 7] {
                var app = Sample.app(number)
                app.organisationID = Self.id
                try await stores.apps.create(app, clientEmailKey: nil)
            }
            let names = try await stores.organisations.apps(of: Self.id, limit: 5).map(\.name)
            try requireEqual(names, ["App 7", "App 8"])
            try requireEqual(try await stores.organisations.apps(of: Self.other, limit: 5), [])
        },
    ]
}
