import LintelOAuth
import LintelPlatform
import LintelTokens

extension StoreConformance {
    static let appRegistrations: [ConformanceCase<Stores>] = [
        ConformanceCase("registrations: terms are accepted by version and account, once") { stores in
            try await stores.addAccount(1)
            try await stores.addAccount(2)
            let account = Sample.account(1).id
            let registrations = stores.appRegistrations
            try requireEqual(try await registrations.hasAccepted(developerTerms: "1", account: account), false)
            for offset: Int64 in [0, 1] {
                let time = Sample.now + offset
                try await stores.appRegistrations.accept(developerTerms: "1", account: account, at: time)
            }
            try requireEqual(try await registrations.hasAccepted(developerTerms: "1", account: account), true)
            try requireEqual(try await registrations.hasAccepted(developerTerms: "2", account: account), false)
            let other = Sample.account(2).id
            try requireEqual(try await registrations.hasAccepted(developerTerms: "1", account: other), false)
            let unknown = try await requireError(PlatformError.self) {
                try await stores.appRegistrations.accept(
                    developerTerms: "1",
                    account: AccountID("nobody"),
                    at: Sample.now,
                )
            }
            try requireEqual(unknown.code, .notFound)
        },
        ConformanceCase("registrations: of one form sent 10 times at once there is one app") { stores in
            try await stores.addAccount(1)
            let ids = try await simultaneously(10) { number in try await Self.register(number, in: stores) }
            let apps = try await stores.apps.apps(owner: nil, limit: 20)
            try requireEqual(apps.count, 1)
            try requireEqual(Set(ids), Set(apps.map(\.client.id)))
            try requireEqual(try await stores.appRegistrations.registrant(of: ids[0]), Sample.account(1).id)
        },
        ConformanceCase("registrations: the token of one account is none of another's") { stores in
            try await stores.addAccount(1)
            try await stores.addAccount(2)
            let first = try await Self.register(1, in: stores)
            let second = try await Self.register(2, by: 2, in: stores)
            try requireEqual([first, second], [Sample.app(1).client.id, Sample.app(2).client.id])
            try requireEqual(try await stores.appRegistrations.registrant(of: second), Sample.account(2).id)
            try requireEqual(try await stores.appRegistrations.registrant(of: ClientID("nothing")), nil)
        },
        ConformanceCase("registrations: a service app takes its address, an unknown owner leaves nothing") { stores in
            try await stores.addAccount(1)
            let service = Sample.app(1, type: .service)
            let key = EmailKey(stored: "robot@example.org")
            _ = try await stores.appRegistrations.register(
                service,
                clientEmailKey: key,
                token: Sample.registrationToken,
                by: Sample.account(1).id,
                limit: 5,
            )
            let taken = try await requireError(PlatformError.self) {
                _ = try await stores.appRegistrations.register(
                    Sample.app(2, type: .service),
                    clientEmailKey: key,
                    token: RegistrationToken(from: .system),
                    by: Sample.account(1).id,
                    limit: 5,
                )
            }
            try requireEqual(taken.code, .emailTaken)
            var orphan = Sample.app(3)
            orphan.owners.append(AccountID("nobody"))
            let unknown = try await requireError(PlatformError.self) { [orphan] in
                _ = try await stores.appRegistrations.register(
                    orphan,
                    clientEmailKey: nil,
                    token: RegistrationToken(from: .system),
                    by: Sample.account(1).id,
                    limit: 5,
                )
            }
            try requireEqual(unknown.code, .notFound)
            try requireEqual(try await stores.apps.apps(owner: nil, limit: 9), [service])
        },
        ConformanceCase("registrations: of 10 apps registered at once no more than the limit get in") { stores in
            try await stores.addAccount(1)
            _ = try await simultaneously(10) { number in
                try? await Self.register(number, token: RegistrationToken(from: .system), limit: 3, in: stores)
            }
            try requireEqual(try await stores.apps.apps(owner: nil, limit: 20).count, 3)
            let full = try await requireError(PlatformError.self) {
                _ = try await Self.register(11, token: RegistrationToken(from: .system), limit: 3, in: stores)
            }
            try requireEqual(full.code, .appLimit)
            try requireEqual(full.field, nil)
            // Nor may another make them an owner.
            try await stores.addAccount(2)
            var shared = Sample.app(12)
            shared.owners = [Sample.account(2).id, Sample.account(1).id]
            let other = try await requireError(PlatformError.self) { [shared] in
                _ = try await stores.appRegistrations.register(
                    shared,
                    clientEmailKey: nil,
                    token: RegistrationToken(from: .system),
                    by: Sample.account(2).id,
                    limit: 3,
                )
            }
            try requireEqual(other.field, "owners")
        },
        ConformanceCase("registrations: registering counts as a change of the apps") { stores in
            try await stores.addAccount(1)
            let before = try await stores.changes.versions()
            _ = try await Self.register(1, in: stores)
            try requireEqual(try await stores.changes.versions() != before, true)
        },
        ConformanceCase("apps: somebody sees their own and their organisations', newest first, by page") { stores in
            let visibility = try await Self.addListing(to: stores)
            func names(_ search: String? = nil, after cursor: AppCursor? = nil) async throws -> [String] {
                try await stores.apps.apps(visibleTo: visibility, search: search, after: cursor, limit: 10)
                    .map(\.client.name)
            }
            try requireEqual(try await names(), ["App 5", "App 4", "App 2", "App 1"])
            let first = try await stores.apps.apps(visibleTo: visibility, search: nil, after: nil, limit: 2)
            let last = try requireValue(first.last)
            try requireEqual(last.scopes, Sample.app(4).scopes)
            try requireEqual(try await names(after: AppCursor(last)), ["App 2", "App 1"])
            let end = AppCursor(createdAt: UnixTime(seconds: 0), id: ClientID("a"))
            try requireEqual(try await names(after: end), [])
            try requireEqual(try await names("aPP 4"), ["App 4"])
            try requireEqual(try await names("native-5"), ["App 5"])
            for text in ["%", "_", "!", "App 3", "'"] { try requireEqual(try await names(text), []) }
            let nobody = AppVisibility(account: AccountID("nobody"), organisations: [])
            try requireEqual(
                try await stores.apps.apps(visibleTo: nobody, search: nil, after: nil, limit: 10),
                [],
            )
        },
    ]

