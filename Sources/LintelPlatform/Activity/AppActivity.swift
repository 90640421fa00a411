import LintelOAuth
package import LintelTokens

/// What apps have done lately: tokens and refusals by day.
package struct AppActivity: Sendable {
    private let store: any ActivityStore

    /// The numbers of one day.
    package struct Day: Sendable, Hashable {
        /// Days since 1970-01-01, in UTC.
        package var day: Int64
        /// Tokens, by whichever grant.
        package var issued: Int64
        package var refused: Int64

        package init(day: Int64, issued: Int64 = 0, refused: Int64 = 0) {
            self.day = day
            self.issued = issued
            self.refused = refused
        }
    }

    /// How many days back the counters are kept.
    package static let keptDays: Int64 = 90

    package init(_ store: any ActivityStore) {
        self.store = store
    }

    /// The last days of one app, oldest first; the last entry is today.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` for those who do not manage the app.
    package func days(of app: App, days: Int = 14, by actor: Actor, at now: UnixTime) async throws -> [Day] {
        guard app.isManaged(by: actor) else { throw PlatformError(.notFound, "There is no such app.") }
        let range = Self.range(days: days, at: now)
        var result = range.map { Day(day: $0) }
        for count in try await self.store.counts(of: [app.client.id], on: range) {
            let index = Int(count.day - range.lowerBound)
            if count.outcome == .refused {
                result[index].refused += count.count
            } else {
                result[index].issued += count.count
            }
        }
        return result
    }

    /// How many tokens each of these apps has got on each of the last days, oldest first; the last entry is today.
    ///
    /// Every app that is asked for is in the answer. The caller has found out that the apps are the visitor's.
    package func tokensPerDay(of apps: [ClientID], days: Int = 14, at now: UnixTime) async throws -> [ClientID: [Int64]]
    {
        let range = Self.range(days: days, at: now)
        var result = Dictionary(apps.map { ($0, [Int64](repeating: 0, count: range.count)) }) { first, _ in first }
        for count in try await self.store.counts(of: apps, on: range) where count.outcome != .refused {
            result[count.clientID]?[Int(count.day - range.lowerBound)] += count.count
        }
        return result
    }

    private static func range(days: Int, at now: UnixTime) -> ClosedRange<Int64> {
        let days = min(max(Int64(days), 1), self.keptDays)
        return (now.day - days + 1)...now.day
    }
}
