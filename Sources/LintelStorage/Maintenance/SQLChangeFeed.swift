import LintelPlatform

/// The change counters in the database.
struct SQLChangeFeed: ChangeFeed {
    let engine: any SQLEngine

    func versions() async throws -> [ChangeTopic: Int64] {
        try await self.engine.read { transaction in
            var versions: [ChangeTopic: Int64] = [:]
            for row in try transaction.query("SELECT topic, version FROM change_counter") {
                // A newer program may count more topics.
                if let topic = ChangeTopic(rawValue: try row.text(0)) { versions[topic] = try row.integer(1) }
            }
            return versions
        }
    }

    func waitForChange(atMost interval: Duration) async {
        await self.engine.waitForChange(atMost: interval)
    }
}