    @discardableResult
    private static func register(
        _ number: Int,
        token: RegistrationToken = Sample.registrationToken,
        by account: Int = 1,
        limit: Int = 100,
        in stores: Stores,
    ) async throws -> ClientID {
        var app = Sample.app(number)
        app.owners = [Sample.account(account).id]
        return try await stores.appRegistrations.register(
            app,
            clientEmailKey: nil,
            token: token,
            by: Sample.account(account).id,
            limit: limit,
        )
    }

    /// Account 1 owns apps 1, 2 and 5, of which 5 was made in the second of 4; 2 and 4 are of the organisation; 3 is
    /// somebody else's.
    private static func addListing(to stores: Stores) async throws -> AppVisibility {
        try await stores.addAccount(1)
        try await stores.addAccount(2)
        let organisation = Organisation(
            id: OrganisationID("org"),
            name: "Builders",
            entitlements: [],
            createdAt: Sample.now,
        )
        try await stores.organisations.create(organisation)
        for number in 1...5 {
            var app = Sample.app(number)
            if number == 3 || number == 4 { app.owners = [Sample.account(2).id] }
            if number == 2 || number == 4 { app.organisationID = organisation.id }
            if number == 5 { app.createdAt = Sample.app(4).createdAt }
            try await stores.apps.create(app, clientEmailKey: nil)
        }
        return AppVisibility(account: Sample.account(1).id, organisations: [organisation.id])
    }
}
