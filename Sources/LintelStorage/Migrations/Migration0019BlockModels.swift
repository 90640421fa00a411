extension Migration {
    /// Block models of workspaces, their versions, and the work on them.
    static let blockModels = Migration(number: 19) { dialect in
        Self.modelTables(dialect) + Self.jobTables(dialect) + Self.reportTables(dialect)
    }

    private static func modelTables(_ dialect: SQLDialect) -> [String] {
        [
            """
            CREATE TABLE block_model (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                workspace_id \(dialect.text) NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
                name \(dialect.text) NOT NULL CHECK (length(name) BETWEEN 3 AND 100),
                description \(dialect.text),
                coordinate_system \(dialect.text),
                size_unit \(dialect.text),
                fills_subblocks \(dialect.integer) NOT NULL CHECK (fills_subblocks IN (0, 1)),
                grid \(dialect.text) NOT NULL,
                version \(dialect.integer) NOT NULL CHECK (version >= 1),
                created_at \(dialect.integer) NOT NULL,
                created_by \(dialect.text) NOT NULL,
                modified_at \(dialect.integer) NOT NULL,
                modified_by \(dialect.text) NOT NULL,
                deleted_at \(dialect.integer),
                deleted_by \(dialect.text),
                CHECK ((deleted_at IS NULL) = (deleted_by IS NULL))
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX block_model_live ON block_model (workspace_id, modified_at, id) WHERE deleted_at IS NULL",
            """
            CREATE INDEX block_model_live_created ON block_model (workspace_id, created_at, id)
                WHERE deleted_at IS NULL
            """,
            "CREATE UNIQUE INDEX block_model_live_name ON block_model (workspace_id, name) WHERE deleted_at IS NULL",
            "CREATE INDEX block_model_deleted ON block_model (workspace_id, id) WHERE deleted_at IS NOT NULL",
            // Without a reference to the blob: that is a row of blob_reference.
            """
            CREATE TABLE block_version (
                model_id \(dialect.text) NOT NULL REFERENCES block_model (id) ON DELETE CASCADE,
                number \(dialect.integer) NOT NULL CHECK (number >= 1),
                id \(dialect.text) NOT NULL UNIQUE,
                created_at \(dialect.integer) NOT NULL,
                created_by \(dialect.text) NOT NULL,
                comment \(dialect.text) NOT NULL,
                mapping \(dialect.text) NOT NULL,
                changes \(dialect.text) NOT NULL,
                i_least \(dialect.integer),
                i_greatest \(dialect.integer),
                j_least \(dialect.integer),
                j_greatest \(dialect.integer),
                k_least \(dialect.integer),
                k_greatest \(dialect.integer),
                digest \(dialect.blob) CHECK (length(digest) = 32),
                size \(dialect.integer) CHECK (size >= 0),
                PRIMARY KEY (model_id, number),
                CHECK ((digest IS NULL) = (size IS NULL))
            )\(dialect.tableOptions)
            """,
        ]
    }

    private static func reportTables(_ dialect: SQLDialect) -> [String] {
        [
            """
            CREATE TABLE block_report (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                model_id \(dialect.text) NOT NULL REFERENCES block_model (id) ON DELETE CASCADE,
                name \(dialect.text) NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
                description \(dialect.text),
                is_automatic \(dialect.integer) NOT NULL CHECK (is_automatic IN (0, 1)),
                definition \(dialect.text) NOT NULL,
                revision \(dialect.integer) NOT NULL CHECK (revision >= 0),
                created_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX block_report_by_model ON block_report (model_id, created_at, id)",
        ]
    }

    private static func jobTables(_ dialect: SQLDialect) -> [String] {
        [
            """
            CREATE TABLE block_job (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                model_id \(dialect.text) NOT NULL REFERENCES block_model (id) ON DELETE CASCADE,
                kind \(dialect.text) NOT NULL,
                state \(dialect.text) NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                created_by \(dialect.text) NOT NULL,
                request \(dialect.text) NOT NULL,
                version_id \(dialect.text) NOT NULL,
                upload_digest \(dialect.blob) CHECK (length(upload_digest) = 32),
                upload_size \(dialect.integer),
                result_digest \(dialect.blob) CHECK (length(result_digest) = 32),
                result_size \(dialect.integer),
                problem \(dialect.text),
                queued_at \(dialect.integer),
                lease_ends_at \(dialect.integer),
                attempts \(dialect.integer) NOT NULL,
                ended_at \(dialect.integer),
                CHECK ((upload_digest IS NULL) = (upload_size IS NULL)),
                CHECK ((result_digest IS NULL) = (result_size IS NULL)),
                CHECK ((state = 'FAILED') = (problem IS NOT NULL)),
                CHECK ((state IN ('COMPLETE', 'FAILED')) = (ended_at IS NOT NULL)),
                CHECK ((state = 'PROCESSING') = (lease_ends_at IS NOT NULL))
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX block_job_queue ON block_job (queued_at, id) WHERE state IN ('QUEUED', 'PROCESSING')",
            "CREATE INDEX block_job_ended ON block_job (ended_at) WHERE ended_at IS NOT NULL",
            "CREATE INDEX block_job_waiting ON block_job (created_at) WHERE state = 'PENDING_UPLOAD'",
            "CREATE INDEX block_job_by_model ON block_job (model_id)",
        ]
    }
}
