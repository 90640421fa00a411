import LintelCodec
package import LintelPlatform
package import LintelTokens

/// Geoscience objects as their API shows them.
package struct ObjectDocument: Sendable {
    private let organisation: OrganisationID
    private let links: EvoLinks
    private let blobs: BlobLinks
    private let now: UnixTime

    package init(organisation: OrganisationID, links: EvoLinks, blobs: BlobLinks, now: UnixTime) {
        self.organisation = organisation
        self.links = links
        self.blobs = blobs
        self.now = now
    }

    /// An object with its body, and the addresses of its data.
    ///
    /// - Parameter versions: All of them, if they were asked for.
    package func whole(_ content: ObjectContent, versions: [ObjectVersion]? = nil) -> [UInt8] {
        let object = content.object
        var json = JSONWriter(reservingCapacity: content.text.utf8.count + 1024 + 512 * content.data.count)
        json.beginObject()
        json.member("object_id", object.id.rawValue)
        json.member("object_path", object.path.absolute)
        self.write(object, to: &json)
        json.key("object")
        json.raw(content.text.utf8)
        json.key("links")
        json.beginObject()
        json.member("download", self.address(of: object, object.version.id))
        json.key("data")
        json.beginArray()
        for data in content.data { self.write(data, of: object, to: &json) }
        json.endArray()
        json.endObject()
        json.key("versions")
        if let versions { self.write(versions, of: object, to: &json) } else { json.null() }
        json.endObject()
        return json.bytes
    }

    /// Versions of an object, without anything around them.
    package func versions(_ versions: [ObjectVersion], of object: GeoscienceObject) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.key("versions")
        self.write(versions, of: object, to: &json)
        json.endObject()
        return json.bytes
    }

    /// A part of a workspace's objects.
    package func list(
        _ page: ListPage<GeoscienceObject>,
        _ window: ListWindow,
        _ neighbours: EvoPageLinks,
    ) -> [UInt8] {
        self.list(page.items, page.total, window, neighbours) { object, json in
            json.member("name", object.path.name)
            json.member("object_id", object.id.rawValue)
            json.member("path", object.path.folder)
            json.member("schema", object.version.schema.id)
            self.write(object, to: &json)
            json.key("links")
            json.beginObject()
            json.member("download", self.address(of: object, object.version.id))
            json.endObject()
        }
    }

    /// A part of an organisation's objects.
    package func list(
        _ page: ListPage<OrganisationObject>,
        _ window: ListWindow,
        _ neighbours: EvoPageLinks,
    ) -> [UInt8] {
        self.list(page.items, page.total, window, neighbours) { item, json in
            json.member("name", item.object.path.name)
            json.member("object_id", item.object.id.rawValue)
            json.member("schema", item.object.version.schema.id)
            self.write(item.object, to: &json)
            json.member("workspace_id", item.object.workspaceID.rawValue)
            json.member("workspace_name", item.workspaceName)
            json.member("workspace_access", item.role.rawValue)
        }
    }

    private func list<Item>(
        _ items: [Item],
        _ total: Int,
        _ window: ListWindow,
        _ neighbours: EvoPageLinks,
        _ write: (Item, inout JSONWriter) -> Void,
    ) -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 512 + 1024 * items.count)
        json.beginObject()
        json.key("objects")
        json.beginArray()
        for item in items {
            json.beginObject()
            write(item, &json)
            json.endObject()
        }
        json.endArray()
        json.member("count", Int64(items.count))
        json.member("limit", Int64(window.limit))
        json.member("offset", Int64(window.offset))
        json.member("total", Int64(total))
        json.key("links")
        json.beginObject()
        json.optional("next", neighbours.next)
        json.optional("prev", neighbours.previous)
        json.endObject()
        json.endObject()
        return json.bytes
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
        json.beginObject()
        json.member("stage_id", stage.id.rawValue)
        json.member("name", stage.name)
        json.endObject()
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
        json.beginObject()
        json.member("id", data.id.rawValue)
        json.member("name", data.key.text)
        json.optional(
            "download_url",
            data.blob.map { blob in
                self.blobs.download(
                    workspace: object.workspaceID,
                    digest: blob.digest,
                    name: data.key.text,
                    at: self.now,
                )
            },
        )
        json.endObject()
    }

    private func write(_ versions: [ObjectVersion], of object: GeoscienceObject, to json: inout JSONWriter) {
        json.beginArray()
        for version in versions {
            json.beginObject()
            json.member("version_id", version.id.description)
            json.member("etag", version.id.description)
            json.member("created_at", version.createdAt.timestamp)
            json.member("created_by", version.createdBy)
            self.write(version.stage, to: &json)
            json.key("links")
            json.beginObject()
            json.member("download", self.address(of: object, version.id))
            json.endObject()
            json.endObject()
        }
        json.endArray()
    }

    private func address(of object: GeoscienceObject, _ version: VersionID) -> String {
        self.links.object(object.id, version: version, in: object.workspaceID, of: self.organisation)
    }
}
