extension Migration {
    /// Work areas of ProjectWise that belong to a project.
    static let projectConnections = Migration(number: 28) { dialect in
        [
            """
            CREATE TABLE project_connection (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                project_id \(dialect.text) NOT NULL REFERENCES project (id) ON DELETE CASCADE,
                url \(dialect.text) NOT NULL CHECK (length(url) BETWEEN 1 AND 2048),
                name \(dialect.text) NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
                description \(dialect.text) NOT NULL CHECK (length(description) <= 4000),
                work_area \(dialect.text) NOT NULL CHECK (length(work_area) <= 255),
                is_primary \(dialect.integer) NOT NULL CHECK (is_primary IN (0, 1)),
                position \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX project_connection_by_project ON project_connection (project_id, position)",
            "CREATE UNIQUE INDEX project_connection_primary ON project_connection (project_id) WHERE is_primary = 1",
        ]
    }
}
