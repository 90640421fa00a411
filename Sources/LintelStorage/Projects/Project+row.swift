import LintelPlatform
import LintelTokens

extension Project {
    /// What the columns are read from.
    static let tables = """
        project \(Author.joins(on: "project.created_by", as: "creator")) \
        \(Author.joins(on: "project.updated_by", as: "updater"))
        """

    /// The columns that ``init(reading:)`` takes, in its order.
    static let columns = """
        project.id, project.organisation_id, project.name, project.sub_class, project.status, project.type, \
        project.number, project.parent_id, project.data_center, project.time_zone, project.location, \
        project.latitude, project.longitude, \
        project.created_at, \(Author.columns(on: "project.created_by", as: "creator")), project.updated_at, \
        \(Author.columns(on: "project.updated_by", as: "updater")), project.version
        """

    init(reading row: inout SQLRowReader) throws(SQLError) {
        let id: ProjectID = try row.id()
        let organisationID: OrganisationID = try row.id()
        let details = try ProjectDetails(reading: &row)
        self.init(
            id: id,
            organisationID: organisationID,
            details: details,
            createdAt: try row.time(),
            createdBy: try Author(reading: &row),
        )
        self.updatedAt = try row.time()
        self.updatedBy = try Author(reading: &row)
        self.version = try row.integer()
    }
}

extension ProjectDetails {
    /// The columns that ``values`` are for, and that ``init(reading:)`` takes without `name_key`.
    static let assignment = """
        name = ?, name_key = ?, sub_class = ?, status = ?, type = ?, number = ?, parent_id = ?, data_center = ?, \
        time_zone = ?, location = ?, latitude = ?, longitude = ?
        """

    /// The values of ``assignment``.
    var values: [SQLValue] {
        [
            .text(self.name), .text(self.name.lowercased()), .text(self.subClass.rawValue),
            .text(self.status.rawValue), .text(self.type), .text(self.number), .id(self.parentID),
            .text(self.dataCenterLocation), .text(self.timeZone), .text(self.geographicLocation),
            .text(self.position.map { "\($0.latitude)" }), .text(self.position.map { "\($0.longitude)" }),
        ]
    }

    init(reading row: inout SQLRowReader) throws(SQLError) {
        let name = try row.text()
        let subClass = try row.word(ProjectSubClass.self)
        var stored = ProjectChange()
        stored.status = try row.word(ProjectStatus.self)
        stored.type = try row.optionalText()
        stored.number = try row.optionalText()
        stored.parentID = try row.optionalID()
        stored.dataCenterLocation = try row.optionalText()
        stored.timeZone = try row.optionalText()
        stored.geographicLocation = try row.optionalText()
        let (latitude, longitude) = (try row.optionalText(), try row.optionalText())
        if let latitude = latitude.flatMap(Double.init), let longitude = longitude.flatMap(Double.init) {
            stored.position = Position(latitude: latitude, longitude: longitude)
        }
        self.init(stored: stored, name: name, subClass: subClass)
    }
}

extension ProjectPermissions {
    /// The names with spaces between them, as they are stored.
    var text: String { self.values.map(\.rawValue).joined(separator: " ") }

    /// Reads what ``text`` has written; names that are no permissions any more are left out.
    init(stored text: String) {
        self.init(
            text.utf8.split(separator: UInt8(ascii: " ")).map { ProjectPermission(rawValue: String(Substring($0))) }
        )
    }
}
