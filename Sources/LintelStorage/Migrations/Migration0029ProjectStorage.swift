extension Migration {
    /// Files of projects: bytes that are being sent for them, who changed them last, and what is in the recycle bin; and
    /// versions of projects.
    static let projectStorage = Migration(number: 29) { dialect in
        [
            // By the id of the file that they are for. A file that is there has its name in its own row.
            """
            CREATE TABLE document_upload (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                data_source_id \(dialect.text) NOT NULL REFERENCES data_source (id) ON DELETE CASCADE,
                folder_id \(dialect.text) NOT NULL REFERENCES document_folder (id) ON DELETE CASCADE,
                name \(dialect.text) CHECK (length(name) BETWEEN 1 AND 255),
                description \(dialect.text) NOT NULL CHECK (length(description) <= 1000),
                began_by \(dialect.text) NOT NULL,
                began_at \(dialect.integer) NOT NULL,
                digest \(dialect.blob) CHECK (length(digest) = 32),
                size \(dialect.integer) CHECK (size >= 0),
                CHECK ((digest IS NULL) = (size IS NULL))
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX document_upload_by_source ON document_upload (data_source_id)",
            "CREATE INDEX document_upload_by_folder ON document_upload (folder_id)",
            "CREATE INDEX document_upload_by_time ON document_upload (began_at)",
            // Nobody is named for what was changed before; then it is who made it, or sent its bytes.
            "ALTER TABLE document_folder ADD COLUMN updated_by \(dialect.text)",
            "ALTER TABLE document ADD COLUMN updated_by \(dialect.text)",
            """
            CREATE INDEX document_deleted ON document (data_source_id, deleted_with) WHERE deleted_with IS NOT NULL
            """,
            "CREATE INDEX document_by_deletion ON document (deleted_at) WHERE deleted_at IS NOT NULL",
            // Whether a folder is empty, and what goes with it: deleted documents count.
            "CREATE INDEX document_by_place ON document (folder_id)",
            """
            CREATE INDEX document_folder_deleted ON document_folder (data_source_id, deleted_with)
                WHERE deleted_with IS NOT NULL
            """,
            "CREATE INDEX document_folder_by_deletion ON document_folder (deleted_at) WHERE deleted_at IS NOT NULL",
            "CREATE INDEX document_folder_by_parent ON document_folder (parent_id) WHERE parent_id IS NOT NULL",
            // Of two who change a project at once, the second is told.
            "ALTER TABLE project ADD COLUMN version \(dialect.integer) NOT NULL DEFAULT 1",
            // Whoever is in a group of a project is in its team.
            """
            INSERT INTO project_member (project_id, subject, is_owner, added_at)
            SELECT DISTINCT project_group_member.project_id, project_group_member.subject, 0, project.created_at
            FROM project_group_member JOIN project ON project.id = project_group_member.project_id
            WHERE NOT EXISTS (
                SELECT 1 FROM project_member WHERE project_member.project_id = project_group_member.project_id
                    AND project_member.subject = project_group_member.subject)
            """,
            // Storages whose project is gone.
            "CREATE INDEX data_source_left ON data_source (id) WHERE kind = 'storage' AND project_id IS NULL",
        ]
    }
}
