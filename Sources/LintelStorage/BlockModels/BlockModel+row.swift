import LintelCodec
import LintelPlatform
import LintelTokens

extension BlockModel {
    /// What ``columns`` needs beside the table `block_model`.
    static let joins = """
        \(Author.joins(on: "block_model.created_by", as: "creator")) \
        \(Author.joins(on: "block_model.modified_by", as: "writer")) \
        \(Author.joins(on: "block_model.deleted_by", as: "deleter"))
        """

    /// The columns that ``init(reading:)`` takes, in its order.
    static let columns = """
        block_model.id, block_model.workspace_id, block_model.name, block_model.description, \
        block_model.coordinate_system, block_model.size_unit, block_model.fills_subblocks, block_model.grid, \
        block_model.version, block_model.created_at, \(Author.columns(on: "block_model.created_by", as: "creator")), \
        block_model.modified_at, \(Author.columns(on: "block_model.modified_by", as: "writer")), \
        \(Deletion.columns(of: "block_model", as: "deleter")), block_model.object_id
        """

    init(reading row: inout SQLRowReader) throws(SQLError) {
        let id: BlockModelID = try row.id()
        let workspaceID: WorkspaceID = try row.id()
        let details = BlockModelDetails(
            storedName: try row.text(),
            description: try row.optionalText(),
            coordinateSystem: try row.optionalText(),
            sizeUnit: try row.optionalText(),
            fillsSubblocks: try row.bool(),
        )
        let text = try row.text()
        guard let json = try? JSONValue(parsing: Array(text.utf8)), let grid = try? BlockGrid(json) else {
            throw SQLError(.corrupt, "a block model's grid cannot be read")
        }
        let version = try row.integer()
        self.init(
            id: id,
            workspaceID: workspaceID,
            details: details,
            grid: grid,
            createdAt: try row.time(),
            createdBy: try Author(reading: &row),
            modifiedAt: try row.time(),
            modifiedBy: try Author(reading: &row),
            deletion: try Deletion(reading: &row),
            version: version,
            objectID: try row.optionalText().map { ObjectID($0) },
        )
    }
}

extension BlockGrid {
    /// The grid as the database keeps it.
    var text: String {
        var json = JSONWriter()
        json.beginObject()
        self.write(to: &json)
        json.endObject()
        return String(decoding: json.bytes, as: UTF8.self)
    }
}

extension BlockModelVersion {
    /// What ``columns`` needs beside the table `block_version`.
    static let joins = Author.joins(on: "block_version.created_by", as: "maker")

    /// The columns that ``init(reading:)`` takes, in its order.
    static let columns = """
        block_version.id, block_version.model_id, block_version.number, block_version.created_at, \
        \(Author.columns(on: "block_version.created_by", as: "maker")), block_version.comment, block_version.mapping, \
        block_version.changes, block_version.i_least, block_version.i_greatest, block_version.j_least, \
        block_version.j_greatest, block_version.k_least, block_version.k_greatest, block_version.digest, \
        block_version.size, block_version.object_version
        """

    init(reading row: inout SQLRowReader) throws(SQLError) {
        let id: BlockVersionID = try row.id()
        let modelID: BlockModelID = try row.id()
        let number = try row.integer()
        let createdAt = try row.time()
        let createdBy = try Author(reading: &row)
        let comment = try row.text()
        guard let mapping = BlockMapping(stored: try row.text()), let changes = BlockChanges(stored: try row.text())
        else { throw SQLError(.corrupt, "the columns of a block model's version cannot be read") }
        self.init(
            id: id,
            modelID: modelID,
            number: number,
            createdAt: createdAt,
            createdBy: createdBy,
            comment: comment,
            mapping: mapping,
            changes: changes,
            box: try BlockIndexBox(reading: &row),
            blob: try Blob(optional: &row),
            objectVersion: try row.optionalInteger().map { VersionID($0) },
        )
    }
}

extension BlockIndexBox {
    /// Nil when no blocks came.
    fileprivate init?(reading row: inout SQLRowReader) throws(SQLError) {
        var edges: [Int64] = []
        for _ in 0..<6 { if let edge = try row.optionalInteger() { edges.append(edge) } }
        guard edges.count == 6 else { return nil }
        self.init(
            BlockRange(edges[0], edges[1]),
            BlockRange(edges[2], edges[3]),
            BlockRange(edges[4], edges[5]),
        )
    }
}

extension Blob {
    /// Reads a digest and a size; nil when both are null.
    init?(optional row: inout SQLRowReader) throws(SQLError) {
        let bytes = try row.optionalBlob()
        let size = try row.optionalInteger()
        guard let bytes, let size else { return nil }
        guard let digest = BlobDigest(bytes: bytes) else { throw SQLError(.corrupt, "a digest is too short") }
        self.init(digest: digest, size: size)
    }
}

extension BlockJob {
    /// The columns that ``init(reading:)`` takes, in its order.
    static let columns = """
        block_job.id, block_job.model_id, block_job.kind, block_job.state, block_job.created_at, \
        block_job.created_by, block_job.request, block_job.version_id, block_job.upload_digest, \
        block_job.upload_size, block_job.result_digest, block_job.result_size, block_job.problem, block_job.attempts
        """

    init(reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            id: try row.id(),
            modelID: try row.id(),
            kind: try row.word(Kind.self),
            state: try row.word(State.self),
            createdAt: try row.time(),
            createdBy: try row.id(),
            request: try row.text(),
            versionID: try row.id(),
            upload: try Blob(optional: &row),
            result: try Blob(optional: &row),
            problem: try BlockJobProblem(reading: &row),
            attempts: try row.integer(),
        )
    }
}

extension BlockJobProblem {
    /// The problem as the database keeps it.
    var text: String {
        var json = JSONWriter()
        json.beginObject()
        json.member("code", self.code)
        json.member("title", self.title)
        json.member("status", self.status)
        json.member("detail", self.detail)
        json.endObject()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// Nil for a job that has not failed.
    fileprivate init?(reading row: inout SQLRowReader) throws(SQLError) {
        guard let text = try row.optionalText() else { return nil }
        guard let json = try? JSONValue(parsing: Array(text.utf8)), let code = json["code"]?.stringValue,
            let title = json["title"]?.stringValue, let status = json["status"]?.integerValue,
            let detail = json["detail"]?.stringValue
        else { throw SQLError(.corrupt, "why a job has failed cannot be read") }
        self.init(code: code, title: title, status: status, detail: detail)
    }
}
