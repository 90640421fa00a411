import LintelCodec
package import LintelPlatform
package import LintelTokens

/// Files as the file API shows them.
package struct FileDocument: Sendable {
    private let workspace: Workspace
    private let links: EvoLinks
    private let blobs: BlobLinks
    private let now: UnixTime

    package init(workspace: Workspace, links: EvoLinks, blobs: BlobLinks, now: UnixTime) {
        self.workspace = workspace
        self.links = links
        self.blobs = blobs
        self.now = now
    }

    /// A file with the address of its bytes.
    ///
    /// - Parameter versions: All of them, if they were asked for.
    package func download(_ file: File, versions: [FileVersion]?) -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 1024)
        json.beginObject()
        json.member("file_id", file.id.rawValue)
        json.member("path", file.path.absolute)
        self.write(file, to: &json)
        json.member("download", self.address(of: file))
        json.member("self", self.links.file(file.id, version: file.version.id, in: self.workspace))
        json.key("versions")
        if let versions {
            json.beginArray()
            for version in versions { self.write(version, of: file, to: &json) }
            json.endArray()
        } else {
            json.null()
        }
        json.endObject()
        return json.bytes
    }

    /// The address that takes the bytes of a version.
    package func upload(_ beginning: FileManagement.Beginning) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("file_id", beginning.key.file.rawValue)
        json.member("version_id", beginning.key.version.description)
        json.member("upload", self.blobs.upload(for: beginning.upload, at: self.now))
        json.endObject()
        return json.bytes
    }

    /// A part of the list of files.
    package func list(_ page: ListPage<File>, _ window: ListWindow, _ neighbours: EvoPageLinks) -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 512 + 768 * page.items.count)
        json.beginObject()
        json.key("files")
        json.beginArray()
        for file in page.items {
            json.beginObject()
            json.member("file_id", file.id.rawValue)
            json.member("path", file.path.folder)
            self.write(file, to: &json)
            json.key("links")
            json.beginObject()
            json.member("self", self.links.file(file.id, in: self.workspace))
            json.endObject()
            json.endObject()
        }
        json.endArray()
        json.member("count", Int64(page.items.count))
        json.member("limit", Int64(window.limit))
        json.member("offset", Int64(window.offset))
        json.member("total", Int64(page.total))
        json.key("links")
        json.beginObject()
        json.member("self", neighbours.own)
        json.optional("next", neighbours.next)
        json.optional("prev", neighbours.previous)
        json.endObject()
        json.endObject()
        return json.bytes
    }

    /// What a file alone and a file in a list have in common.
    private func write(_ file: File, to json: inout JSONWriter) {
        json.member("name", file.path.name)
        json.member("size", file.version.blob.size)
        json.member("version_id", file.version.id.description)
        json.member("etag", file.version.blob.digest.hex)
        json.member("created_at", file.createdAt.timestamp)
        json.member("created_by", file.createdBy)
        json.member("modified_at", file.version.createdAt.timestamp)
        json.member("modified_by", file.version.createdBy)
        json.members(file.deletion)
    }

    private func write(_ version: FileVersion, of file: File, to json: inout JSONWriter) {
        json.beginObject()
        json.member("file_id", file.id.rawValue)
        json.member("version_id", version.id.description)
        json.member("name", file.path.name)
        json.member("path", file.path.absolute)
        json.member("size", version.blob.size)
        json.member("created_at", version.createdAt.timestamp)
        json.member("created_by", version.createdBy)
        json.member("link", self.links.file(file.id, version: version.id, in: self.workspace))
        json.endObject()
    }

    private func address(of file: File) -> String {
        self.blobs.download(
            workspace: self.workspace.id,
            digest: file.version.blob.digest,
            name: file.path.name,
            at: self.now,
        )
    }
}
