extension Migration {
    /// Which organisation's administrators may read of an event.
    static let auditOrganisation = Migration(number: 8) { dialect in
        ["ALTER TABLE audit_event ADD COLUMN organisation_id \(dialect.text)"]
    }
}
