extension Migration {
    /// Workspaces, the roles in them, and their thumbnails.
    static let workspaces = Migration(number: 15) { dialect in
        [
            // Makers have no reference: what somebody has made stays when they are gone.
            """
            CREATE TABLE workspace (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                organisation_id \(dialect.text) NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
                name \(dialect.text) NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
                name_key \(dialect.text) NOT NULL,
                description \(dialect.text) NOT NULL CHECK (length(description) <= 4000),
                labels \(dialect.text) NOT NULL CHECK (length(labels) <= 16384),
                coordinate_system \(dialect.text) NOT NULL CHECK (length(coordinate_system) <= 100),
                bounding_box \(dialect.text) CHECK (length(bounding_box) <= 65536),
                is_ml_enabled \(dialect.integer) NOT NULL CHECK (is_ml_enabled IN (0, 1)),
                created_at \(dialect.integer) NOT NULL,
                created_by \(dialect.text) NOT NULL,
                updated_at \(dialect.integer) NOT NULL,
                updated_by \(dialect.text) NOT NULL,
                deleted_at \(dialect.integer),
                UNIQUE (organisation_id, id)
            )\(dialect.tableOptions)
            """,
            // Of two that take a name at once, one is refused; the recycle bin may hold a name many times.
            """
            CREATE UNIQUE INDEX workspace_live_name ON workspace (organisation_id, name) WHERE deleted_at IS NULL
            """,
            """
            CREATE INDEX workspace_live_name_key ON workspace (organisation_id, name_key, id)
                WHERE deleted_at IS NULL
            """,
            """
            CREATE INDEX workspace_live_created ON workspace (organisation_id, created_at, id)
                WHERE deleted_at IS NULL
            """,
            """
            CREATE INDEX workspace_live_updated ON workspace (organisation_id, updated_at, id)
                WHERE deleted_at IS NULL
            """,
            """
            CREATE INDEX workspace_deleted ON workspace (organisation_id, name_key, id)
                WHERE deleted_at IS NOT NULL
            """,
            // By the references alone a role is held in the own organisation only, and ends with the membership.
            """
            CREATE TABLE workspace_role (
                workspace_id \(dialect.text) NOT NULL,
                subject \(dialect.text) NOT NULL,
                organisation_id \(dialect.text) NOT NULL,
                role \(dialect.text) NOT NULL CHECK (role IN ('owner', 'editor', 'viewer')),
                changed_at \(dialect.integer) NOT NULL,
                PRIMARY KEY (workspace_id, subject),
                FOREIGN KEY (organisation_id, workspace_id)
                    REFERENCES workspace (organisation_id, id) ON DELETE CASCADE,
                FOREIGN KEY (organisation_id, subject)
                    REFERENCES organisation_member (organisation_id, subject) ON DELETE CASCADE
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX workspace_role_by_member ON workspace_role (organisation_id, subject, workspace_id)",
            "CREATE INDEX workspace_role_by_workspace ON workspace_role (organisation_id, workspace_id)",
            """
            CREATE TABLE workspace_thumbnail (
                workspace_id \(dialect.text) NOT NULL PRIMARY KEY REFERENCES workspace (id) ON DELETE CASCADE,
                format \(dialect.text) NOT NULL CHECK (format IN ('jpeg', 'png')),
                content \(dialect.blob) NOT NULL CHECK (length(content) <= 10485760)
            )\(dialect.tableOptions)
            """,
        ]
    }
}
