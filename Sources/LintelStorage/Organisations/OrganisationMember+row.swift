import LintelPlatform

extension OrganisationPrincipal {
    /// What the columns are read from, a person or a service.
    static let tables = """
        principal LEFT JOIN account ON account.id = principal.account_id LEFT JOIN app ON app.id = principal.client_id
        """

    /// The columns that ``init(reading:)`` takes, in its order.
    static let columns = """
        principal.subject, CASE WHEN principal.client_id IS NULL THEN 0 ELSE 1 END, \
        COALESCE(account.name, app.name), COALESCE(account.email, app.client_email), \
        COALESCE(account.disabled_at, app.disabled_at)
        """

    init(reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            subject: try row.id(),
            isService: try row.bool(),
            name: try row.text(),
            email: try row.text(),
            isDisabled: try row.optionalTime() != nil,
        )
    }
}

extension OrganisationMember {
    static let tables = """
        organisation_member JOIN principal ON principal.subject = organisation_member.subject \
        LEFT JOIN account ON account.id = principal.account_id LEFT JOIN app ON app.id = principal.client_id
        """

    /// The columns that ``init(reading:)`` takes, in its order.
    static let columns = "organisation_member.role, organisation_member.changed_at, \(OrganisationPrincipal.columns)"

    init(reading row: inout SQLRowReader) throws(SQLError) {
        let role = try row.word(OrganisationRole.self)
        let changedAt = try row.time()
        self.init(principal: try OrganisationPrincipal(reading: &row), role: role, changedAt: changedAt)
    }
}
