import LintelOAuth
import LintelPlatform
import LintelTokens

extension StoreConformance {
    private static func count(
        _ count: Int64,
        _ outcome: ActivityOutcome = .clientCredentials,
        app: Int = 1,
        daysAgo: Int64 = 0,
    ) -> ActivityCount {
        ActivityCount(
            clientID: Sample.app(app).client.id,
            day: Sample.now.day - daysAgo,
            outcome: outcome,
            count: count,
        )
    }

    static let activity: [ConformanceCase<Stores>] = [
        ConformanceCase("activity: counts add up, apart by app, day and outcome") { stores in
            try await stores.addAccountsAndApps()
            try await stores.activity.add([])
            try await stores.activity.add([Self.count(2), Self.count(1, .refused), Self.count(5, app: 2)])
            try await stores.activity.add([Self.count(3), Self.count(7, daysAgo: 1), Self.count(9, daysAgo: 2)])
            let today = Sample.now.day
            let ids = [Sample.app(1).client.id, Sample.app(2).client.id]
            let both = try await stores.activity.counts(of: ids, on: (today - 1)...today)
            try requireEqual(
                Set(both),
                [Self.count(5), Self.count(1, .refused), Self.count(5, app: 2), Self.count(7, daysAgo: 1)],
            )
            try requireEqual(
                try await stores.activity.counts(of: [ids[1]], on: 0...today),
                [Self.count(5, app: 2)],
            )
            try requireEqual(try await stores.activity.counts(of: [], on: 0...today), [])
        },
        ConformanceCase("activity: an app that has gone costs the others nothing") { stores in
            try await stores.addAccountsAndApps()
            try await stores.activity.add([Self.count(1, app: 9), Self.count(1)])
            let ids = [Sample.app(1).client.id, Sample.app(9).client.id]
            try requireEqual(
                try await stores.activity.counts(of: ids, on: 0...Sample.now.day),
                [Self.count(1)],
            )
        },
        ConformanceCase("activity: many writers at once lose nothing") { stores in
            try await stores.addAccountsAndApps()
            _ = try await simultaneously(20) { _ in
                try await stores.activity.add([Self.count(1), Self.count(1, app: 2)])
            }
            let ids = [Sample.app(1).client.id, Sample.app(2).client.id]
            try requireEqual(
                Set(try await stores.activity.counts(of: ids, on: 0...Sample.now.day)),
                [Self.count(20), Self.count(20, app: 2)],
            )
        },
        ConformanceCase("activity: days go after the ninetieth") { stores in
            try await stores.addAccountsAndApps()
            try await stores.activity.add([Self.count(1, daysAgo: 90), Self.count(1, daysAgo: 89)])
            try requireEqual(try await stores.maintenance.removeExpired(at: Sample.now, limit: 10), 1)
            try requireEqual(
                try await stores.activity.counts(of: [Sample.app(1).client.id], on: 0...Sample.now.day),
                [Self.count(1, daysAgo: 89)],
            )
        },
    ]
}
