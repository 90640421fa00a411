package import LintelCodec
import LintelTokens

/// The geoscience object that stands for a block model: where its blocks are and which columns a version has.
///
/// A body of the schema `block-model`, version 1.0.0. It is made with the model and gets a version with each of the model's;
/// it can be moved and deleted like any other, which changes nothing about the model.
package struct BlockModelObject: Sendable {
    package let model: BlockModel
    package let version: BlockModelVersion

    package init(_ model: BlockModel, in version: BlockModelVersion) {
        self.model = model
        self.version = version
    }

    private static let schema = "/objects/block-model/1.0.0/block-model.schema.json"

    /// Where the object of a new model is put: into a folder, under the model's name.
    ///
    /// - Throws: ``PlatformError`` with code `blockModelInvalid`.
    package static func path(of model: BlockModel, in folder: JSONValue?) throws(PlatformError) -> EvoPath {
        let folder = try BlockReading.optionalText(folder, "object_path") ?? ""
        func path(_ name: String) throws(EvoPath.Flaw) -> EvoPath {
            try EvoPath("\(folder)/\(name).json".replacing("//", with: "/"))
        }
        // A name that is none for a file does for a model.
        if let path = try? path(model.details.name) { return path }
        do throws(EvoPath.Flaw) {
            return try path(model.id.rawValue)
        } catch {
            throw .blockModel("object_path", error.sentence)
        }
    }

    /// What is written for the version.
    package var draft: ObjectDraft? {
        guard let body = try? ObjectBody(parsing: self.bytes) else { return nil }
        return ObjectDraft(
            workspaceID: self.model.workspaceID,
            body: body,
            subject: self.version.createdBy.subject,
            at: self.version.createdAt,
        )
    }

    private var bytes: [UInt8] {
        let model = self.model
        var json = JSONWriter(reservingCapacity: 1_024 + 256 * self.version.mapping.columns.count)
        json.beginObject()
        json.member("schema", Self.schema)
        json.key("uuid")
        json.null()
        json.member("name", model.details.name)
        if let description = model.details.description { json.member("description", description) }
        json.member("block_model_uuid", model.id.rawValue)
        json.member("block_model_version_uuid", self.version.id.rawValue)
        json.key("coordinate_reference_system")
        Self.write(coordinateSystem: model.details.coordinateSystem, to: &json)
        json.key("bounding_box")
        Self.write(model.grid.extent, to: &json)
        json.key("geometry")
        model.grid.writeStructure(to: &json)
        json.key("attributes")
        json.beginArray()
        for column in self.version.mapping.columns {
            json.beginObject()
            json.member("name", self.version.mapping.qualifiedTitle(column))
            json.member("key", column.id)
            json.member("attribute_type", column.type.rawValue)
            json.member("block_model_column_uuid", column.id)
            if let unit = column.unit { json.member("unit", unit) }
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return json.bytes
    }

    private static func write(coordinateSystem text: String?, to json: inout JSONWriter) {
        guard let text, !text.isEmpty else { return json.string("unspecified") }
        json.beginObject()
        let code = text.dropFirst("EPSG:".count)
        let isPlain = code.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        if text.hasPrefix("EPSG:"), isPlain, let code = Int64(code) {
            json.member("epsg_code", code)
        } else {
            json.member("ogc_wkt", text)
        }
        json.endObject()
    }

    private static func write(_ box: BlockSpaceBox, to json: inout JSONWriter) {
        json.beginObject()
        let names: [(least: StaticString, greatest: StaticString)] = [
            ("min_x", "max_x"), ("min_y", "max_y"), ("min_z", "max_z"),
        ]
        for (axis, range) in zip(names, box.values) {
            json.key(axis.least)
            json.number(range.least)
            json.key(axis.greatest)
            json.number(range.greatest)
        }
        json.endObject()
    }
}

extension BlockGrid {
    /// Writes the grid as the schemas of geoscience objects have it.
    fileprivate func writeStructure(to json: inout JSONWriter) {
        func list<Value>(_ name: String, _ triple: BlockTriple<Value>, _ write: (Value) -> Void) {
            json.key(name)
            json.beginArray()
            for value in triple.values { write(value) }
            json.endArray()
        }
        let isRegular = self.division == .regular
        json.beginObject()
        json.member("model_type", self.division.rawValue)
        list("origin", self.origin) { json.number($0) }
        list(isRegular ? "n_blocks" : "n_parent_blocks", self.count) { json.integer($0) }
        list(isRegular ? "block_size" : "parent_block_size", self.size) { json.number($0) }
        if !isRegular { list("n_subblocks_per_parent", self.subblocks) { json.integer($0) } }
        let turns = self.rotation.normalized
        if turns.values.contains(where: { $0 != 0 }) {
            json.key("rotation")
            json.beginObject()
            // From 0 to 360, as the schema wants it; the middle one lies between 0 and 180 anyway.
            for (name, turn) in zip(["dip_azimuth", "dip", "pitch"] as [StaticString], turns.values) {
                json.key(name)
                json.number(turn < 0 ? turn + 360 : turn)
            }
            json.endObject()
        }
        json.endObject()
    }
}
