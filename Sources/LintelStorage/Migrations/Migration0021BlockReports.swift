extension Migration {
    /// Reports on versions of block models, and the geoscience objects that stand for models.
    static let blockReports = Migration(number: 21) { dialect in
        [
            // With the number of the version, which lists show: it never changes.
            """
            CREATE TABLE block_report_result (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                report_id \(dialect.text) NOT NULL REFERENCES block_report (id) ON DELETE CASCADE,
                revision \(dialect.integer) NOT NULL CHECK (revision >= 0),
                version_id \(dialect.text) NOT NULL REFERENCES block_version (id) ON DELETE CASCADE,
                version_number \(dialect.integer) NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                content \(dialect.text) NOT NULL,
                UNIQUE (report_id, revision, version_id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX block_report_result_newest ON block_report_result (report_id, created_at, version_number, id)",
            "CREATE INDEX block_report_result_by_version ON block_report_result (version_id)",
            // Without a reference: objects come and go by themselves.
            "ALTER TABLE block_model ADD COLUMN object_id \(dialect.text)",
            "ALTER TABLE block_version ADD COLUMN object_version \(dialect.integer)",
            "CREATE INDEX block_job_report ON block_job (model_id, request) WHERE kind IN ('report', 'comparison')",
        ]
    }
}
