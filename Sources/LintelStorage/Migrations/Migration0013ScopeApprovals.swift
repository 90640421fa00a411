extension Migration {
    /// Who asked for an app's scopes and who decided; why a mail was not sent.
    static let scopeApprovals = Migration(number: 13) { dialect in
        [
            "ALTER TABLE app_scope ADD COLUMN requested_by \(dialect.text)",
            "ALTER TABLE app_scope ADD COLUMN requested_at \(dialect.integer)",
            "ALTER TABLE app_scope ADD COLUMN decided_by \(dialect.text)",
            "ALTER TABLE app_scope ADD COLUMN decided_at \(dialect.integer)",
            "ALTER TABLE app_scope ADD COLUMN note \(dialect.text) CHECK (note IS NULL OR length(note) <= 500)",
            """
            UPDATE app_scope SET requested_at = (SELECT created_at FROM app WHERE app.id = app_scope.client_id)
            WHERE state = 'requested'
            """,
            "CREATE INDEX app_scope_by_state ON app_scope (state, requested_at)",
            "CREATE INDEX app_scope_by_decision ON app_scope (decided_at)",
            """
            ALTER TABLE outgoing_mail ADD COLUMN last_error \(dialect.text)
                CHECK (last_error IS NULL OR length(last_error) <= 300)
            """,
        ]
    }
}
