import LintelCodec
import LintelPlatform
import LintelTokens

/// Geoscience objects as their API shows them.
struct ObjectDocument: Sendable {
    let organisation: OrganisationID
    let links: EvoLinks
    let blobs: BlobLinks
    let now: UnixTime

    /// Writes an object with its body, and the addresses of its data.
    ///
    /// - Parameter versions: All of them, if they were asked for.
    func whole(_ content: ObjectContent, versions: [ObjectVersion]? = nil, to json: inout JSONWriter) {
        let object = content.object
        json.object { json in
            json.member("object_id", object.id.rawValue)
            json.member("object_path", object.path.text)
            self.write(object, to: &json)
            json.key("object")
            json.raw(content.text.utf8)
            json.key("links")
            json.object { json in
                json.member("download", self.address(of: object, object.version.id))
                json.member("data", objects: content.data) { self.write($0, of: object, to: &$1) }
            }
            if let versions {
                self.write(versions, of: object, to: &json)
            } else {
                json.member("versions", optional: nil)
            }
        }
    }

    /// How many bytes an object has, about.
    static func size(_ content: ObjectContent) -> Int {
        content.text.utf8.count + 1_024 + 512 * content.data.count
    }

    /// Writes versions of an object, without anything around them.
    func versions(_ versions: [ObjectVersion], of object: GeoscienceObject, to json: inout JSONWriter) {
        json.object { self.write(versions, of: object, to: &$0) }
    }

    /// Writes a part of a workspace's objects.
    func list(
        _ page: ListPage<GeoscienceObject>,
        _ window: ListWindow,
        _ neighbours: EvoPageLinks,
        to json: inout JSONWriter,
    ) {
        self.list(page, window, neighbours, to: &json) { object, json in
            json.member("name", object.path.name)
            json.member("object_id", object.id.rawValue)
            json.member("path", object.path.folder)
            json.member("schema", object.version.schema.id)
            self.write(object, to: &json)
            json.key("links")
            json.object { $0.member("download", self.address(of: object, object.version.id)) }
        }
    }

    /// Writes a part of an organisation's objects.
    func list(
        _ page: ListPage<OrganisationObject>,
        _ window: ListWindow,
        _ neighbours: EvoPageLinks,
        to json: inout JSONWriter,
    ) {
        self.list(page, window, neighbours, to: &json) { item, json in
            json.member("name", item.object.path.name)
            json.member("object_id", item.object.id.rawValue)
            json.member("schema", item.object.version.schema.id)
            self.write(item.object, to: &json)
            json.member("workspace_id", item.object.workspaceID.rawValue)
            json.member("workspace_name", item.workspaceName)
            json.member("workspace_access", item.role.rawValue)
        }
    }

    private func list<Item: Sendable>(
        _ page: ListPage<Item>,
        _ window: ListWindow,
        _ neighbours: EvoPageLinks,
        to json: inout JSONWriter,
        _ write: (Item, inout JSONWriter) -> Void,
    ) {
        json.object { json in
            json.member("objects", objects: page.items) { write($0, &$1) }
            json.member("count", Int64(page.items.count))
            json.member("limit", Int64(window.limit))
            json.member("offset", Int64(window.offset))
            json.member("total", Int64(page.total))
            json.key("links")
            json.object { json in
                json.member("next", optional: neighbours.next)
                json.member("prev", optional: neighbours.previous)
            }
        }
    }

    /// What every form of an object has in common.
    private func write(_ object: GeoscienceObject, to json: inout JSONWriter) {
        json.member("version_id", object.version.id.description)
        json.member("etag", object.version.id.description)
        json.member("created_at", object.createdAt.timestamp)
        json.member("created_by", object.createdBy)
        json.member("modified_at", object.version.createdAt.timestamp)
        json.member("modified_by", object.version.createdBy)
        json.members(object.deletion)
        self.write(object.version.stage, to: &json)
        json.key("geojson_bounding_box")
        if let extent = object.version.extent { self.write(extent, to: &json) } else { json.null() }
        json.key("geojson_bounding_box_from_workspace_crs")
        if object.version.extent == nil { json.null() } else { json.bool(false) }
    }

    private func write(_ stage: Stage?, to json: inout JSONWriter) {
        json.key("stage")
        guard let stage else { return json.null() }
        json.object { json in
            json.member("stage_id", stage.id.rawValue)
            json.member("name", stage.name)
        }
    }

    private func write(_ extent: GeographicExtent, to json: inout JSONWriter) {
        json.beginObject()
        json.member("type", "Polygon")
        json.key("coordinates")
        json.beginArray()
        json.beginArray()
        for corner in extent.corners {
            json.beginArray()
            json.number(corner.longitude)
            json.number(corner.latitude)
            json.endArray()
        }
        json.endArray()
        json.endArray()
        json.endObject()
    }

    private func write(_ data: ObjectData, of object: GeoscienceObject, to json: inout JSONWriter) {
        let address = data.blob.map { blob in
            self.blobs.download(
                place: .workspace(object.workspaceID),
                digest: blob.digest,
                name: data.key.text,
                at: self.now,
            )
        }
        json.member("id", data.id.rawValue)
        json.member("name", data.key.text)
        json.member("download_url", optional: address)
    }

    private func write(_ versions: [ObjectVersion], of object: GeoscienceObject, to json: inout JSONWriter) {
        json.member("versions", objects: versions) { version, json in
            json.member("version_id", version.id.description)
            json.member("etag", version.id.description)
            json.member("created_at", version.createdAt.timestamp)
            json.member("created_by", version.createdBy)
            self.write(version.stage, to: &json)
            json.key("links")
            json.object { $0.member("download", self.address(of: object, version.id)) }
        }
    }

    private func address(of object: GeoscienceObject, _ version: VersionID) -> String {
        self.links.object(object.id, version: version, in: object.workspaceID, of: self.organisation)
    }
}
