extension Migration {
    /// What people keep of projects, and what belongs to a project beside its team.
    static let projectContents = Migration(number: 27) { dialect in
        [
            """
            CREATE TABLE project_favorite (
                subject \(dialect.text) NOT NULL REFERENCES principal (subject) ON DELETE CASCADE,
                project_id \(dialect.text) NOT NULL REFERENCES project (id) ON DELETE CASCADE,
                added_at \(dialect.integer) NOT NULL,
                PRIMARY KEY (subject, project_id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX project_favorite_by_project ON project_favorite (project_id)",
            // The greatest position is the one that was used last.
            """
            CREATE TABLE project_recent (
                subject \(dialect.text) NOT NULL REFERENCES principal (subject) ON DELETE CASCADE,
                project_id \(dialect.text) NOT NULL REFERENCES project (id) ON DELETE CASCADE,
                position \(dialect.integer) NOT NULL,
                PRIMARY KEY (subject, project_id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX project_recent_by_project ON project_recent (project_id)",
            """
            CREATE TABLE project_picture (
                project_id \(dialect.text) NOT NULL PRIMARY KEY REFERENCES project (id) ON DELETE CASCADE,
                id \(dialect.text) NOT NULL UNIQUE,
                format \(dialect.text) NOT NULL CHECK (format IN ('jpeg', 'png')),
                content \(dialect.blob) NOT NULL CHECK (length(content) <= 10485760)
            )\(dialect.tableOptions)
            """,
            // No sub-class is an empty one: of two that are alike one is refused.
            """
            CREATE TABLE project_repository (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                project_id \(dialect.text) NOT NULL REFERENCES project (id) ON DELETE CASCADE,
                class \(dialect.text) NOT NULL CHECK (length(class) BETWEEN 1 AND 64),
                sub_class \(dialect.text) NOT NULL CHECK (length(sub_class) <= 64),
                name \(dialect.text) NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
                uri \(dialect.text) NOT NULL CHECK (length(uri) BETWEEN 1 AND 2048),
                options \(dialect.blob) NOT NULL CHECK (length(options) <= 4096),
                position \(dialect.integer) NOT NULL,
                UNIQUE (project_id, class, sub_class, uri)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE project_repository_resource (
                repository_id \(dialect.text) NOT NULL REFERENCES project_repository (id) ON DELETE CASCADE,
                id \(dialect.text) NOT NULL CHECK (length(id) BETWEEN 1 AND 255),
                name \(dialect.text) NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
                name_key \(dialect.text) NOT NULL,
                PRIMARY KEY (repository_id, id)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE project_export (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                subject \(dialect.text) NOT NULL REFERENCES principal (subject) ON DELETE CASCADE,
                request \(dialect.blob) NOT NULL CHECK (length(request) <= 65536),
                format \(dialect.text) NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                position \(dialect.integer) NOT NULL,
                document \(dialect.blob) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX project_export_by_subject ON project_export (subject, position)",
        ]
    }
}
