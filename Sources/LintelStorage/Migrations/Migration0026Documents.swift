extension Migration {
    /// Data sources, who may use them and through which apps, and their folders and documents.
    static let documents = Migration(number: 26) { dialect in
        Self.dataSources(dialect) + Self.documentTrees(dialect)
    }

    private static func dataSources(_ dialect: SQLDialect) -> [String] {
        [
            // Counts are kept, because there may be millions of rows to count.
            """
            CREATE TABLE data_source (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                organisation_id \(dialect.text) NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
                kind \(dialect.text) NOT NULL CHECK (kind IN ('projectwise', 'storage')),
                host \(dialect.text) NOT NULL CHECK (length(host) <= 253),
                name \(dialect.text) NOT NULL CHECK (length(name) BETWEEN 1 AND 63),
                repository_key \(dialect.text) NOT NULL,
                description \(dialect.text) NOT NULL CHECK (length(description) <= 1000),
                project_id \(dialect.text) REFERENCES project (id) ON DELETE SET NULL,
                folder_count \(dialect.integer) NOT NULL CHECK (folder_count >= 0),
                document_count \(dialect.integer) NOT NULL CHECK (document_count >= 0),
                created_at \(dialect.integer) NOT NULL,
                created_by \(dialect.text) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE UNIQUE INDEX data_source_repository ON data_source (repository_key) WHERE kind = 'projectwise'",
            "CREATE INDEX data_source_by_organisation ON data_source (organisation_id, repository_key)",
            "CREATE INDEX data_source_by_project ON data_source (project_id) WHERE project_id IS NOT NULL",
            // Without a membership of the organisation: whoever has the role has it.
            """
            CREATE TABLE data_source_role (
                data_source_id \(dialect.text) NOT NULL REFERENCES data_source (id) ON DELETE CASCADE,
                subject \(dialect.text) NOT NULL REFERENCES principal (subject) ON DELETE CASCADE,
                role \(dialect.text) NOT NULL CHECK (role IN ('administrator', 'editor', 'reader')),
                changed_at \(dialect.integer) NOT NULL,
                PRIMARY KEY (data_source_id, subject)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX data_source_role_by_subject ON data_source_role (subject)",
            """
            CREATE TABLE data_source_client (
                data_source_id \(dialect.text) NOT NULL REFERENCES data_source (id) ON DELETE CASCADE,
                client_id \(dialect.text) NOT NULL REFERENCES app (id) ON DELETE CASCADE,
                allowed_at \(dialect.integer) NOT NULL,
                PRIMARY KEY (data_source_id, client_id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX data_source_client_by_client ON data_source_client (client_id)",
            """
            CREATE TABLE data_source_waiting_client (
                data_source_id \(dialect.text) NOT NULL REFERENCES data_source (id) ON DELETE CASCADE,
                client_id \(dialect.text) NOT NULL REFERENCES app (id) ON DELETE CASCADE,
                first_call_at \(dialect.integer) NOT NULL,
                last_call_at \(dialect.integer) NOT NULL,
                calls \(dialect.integer) NOT NULL CHECK (calls > 0),
                is_dismissed \(dialect.integer) NOT NULL CHECK (is_dismissed IN (0, 1)),
                PRIMARY KEY (data_source_id, client_id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX data_source_waiting_client_by_client ON data_source_waiting_client (client_id)",
        ]
    }

    private static func documentTrees(_ dialect: SQLDialect) -> [String] {
        [
            // A row has its whole place: the ids of the folders that it is in, each with a slash behind it, and the
            // folder whose access list holds for it, itself or the nearest above it.
            """
            CREATE TABLE document_folder (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                data_source_id \(dialect.text) NOT NULL REFERENCES data_source (id) ON DELETE CASCADE,
                parent_id \(dialect.text),
                name \(dialect.text) NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
                name_key \(dialect.text) NOT NULL,
                description \(dialect.text) NOT NULL CHECK (length(description) <= 1000),
                ancestors \(dialect.text) NOT NULL,
                depth \(dialect.integer) NOT NULL CHECK (depth BETWEEN 1 AND 32),
                access_id \(dialect.text),
                revision \(dialect.integer) NOT NULL CHECK (revision > 0),
                created_at \(dialect.integer) NOT NULL,
                created_by \(dialect.text) NOT NULL,
                updated_at \(dialect.integer) NOT NULL,
                deleted_at \(dialect.integer),
                deleted_by \(dialect.text),
                deleted_with \(dialect.text),
                CHECK ((parent_id IS NULL) = (depth = 1)),
                CHECK ((deleted_at IS NULL) = (deleted_by IS NULL)),
                CHECK ((deleted_at IS NULL) = (deleted_with IS NULL))
            )\(dialect.tableOptions)
            """,
            // Of two that make a folder of one name at once, one is refused.
            """
            CREATE UNIQUE INDEX document_folder_name ON document_folder (parent_id, name_key)
                WHERE deleted_at IS NULL AND parent_id IS NOT NULL
            """,
            """
            CREATE UNIQUE INDEX document_folder_top_name ON document_folder (data_source_id, name_key)
                WHERE deleted_at IS NULL AND parent_id IS NULL
            """,
            "CREATE INDEX document_folder_by_name ON document_folder (data_source_id, name_key, id) WHERE deleted_at IS NULL",
            "CREATE INDEX document_folder_by_place ON document_folder (data_source_id, ancestors)",
            // A subject that is empty stands for all others. Without a reference: who is gone reads nothing.
            """
            CREATE TABLE document_folder_right (
                folder_id \(dialect.text) NOT NULL REFERENCES document_folder (id) ON DELETE CASCADE,
                subject \(dialect.text) NOT NULL,
                access \(dialect.integer) NOT NULL CHECK (access BETWEEN 0 AND 2),
                PRIMARY KEY (folder_id, subject)
            )\(dialect.tableOptions)
            """,
            // A version that another one took the place of is a row of its own, which names the newest.
            """
            CREATE TABLE document (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                data_source_id \(dialect.text) NOT NULL REFERENCES data_source (id) ON DELETE CASCADE,
                folder_id \(dialect.text) NOT NULL REFERENCES document_folder (id) ON DELETE CASCADE,
                latest_id \(dialect.text) NOT NULL,
                is_latest \(dialect.integer) NOT NULL CHECK (is_latest IN (0, 1)),
                name \(dialect.text) NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
                name_key \(dialect.text) NOT NULL,
                file_name \(dialect.text) NOT NULL CHECK (length(file_name) BETWEEN 1 AND 255),
                file_name_key \(dialect.text) NOT NULL,
                description \(dialect.text) NOT NULL CHECK (length(description) <= 1000),
                version \(dialect.integer) NOT NULL CHECK (version > 0),
                digest \(dialect.blob) CHECK (length(digest) = 32),
                size \(dialect.integer) CHECK (size >= 0),
                revision \(dialect.integer) NOT NULL CHECK (revision > 0),
                created_at \(dialect.integer) NOT NULL,
                created_by \(dialect.text) NOT NULL,
                updated_at \(dialect.integer) NOT NULL,
                file_updated_at \(dialect.integer) NOT NULL,
                file_updated_by \(dialect.text) NOT NULL,
                deleted_at \(dialect.integer),
                deleted_by \(dialect.text),
                deleted_with \(dialect.text),
                CHECK ((is_latest = 1) = (latest_id = id)),
                CHECK ((digest IS NULL) = (size IS NULL)),
                CHECK ((deleted_at IS NULL) = (deleted_by IS NULL)),
                CHECK ((deleted_at IS NULL) = (deleted_with IS NULL))
            )\(dialect.tableOptions)
            """,
            """
            CREATE UNIQUE INDEX document_file_name ON document (folder_id, file_name_key)
                WHERE is_latest = 1 AND deleted_at IS NULL
            """,
            """
            CREATE INDEX document_by_folder ON document (folder_id, name_key, id) WHERE deleted_at IS NULL
            """,
            """
            CREATE INDEX document_by_name ON document (data_source_id, name_key, id) WHERE deleted_at IS NULL
            """,
            """
            CREATE INDEX document_by_time ON document (data_source_id, file_updated_at, id) WHERE deleted_at IS NULL
            """,
            "CREATE INDEX document_by_latest ON document (latest_id, version)",
        ]
    }
}
