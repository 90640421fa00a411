import LintelCodec
import LintelPlatform
import LintelTokens

extension Workspace {
    /// What the columns are read from.
    static let tables = "workspace \(Self.authors)"

    /// What ``columns`` needs beside the workspace.
    static let authors = """
        \(Author.joins(on: "workspace.created_by", as: "creator")) \
        \(Author.joins(on: "workspace.updated_by", as: "updater"))
        """

    /// The columns that ``init(reading:)`` takes, in its order.
    static let columns = """
        workspace.id, workspace.organisation_id, workspace.name, workspace.description, workspace.labels, \
        workspace.coordinate_system, workspace.bounding_box, workspace.is_ml_enabled, \
        CASE WHEN EXISTS (SELECT 1 FROM workspace_thumbnail WHERE workspace_thumbnail.workspace_id = workspace.id) \
        THEN 1 ELSE 0 END, \
        workspace.created_at, \(Author.columns(on: "workspace.created_by", as: "creator")), workspace.updated_at, \
        \(Author.columns(on: "workspace.updated_by", as: "updater")), workspace.deleted_at
        """

    init(reading row: inout SQLRowReader) throws(SQLError) {
        let id: WorkspaceID = try row.id()
        let organisationID: OrganisationID = try row.id()
        let details = try WorkspaceDetails(reading: &row)
        let isMachineLearningEnabled = try row.bool()
        let hasThumbnail = try row.bool()
        self.init(
            id: id,
            organisationID: organisationID,
            details: details,
            createdAt: try row.time(),
            createdBy: try Author(reading: &row),
        )
        self.isMachineLearningEnabled = isMachineLearningEnabled
        self.hasThumbnail = hasThumbnail
        self.updatedAt = try row.time()
        self.updatedBy = try Author(reading: &row)
        self.deletedAt = try row.optionalTime()
    }
}

extension WorkspaceDetails {
    /// The columns that ``values`` are for, and that ``init(reading:)`` takes without `name_key`.
    static let assignment = """
        name = ?, name_key = ?, description = ?, labels = ?, coordinate_system = ?, bounding_box = ?
        """

    /// The values of ``assignment``.
    var values: [SQLValue] {
        var labels = JSONWriter()
        labels.beginArray()
        for label in self.labels { labels.string(label) }
        labels.endArray()
        return [
            .text(self.name), .text(self.nameKey), .text(self.description),
            .text(String(decoding: labels.bytes, as: UTF8.self)), .text(self.coordinateSystem),
            .text(self.boundingBox?.json),
        ]
    }

    /// The name as it is sorted and searched: engines have different ideas of upper and lower case.
    private var nameKey: String { self.name.lowercased() }

    init(reading row: inout SQLRowReader) throws(SQLError) {
        let name = try row.text()
        let description = try row.text()
        let list = try row.text()
        guard let labels = (try? JSONValue(parsing: list.utf8))?.arrayValue?.compactMap(\.stringValue) else {
            throw SQLError(.corrupt, "the labels of a workspace are no list")
        }
        self.init(
            storedName: name,
            description: description,
            labels: labels,
            coordinateSystem: try row.text(),
            boundingBox: try row.optionalText().map(BoundingBox.init(stored:)),
        )
    }
}

extension WorkspaceRole {
    /// Reads a role, or nil for null.
    init?(reading row: inout SQLRowReader) throws(SQLError) {
        guard let text = try row.optionalText() else { return nil }
        guard let role = WorkspaceRole(rawValue: text) else { throw SQLError(.corrupt, "'\(text)' is no role") }
        self = role
    }
}
