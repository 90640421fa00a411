extension Migration {
    /// Geoscience objects of workspaces, their versions and data, and the stages that versions are in.
    static let objects = Migration(number: 18) { dialect in
        Self.stageTables(dialect) + Self.objectTables(dialect) + Self.versionTables(dialect)
    }

    private static func stageTables(_ dialect: SQLDialect) -> [String] {
        [
            """
            CREATE TABLE stage (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                organisation_id \(dialect.text) NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
                name \(dialect.text) NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
                position \(dialect.integer) NOT NULL,
                UNIQUE (organisation_id, name),
                UNIQUE (organisation_id, position)
            )\(dialect.tableOptions)
            """
        ]
    }

    private static func objectTables(_ dialect: SQLDialect) -> [String] {
        [
            // Repeats of the current version what objects are sorted and looked for by. Edges are in billionths of a degree.
            """
            CREATE TABLE geoscience_object (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                workspace_id \(dialect.text) NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
                path \(dialect.text) NOT NULL CHECK (length(path) BETWEEN 1 AND 1024),
                name \(dialect.text) NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                created_by \(dialect.text) NOT NULL,
                version_id \(dialect.integer) NOT NULL,
                schema_id \(dialect.text) NOT NULL,
                modified_at \(dialect.integer) NOT NULL,
                modified_by \(dialect.text) NOT NULL,
                west \(dialect.integer),
                south \(dialect.integer),
                east \(dialect.integer),
                north \(dialect.integer),
                deleted_at \(dialect.integer),
                deleted_by \(dialect.text),
                CHECK ((west IS NULL) = (south IS NULL)),
                CHECK ((west IS NULL) = (east IS NULL)),
                CHECK ((west IS NULL) = (north IS NULL)),
                CHECK ((deleted_at IS NULL) = (deleted_by IS NULL))
            )\(dialect.tableOptions)
            """,
            // Of two that make an object at once, the second is told of the first.
            "CREATE UNIQUE INDEX object_live_path ON geoscience_object (workspace_id, path) WHERE deleted_at IS NULL",
            // With all that a list looks at: neither its count nor the rows before its page read the table. The column
            // that is always null is there for SQLite, which reads a row for it otherwise.
            """
            CREATE INDEX object_live_list ON geoscience_object (workspace_id, deleted_at, path)
                WHERE deleted_at IS NULL
            """,
            """
            CREATE INDEX object_live_created ON geoscience_object (workspace_id, deleted_at, created_at, path)
                WHERE deleted_at IS NULL
            """,
            """
            CREATE INDEX object_live_modified ON geoscience_object (workspace_id, deleted_at, modified_at, path)
                WHERE deleted_at IS NULL
            """,
            """
            CREATE INDEX object_live_name ON geoscience_object (workspace_id, deleted_at, name, path)
                WHERE deleted_at IS NULL
            """,
            """
            CREATE INDEX object_live_schema ON geoscience_object (workspace_id, deleted_at, schema_id, path)
                WHERE deleted_at IS NULL
            """,
            """
            CREATE INDEX object_live_author ON geoscience_object (workspace_id, deleted_at, created_by, path)
                WHERE deleted_at IS NULL
            """,
            """
            CREATE INDEX object_live_place ON geoscience_object (workspace_id, deleted_at, west, east, south, north, path)
                WHERE deleted_at IS NULL AND west IS NOT NULL
            """,
            // How many objects of a workspace are not deleted: counting them is reading them all.
            """
            CREATE TABLE object_count (
                workspace_id \(dialect.text) NOT NULL PRIMARY KEY REFERENCES workspace (id) ON DELETE CASCADE,
                live \(dialect.integer) NOT NULL CHECK (live >= 0)
            )\(dialect.tableOptions)
            """,
            """
            CREATE INDEX object_deleted ON geoscience_object (workspace_id, path, deleted_at)
                WHERE deleted_at IS NOT NULL
            """,
            // Unique as it is, so that lists of all workspaces of a member need no sorting.
            "DROP INDEX workspace_role_by_member",
            """
            CREATE UNIQUE INDEX workspace_role_by_member ON workspace_role (organisation_id, subject, workspace_id)
            """,
        ]
    }

    private static func versionTables(_ dialect: SQLDialect) -> [String] {
        [
            """
            CREATE TABLE object_version (
                object_id \(dialect.text) NOT NULL REFERENCES geoscience_object (id) ON DELETE CASCADE,
                id \(dialect.integer) NOT NULL,
                schema_id \(dialect.text) NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                created_by \(dialect.text) NOT NULL,
                stage_id \(dialect.text) REFERENCES stage (id) ON DELETE SET NULL,
                west \(dialect.integer),
                south \(dialect.integer),
                east \(dialect.integer),
                north \(dialect.integer),
                PRIMARY KEY (object_id, id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX object_version_by_stage ON object_version (stage_id) WHERE stage_id IS NOT NULL",
            // Apart, so that lists do not read over bodies.
            """
            CREATE TABLE object_body (
                object_id \(dialect.text) NOT NULL,
                version_id \(dialect.integer) NOT NULL,
                body \(dialect.text) NOT NULL CHECK (length(body) <= 4194400),
                PRIMARY KEY (object_id, version_id),
                FOREIGN KEY (object_id, version_id) REFERENCES object_version (object_id, id) ON DELETE CASCADE
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE object_data (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                workspace_id \(dialect.text) NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
                name \(dialect.text) NOT NULL CHECK (length(name) IN (36, 64)),
                created_at \(dialect.integer) NOT NULL,
                created_by \(dialect.text) NOT NULL,
                digest \(dialect.blob) CHECK (length(digest) = 32),
                size \(dialect.integer) CHECK (size >= 0),
                UNIQUE (workspace_id, name),
                CHECK ((digest IS NULL) = (size IS NULL))
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX object_data_unfinished ON object_data (created_at) WHERE digest IS NULL",
            """
            CREATE TABLE object_version_data (
                object_id \(dialect.text) NOT NULL,
                version_id \(dialect.integer) NOT NULL,
                position \(dialect.integer) NOT NULL,
                data_id \(dialect.text) NOT NULL REFERENCES object_data (id),
                PRIMARY KEY (object_id, version_id, position),
                FOREIGN KEY (object_id, version_id) REFERENCES object_version (object_id, id) ON DELETE CASCADE
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX object_version_data_by_data ON object_version_data (data_id)",
        ]
    }
}
