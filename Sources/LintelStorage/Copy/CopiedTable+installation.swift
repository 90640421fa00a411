extension CopiedTable {
    /// The tables of an installation that a copy takes over, each behind those that it refers to.
    ///
    /// Change counters go along, because servers compare them with what they have seen; failure counters, so that a
    /// move lets no guesser start anew.
    static let installation: [CopiedTable] = Self.principals + Self.grants + Self.operation

    /// What a copy leaves out: the schema's version, which migrating the target writes, and leases, which belong to
    /// the servers of one database.
    static let leftOut: Set<String> = [Migrator.table, "lease"]

    private static let principals: [CopiedTable] = [
        CopiedTable(
            "account",
            key: "id",
            others: "email",
            "name",
            "password_hash",
            "is_email_verified",
            "is_operator",
            "created_at",
            "disabled_at",
        ),
        CopiedTable("organisation", key: "id", others: "name", "created_at"),
        CopiedTable("organisation_entitlement", key: "organisation_id", "entitlement", others: "position"),
        CopiedTable(
            "app",
            key: "id",
            others: "type",
            "name",
            "organisation_id",
            "proof_key_rule",
            "client_email",
            "created_at",
            "disabled_at",
            "version",
        ),
        CopiedTable("app_owner", key: "client_id", "account_id", others: "position"),
        CopiedTable("app_redirect_uri", key: "client_id", "kind", "uri", others: "position"),
        CopiedTable("app_scope", key: "client_id", "scope", others: "position", "state"),
        CopiedTable(
            "app_secret",
            key: "client_id",
            "id",
            others: "position",
            "label",
            "hint",
            "digest",
            "created_at",
            "expires_at",
            "last_used_at",
        ),
        CopiedTable("principal", key: "subject", others: "email_key", "account_id", "client_id"),
        CopiedTable("organisation_member", key: "organisation_id", "subject", others: "role", "changed_at"),
    ]

    private static let grants: [CopiedTable] = [
        CopiedTable(
            "session",
            key: "id_digest",
            others: "account_id",
            "authenticated_at",
            "created_at",
            "last_seen_at",
            "expires_at",
        ),
        CopiedTable(
            "authorization_code",
            key: "id",
            others: "client_id",
            "account_id",
            "session_reference",
            "grant_id",
            "redirect_uri",
            "scopes",
            "code_challenge",
            "nonce",
            "authenticated_at",
            "issued_at",
            "expires_at",
            "used_at",
        ),
        CopiedTable(
            "refresh_family",
            key: "id",
            others: "client_id",
            "account_id",
            "session_reference",
            "grant_id",
            "code_id",
            "scopes",
            "authenticated_at",
            "generation",
            "created_at",
            "rotated_at",
            "previously_rotated_at",
            "expires_at",
        ),
        CopiedTable("consent", key: "account_id", "client_id", others: "scopes", "changed_at"),
        CopiedTable("denial", key: "kind", "id", others: "expires_at"),
    ]

    private static let operation: [CopiedTable] = [
        CopiedTable("change_counter", key: "topic", others: "version"),
        CopiedTable("failure_counter", key: "counter_key", others: "failures", "blocked_until", "forget_at"),
        CopiedTable(
            "signing_key",
            key: "id",
            others: "position",
            "algorithm",
            "sealed_private_key",
            "public_jwk",
            "created_at",
            "activates_at",
            "removed_at",
        ),
        CopiedTable(
            "audit_event",
            key: "sequence",
            others: "occurred_at",
            "kind",
            "actor",
            "target",
            "client_id",
            "error_id",
            "detail",
            "address",
            "correlation_id",
            "hash",
        ),
        CopiedTable("audit_head", key: "id", others: "sequence", "hash"),
    ]
}
