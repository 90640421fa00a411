import LintelPlatform
import LintelTokens

extension DataSource {
    /// What ``columns`` are read from.
    static let tables = "data_source \(Author.joins(on: "data_source.created_by", as: "maker"))"

    /// The columns that ``init(reading:)`` takes, in its order.
    static let columns = """
        data_source.id, data_source.organisation_id, data_source.kind, data_source.host, data_source.name, \
        data_source.description, data_source.project_id, data_source.created_at, \
        \(Author.columns(on: "data_source.created_by", as: "maker"))
        """

    init(reading columns: inout SQLRowReader) throws(SQLError) {
        self.init(
            id: try columns.id(),
            organisationID: try columns.id(),
            kind: try columns.word(Kind.self),
            repository: RepositoryName(storedHost: try columns.text(), name: try columns.text()),
            description: try columns.text(),
            projectID: try columns.optionalID(),
            createdAt: try columns.time(),
            createdBy: try Author(reading: &columns),
        )
    }
}

extension DataSourceAccess {
    /// What ``columns`` are read from; takes a subject, and a client twice.
    static let tables = """
        \(DataSource.tables) JOIN organisation ON organisation.id = data_source.organisation_id \
        LEFT JOIN data_source_role AS own ON own.data_source_id = data_source.id AND own.subject = ? \
        LEFT JOIN data_source_client AS listed ON listed.data_source_id = data_source.id AND listed.client_id = ? \
        LEFT JOIN organisation_client AS general
            ON general.organisation_id = data_source.organisation_id AND general.client_id = ?
        """

    /// The columns that ``init(row:entitlements:)`` takes, in its order.
    static let columns = "own.role, listed.client_id, general.client_id, organisation.name, \(DataSource.columns)"

    init(row: SQLRow, in transaction: any SQLTransaction) throws {
        var columns = row.reader
        let role = try columns.optionalText()
        let isListed = try columns.optionalText() != nil
        let isGeneral = try columns.optionalText() != nil
        let name = try columns.text()
        let source = try DataSource(reading: &columns)
        let entitlements = try transaction.query(
            "SELECT entitlement FROM organisation_entitlement WHERE organisation_id = ? ORDER BY position",
            [.id(source.organisationID)],
        )
        self.init(
            source: source,
            organisationName: name,
            entitlements: try entitlements.map { try $0.text(0) },
            role: role.flatMap(DataSourceRole.init(rawValue:)),
            allowance: isListed ? .dataSource : isGeneral ? .organisation : nil,
        )
    }
}
