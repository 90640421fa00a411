import LintelCodec
import LintelPlatform
import LintelTokens

/// Block models as their API shows them.
struct BlockModelDocument: Sendable {
    let organisation: OrganisationID

    /// Writes a model.
    ///
    /// - Parameter job: The address of the job that has made it, in the answer to who has made it.
    func write(_ model: BlockModel, job: String? = nil, to json: inout JSONWriter) {
        json.object { json in
            json.member("bm_uuid", model.id.rawValue)
            json.member("org_uuid", self.organisation.rawValue)
            json.member("workspace_id", model.workspaceID.rawValue)
            json.member("name", model.details.name)
            json.member("description", optional: model.details.description)
            json.member("coordinate_reference_system", optional: model.details.coordinateSystem)
            json.member("size_unit_id", optional: model.details.sizeUnit)
            json.member("fill_subblocks", model.details.fillsSubblocks)
            json.member("geoscience_object_id", optional: model.objectID?.rawValue)
            model.grid.write(to: &json)
            json.key("normalized_rotation")
            json.beginArray()
            for angle in model.grid.rotation.normalized.values { json.number(angle) }
            json.endArray()
            json.key("bbox")
            Self.write(model.grid.extent, to: &json)
            json.member("created_at", model.createdAt.timestamp)
            json.member("created_by", model.createdBy)
            json.member("last_updated_at", model.modifiedAt.timestamp)
            json.member("last_updated_by", model.modifiedBy)
            if let job { json.member("job_url", job) }
        }
    }

    /// Writes a box in space.
    static func write(_ box: BlockSpaceBox, to json: inout JSONWriter) {
        Self.write(box, ["x_minmax", "y_minmax", "z_minmax"], to: &json) { $1.number($0) }
    }

    /// Writes a box of indices.
    static func write(_ box: BlockIndexBox, to json: inout JSONWriter) {
        Self.write(box, ["i_minmax", "j_minmax", "k_minmax"], to: &json) { $1.integer($0) }
    }

    private static func write<Value>(
        _ box: BlockTriple<BlockRange<Value>>,
        _ names: [String],
        to json: inout JSONWriter,
        _ write: (Value, inout JSONWriter) -> Void,
    ) {
        json.object { json in
            for (name, range) in zip(names, box.values) {
                json.key(name)
                json.object { json in
                    json.key("min")
                    write(range.least, &json)
                    json.key("max")
                    write(range.greatest, &json)
                }
            }
        }
    }
}
