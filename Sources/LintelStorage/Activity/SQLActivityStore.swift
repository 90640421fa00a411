import LintelPlatform
import LintelTokens

/// Counters of the apps' requests in the database.
struct SQLActivityStore: ActivityStore {
    let engine: any SQLEngine

    /// How many apps one query asks for.
    private static let page = 100

    func add(_ counts: [ActivityCount]) async throws {
        guard !counts.isEmpty else { return }
        // Two nodes that add to the same rows take them in the same order.
        let counts = counts.sorted {
            ($0.clientID.rawValue, $0.day, $0.outcome.rawValue) < ($1.clientID.rawValue, $1.day, $1.outcome.rawValue)
        }
        try await self.engine.write { transaction in
            for count in counts {
                // From the app's row: an app that has gone meanwhile is no reason to lose the others.
                try transaction.execute(
                    """
                    INSERT INTO app_activity (client_id, day, outcome, count)
                    SELECT id, CAST(? AS BIGINT), CAST(? AS TEXT), CAST(? AS BIGINT) FROM app WHERE id = ?
                    ON CONFLICT (client_id, day, outcome) DO UPDATE SET count = app_activity.count + excluded.count
                    """,
                    [.integer(count.day), .text(count.outcome.rawValue), .integer(count.count), .id(count.clientID)],
                )
            }
        }
    }

    func counts(of apps: [ClientID], on days: ClosedRange<Int64>) async throws -> [ActivityCount] {
        var counts: [ActivityCount] = []
        for start in stride(from: 0, to: apps.count, by: Self.page) {
            let page = apps[start..<min(start + Self.page, apps.count)]
            let marks = page.map { _ in "?" }.joined(separator: ", ")
            counts += try await self.engine.read { transaction in
                let rows = try transaction.query(
                    """
                    SELECT client_id, day, outcome, count FROM app_activity
                    WHERE client_id IN (\(marks)) AND day >= ? AND day <= ?
                    """,
                    page.map { .id($0) } + [.integer(days.lowerBound), .integer(days.upperBound)],
                )
                return try rows.map { row in
                    var columns = row.reader
                    return ActivityCount(
                        clientID: try columns.id(),
                        day: try columns.integer(),
                        outcome: try columns.word(ActivityOutcome.self),
                        count: try columns.integer(),
                    )
                }
            }
        }
        return counts
    }
}
