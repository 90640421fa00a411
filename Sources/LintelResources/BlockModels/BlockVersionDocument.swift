import LintelCodec
import LintelPlatform
import LintelTokens

/// Versions of a block model as its API shows them.
struct BlockVersionDocument: Sendable {
    let division: BlockGrid.Division
    let totalBlocks: Int64

    init(_ model: BlockModel) {
        self.division = model.grid.division
        self.totalBlocks = model.grid.total
    }

    /// Writes a version.
    ///
    /// - Parameters:
    ///   - isListing: Leaves out what lists do not show.
    ///   - hasChanges: Tells what the version changes as well.
    func write(
        _ version: BlockModelVersion,
        isListing: Bool = false,
        hasChanges: Bool = false,
        to json: inout JSONWriter,
    ) {
        json.object { json in
            json.member("bm_uuid", version.modelID.rawValue)
            json.member("version_id", version.number)
            json.member("version_uuid", version.id.rawValue)
            json.member("parent_version_id", version.number - 1)
            json.key("base_version_id")
            if version.number > 1 { json.integer(version.number - 1) } else { json.null() }
            json.member("geoscience_version_id", optional: version.objectVersion.map { "\($0)" })
            json.member("created_at", version.createdAt.timestamp)
            json.member("created_by", version.createdBy)
            json.member("comment", version.comment)
            self.write(version.box, to: &json)
            json.key("mapping")
            version.mapping.write(system: BlockColumn.system(self.division), isListing: isListing, to: &json)
            if hasChanges {
                json.key("changes")
                self.write(version.changes, to: &json)
            }
        }
    }

    /// Writes what a version has changed, for those who look for differences.
    func writeDelta(_ version: BlockModelVersion, to json: inout JSONWriter) {
        let changes = version.changes
        let ids = Set(changes.new.map(\.id))
        json.object { json in
            json.member("version_id", version.number)
            json.member("version_uuid", version.id.rawValue)
            self.write(version.box, to: &json)
            json.key("mapping")
            version.mapping.write(system: BlockColumn.system(self.division), isListing: true, to: &json)
            json.key("update_columns")
            json.object { json in
                json.key("new")
                json.beginArray()
                for column in version.mapping.columns where ids.contains(column.id) {
                    column.write(isListing: true, to: &json)
                }
                json.endArray()
                json.member("update", changes.updated.map(\.id))
                json.member("delete", changes.deleted.map(\.id))
                json.member("rename", objects: changes.renamed) { renamed, json in
                    json.member("col_id", renamed.id)
                    json.member("new_title", renamed.to)
                }
            }
        }
    }

    /// Writes units that the columns of versions have.
    static func writeUnits(of versions: [BlockModelVersion], to json: inout JSONWriter) {
        let ids = Set(versions.flatMap { $0.mapping.columns.compactMap(\.unit) })
        json.key("referenced_units")
        json.objects(BlockUnit.all.filter { ids.contains($0.id) }) { $0.write(to: &$1) }
    }

    private func write(_ box: BlockIndexBox?, to json: inout JSONWriter) {
        json.key("bbox")
        if let box { BlockModelDocument.write(box, to: &json) } else { json.null() }
    }

    private func write(_ changes: BlockChanges, to json: inout JSONWriter) {
        json.object { json in
            json.key("blocks_uploaded")
            if let sent = changes.sentBlocks { json.integer(sent) } else { json.null() }
            json.member("total_blocks", changes.totalBlocks ?? self.totalBlocks)
            json.member("update_type", optional: changes.kind?.rawValue)
            json.key("columns")
            json.object { json in
                json.member("new", changes.new.map(\.title))
                json.member("updated", changes.updated.map(\.title))
                json.member("deleted", changes.deleted.map(\.title))
                json.member("renamed", objects: changes.renamed) { renamed, json in
                    json.member("old_title", renamed.from)
                    json.member("new_title", renamed.to)
                }
                json.key("metadata_updated")
                json.raw((changes.metadataText ?? "[]").utf8)
            }
        }
    }
}
