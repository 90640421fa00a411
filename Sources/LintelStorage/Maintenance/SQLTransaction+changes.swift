import LintelPlatform

extension SQLTransaction {
    /// Counts a change of this topic, so that every node drops what it has cached of it.
    func noteChange(of topic: ChangeTopic) throws(SQLError) {
        try self.execute(
            """
            INSERT INTO change_counter (topic, version) VALUES (?, 1)
            ON CONFLICT (topic) DO UPDATE SET version = change_counter.version + 1
            """,
            [.text(topic.rawValue)],
        )
    }
}
