extension Migration {
    /// Invitations into projects, shares of them, and jobs on their teams.
    static let teams = Migration(number: 24) { dialect in
        [
            "ALTER TABLE project_role ADD COLUMN version \(dialect.integer) NOT NULL DEFAULT 1",
            // A group that is removed takes the invitations into it along; nobody is named as a reference, since inviters
            // may be gone while their invitations stand.
            """
            CREATE TABLE project_invitation (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                token_digest \(dialect.blob) NOT NULL UNIQUE CHECK (length(token_digest) = 32),
                project_id \(dialect.text) NOT NULL REFERENCES project (id) ON DELETE CASCADE,
                email \(dialect.text) NOT NULL,
                email_key \(dialect.text) NOT NULL,
                offer \(dialect.text) NOT NULL CHECK (offer IN ('roles', 'owner', 'group')),
                group_id \(dialect.text),
                inviter \(dialect.text) NOT NULL,
                inviter_name \(dialect.text) NOT NULL,
                inviter_email \(dialect.text),
                created_at \(dialect.integer) NOT NULL,
                expires_at \(dialect.integer) NOT NULL,
                accepted_at \(dialect.integer),
                revoked_at \(dialect.integer),
                UNIQUE (project_id, id),
                CHECK (accepted_at IS NULL OR revoked_at IS NULL),
                CHECK ((group_id IS NULL) = (offer <> 'group')),
                FOREIGN KEY (project_id, group_id) REFERENCES project_group (project_id, id) ON DELETE CASCADE
            )\(dialect.tableOptions)
            """,
            // Of two that invite one address to the same place at once, one replaces the other's invitation.
            """
            CREATE UNIQUE INDEX project_invitation_open
                ON project_invitation (project_id, email_key, offer, COALESCE(group_id, ''))
                WHERE accepted_at IS NULL AND revoked_at IS NULL
            """,
            "CREATE INDEX project_invitation_by_group ON project_invitation (project_id, group_id)",
            "CREATE INDEX project_invitation_by_expiry ON project_invitation (expires_at)",
            """
            CREATE TABLE project_invitation_role (
                project_id \(dialect.text) NOT NULL,
                invitation_id \(dialect.text) NOT NULL,
                role_id \(dialect.text) NOT NULL,
                PRIMARY KEY (project_id, invitation_id, role_id),
                FOREIGN KEY (project_id, invitation_id)
                    REFERENCES project_invitation (project_id, id) ON DELETE CASCADE,
                FOREIGN KEY (project_id, role_id) REFERENCES project_role (project_id, id) ON DELETE CASCADE
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX project_invitation_role_by_role ON project_invitation_role (project_id, role_id)",
            """
            CREATE TABLE project_share (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                project_id \(dialect.text) NOT NULL REFERENCES project (id) ON DELETE CASCADE,
                key_digest \(dialect.blob) NOT NULL UNIQUE CHECK (length(key_digest) = 32),
                created_by \(dialect.text) NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                expires_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX project_share_by_project ON project_share (project_id)",
            "CREATE INDEX project_share_by_expiry ON project_share (expires_at)",
            """
            CREATE TABLE project_team_job (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                project_id \(dialect.text) NOT NULL REFERENCES project (id) ON DELETE CASCADE,
                status \(dialect.text) NOT NULL
                    CHECK (status IN ('Active', 'Completed', 'PartialCompleted', 'Failed')),
                actions \(dialect.text) NOT NULL,
                errors \(dialect.text) NOT NULL,
                created_by \(dialect.text) NOT NULL,
                created_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX project_team_job_by_project ON project_team_job (project_id, created_at)",
        ]
    }
}
