extension Migration {
    /// Folders of workspaces.
    static let folders = Migration(number: 20) { dialect in
        [
            // The ids of `ancestors` have a slash behind each: what is in a folder is found by what they begin with.
            """
            CREATE TABLE folder (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                workspace_id \(dialect.text) NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
                path \(dialect.text) NOT NULL CHECK (length(path) BETWEEN 1 AND 2000),
                name \(dialect.text) NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
                name_key \(dialect.text) NOT NULL,
                ancestors \(dialect.text) NOT NULL,
                depth \(dialect.integer) NOT NULL CHECK (depth BETWEEN 1 AND 32),
                created_at \(dialect.integer) NOT NULL,
                created_by \(dialect.text) NOT NULL,
                modified_at \(dialect.integer) NOT NULL,
                modified_by \(dialect.text) NOT NULL,
                deleted_at \(dialect.integer),
                deleted_by \(dialect.text),
                deleted_with \(dialect.text),
                CHECK ((deleted_at IS NULL) = (deleted_by IS NULL)),
                CHECK ((deleted_at IS NULL) = (deleted_with IS NULL))
            )\(dialect.tableOptions)
            """,
            // Of two that take a place at once, one is refused; the recycle bin may hold a path many times.
            "CREATE UNIQUE INDEX folder_live_path ON folder (workspace_id, path) WHERE deleted_at IS NULL",
            "CREATE INDEX folder_ancestors ON folder (workspace_id, ancestors, id)",
            """
            CREATE INDEX folder_live_ancestors ON folder (workspace_id, deleted_at, ancestors, name, id)
                WHERE deleted_at IS NULL
            """,
            // With all that a plain list looks at: neither its count nor the rows before its page read the table.
            """
            CREATE INDEX folder_live_list ON folder (workspace_id, deleted_at, depth, path, id) WHERE deleted_at IS NULL
            """,
            """
            CREATE INDEX folder_live_name ON folder (workspace_id, deleted_at, name, depth, id) WHERE deleted_at IS NULL
            """,
            """
            CREATE INDEX folder_live_created ON folder (workspace_id, deleted_at, created_at, depth, id)
                WHERE deleted_at IS NULL
            """,
            """
            CREATE INDEX folder_live_modified ON folder (workspace_id, deleted_at, modified_at, depth, id)
                WHERE deleted_at IS NULL
            """,
            """
            CREATE INDEX folder_deleted ON folder (workspace_id, depth, path, modified_at DESC, id, deleted_at)
                WHERE deleted_at IS NOT NULL
            """,
        ]
    }
}
