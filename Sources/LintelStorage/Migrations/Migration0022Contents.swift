extension Migration {
    /// What is in a folder of a workspace, and which folders are, without reading what lies beside and below.
    static let contents = Migration(number: 22) { _ in
        [
            // With all that is looked at, so that SQLite reads no row on the way. What is null in each row stands at the end:
            // PostgreSQL, which knows that from the condition, would not go on to the columns behind it.
            """
            CREATE INDEX file_live_folder
                ON file (workspace_id, rtrim(path, replace(path, '/', '')), path, version_id, deleted_at)
                WHERE deleted_at IS NULL
            """,
            """
            CREATE INDEX object_live_folder
                ON geoscience_object (workspace_id, rtrim(path, replace(path, '/', '')), path, deleted_at)
                WHERE deleted_at IS NULL
            """,
        ]
    }
}
