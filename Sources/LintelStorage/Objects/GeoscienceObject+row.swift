import LintelPlatform
import LintelTokens

extension GeoscienceObject {
    /// What ``columns`` needs beside the tables `geoscience_object` and `object_version`.
    static let joins = """
        \(Author.joins(on: "geoscience_object.created_by", as: "creator")) \
        \(Author.joins(on: "geoscience_object.deleted_by", as: "deleter")) \(ObjectVersion.joins)
        """

    /// The columns that ``init(reading:)`` takes, in its order.
    static let columns = """
        geoscience_object.id, geoscience_object.workspace_id, geoscience_object.path, geoscience_object.created_at, \
        \(Author.columns(on: "geoscience_object.created_by", as: "creator")), \
        \(Deletion.columns(of: "geoscience_object", as: "deleter")), \(ObjectVersion.columns)
        """

    init(reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            id: try row.id(),
            workspaceID: try row.id(),
            path: EvoPath(stored: try row.text()),
            createdAt: try row.time(),
            createdBy: try Author(reading: &row),
            deletion: try Deletion(reading: &row),
            version: try ObjectVersion(reading: &row),
        )
    }
}

extension ObjectVersion {
    /// What ``columns`` needs beside the table `object_version`.
    static let joins = """
        LEFT JOIN stage ON stage.id = object_version.stage_id \
        \(Author.joins(on: "object_version.created_by", as: "writer"))
        """

    /// The columns that ``init(reading:)`` takes, in its order.
    static let columns = """
        object_version.id, object_version.schema_id, object_version.created_at, \
        \(Author.columns(on: "object_version.created_by", as: "writer")), stage.id, stage.name, \
        object_version.west, object_version.south, object_version.east, object_version.north
        """

    init(reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            id: VersionID(try row.integer()),
            schema: ObjectSchema(stored: try row.text()),
            createdAt: try row.time(),
            createdBy: try Author(reading: &row),
            stage: try Stage(reading: &row),
            extent: try GeographicExtent(reading: &row),
        )
    }
}

extension Stage {
    /// Nil for a version that is in no stage.
    init?(reading row: inout SQLRowReader) throws(SQLError) {
        let id: StageID? = try row.optionalID()
        let name = try row.optionalText()
        guard let id, let name else { return nil }
        self.init(id: id, name: name)
    }
}

extension GeographicExtent {
    /// The values of the four columns `west`, `south`, `east` and `north`.
    static func values(_ extent: GeographicExtent?) -> [SQLValue] {
        guard let extent else { return [.null, .null, .null, .null] }
        return [extent.west, extent.south, extent.east, extent.north].map { .integer($0) }
    }

    /// Nil for what lies nowhere that is known.
    init?(reading row: inout SQLRowReader) throws(SQLError) {
        let west = try row.optionalInteger()
        let south = try row.optionalInteger()
        let east = try row.optionalInteger()
        let north = try row.optionalInteger()
        guard let west, let south, let east, let north else { return nil }
        self.init(storedWest: west, south: south, east: east, north: north)
    }
}
