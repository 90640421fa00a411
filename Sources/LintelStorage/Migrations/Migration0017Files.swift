extension Migration {
    /// Files of workspaces and their versions.
    static let files = Migration(number: 17) { dialect in
        [
            // A file without a current version is one whose first bytes have not come: nobody sees it.
            """
            CREATE TABLE file (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                workspace_id \(dialect.text) NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
                path \(dialect.text) NOT NULL CHECK (length(path) BETWEEN 1 AND 1024),
                name_key \(dialect.text) NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                created_by \(dialect.text) NOT NULL,
                version_id \(dialect.integer),
                modified_at \(dialect.integer),
                modified_by \(dialect.text),
                deleted_at \(dialect.integer),
                deleted_by \(dialect.text),
                CHECK ((version_id IS NULL) = (modified_at IS NULL)),
                CHECK ((version_id IS NULL) = (modified_by IS NULL)),
                CHECK ((deleted_at IS NULL) = (deleted_by IS NULL))
            )\(dialect.tableOptions)
            """,
            // Of two that begin a file at once, both get the same one.
            "CREATE UNIQUE INDEX file_live_path ON file (workspace_id, path) WHERE deleted_at IS NULL",
            // With all that a list looks at: neither its count nor the rows before its page read the table.
            """
            CREATE INDEX file_live_list ON file (workspace_id, deleted_at, path, id, name_key, version_id)
                WHERE deleted_at IS NULL
            """,
            """
            CREATE INDEX file_live_created ON file (workspace_id, deleted_at, created_at, path, id, version_id)
                WHERE deleted_at IS NULL
            """,
            """
            CREATE INDEX file_live_modified ON file (workspace_id, deleted_at, modified_at, path, id, version_id)
                WHERE deleted_at IS NULL
            """,
            """
            CREATE INDEX file_live_author ON file (workspace_id, deleted_at, created_by, path, id, version_id)
                WHERE deleted_at IS NULL
            """,
            """
            CREATE INDEX file_deleted ON file (workspace_id, path, deleted_at, version_id) WHERE deleted_at IS NOT NULL
            """,
            """
            CREATE TABLE file_version (
                file_id \(dialect.text) NOT NULL REFERENCES file (id) ON DELETE CASCADE,
                id \(dialect.integer) NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                created_by \(dialect.text) NOT NULL,
                digest \(dialect.blob) CHECK (length(digest) = 32),
                size \(dialect.integer) CHECK (size >= 0),
                PRIMARY KEY (file_id, id),
                CHECK ((digest IS NULL) = (size IS NULL))
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX file_version_unfinished ON file_version (created_at) WHERE digest IS NULL",
        ]
    }
}
