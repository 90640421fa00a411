extension Migration {
    /// Uploads, blobs, and what refers to blobs.
    static let blobs = Migration(number: 16) { dialect in
        [
            """
            CREATE TABLE blob (
                digest \(dialect.blob) NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
                size \(dialect.integer) NOT NULL CHECK (size >= 0),
                unreferenced_at \(dialect.integer)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX blob_by_end ON blob (unreferenced_at) WHERE unreferenced_at IS NOT NULL",
            // Without a rule for deletion: whoever takes a target away has to release what it refers to.
            """
            CREATE TABLE blob_reference (
                purpose \(dialect.text) NOT NULL,
                target \(dialect.text) NOT NULL,
                workspace_id \(dialect.text) NOT NULL,
                digest \(dialect.blob) NOT NULL REFERENCES blob (digest),
                PRIMARY KEY (purpose, target)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX blob_reference_by_digest ON blob_reference (digest, workspace_id)",
            """
            CREATE TABLE blob_upload (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                workspace_id \(dialect.text) NOT NULL,
                purpose \(dialect.text) NOT NULL,
                target \(dialect.text) NOT NULL,
                expected_digest \(dialect.blob) CHECK (length(expected_digest) = 32),
                began_by \(dialect.text) NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                expires_at \(dialect.integer) NOT NULL,
                sent_blocks \(dialect.integer) NOT NULL CHECK (sent_blocks >= 0),
                sent_bytes \(dialect.integer) NOT NULL CHECK (sent_bytes >= 0),
                digest \(dialect.blob) CHECK (length(digest) = 32),
                size \(dialect.integer),
                receipt \(dialect.blob) CHECK (length(receipt) = 32),
                completed_at \(dialect.integer),
                CHECK ((completed_at IS NULL) = (digest IS NULL)),
                CHECK ((completed_at IS NULL) = (size IS NULL)),
                CHECK ((completed_at IS NULL) = (receipt IS NULL))
            )\(dialect.tableOptions)
            """,
            // Of two that begin an upload for one target at once the second gets the first one's.
            "CREATE UNIQUE INDEX blob_upload_open ON blob_upload (purpose, target) WHERE completed_at IS NULL",
            "CREATE INDEX blob_upload_by_workspace ON blob_upload (workspace_id) WHERE completed_at IS NULL",
            "CREATE INDEX blob_upload_by_expiry ON blob_upload (expires_at)",
        ]
    }
}
