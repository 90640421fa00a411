import LintelCodec
import LintelPlatform
import LintelTokens

/// Files as the file API shows them.
struct FileDocument: Sendable {
    let workspace: Workspace
    let links: EvoLinks
    let blobs: BlobLinks
    let now: UnixTime

    /// Writes a file with the address of its bytes.
    ///
    /// - Parameter versions: All of them, if they were asked for.
    func download(_ file: File, versions: [FileVersion]? = nil, to json: inout JSONWriter) {
        json.object { json in
            json.member("file_id", file.id.rawValue)
            json.member("path", file.path.absolute)
            self.write(file, to: &json)
            json.member("download", self.address(of: file))
            json.member("self", self.links.file(file.id, version: file.version.id, in: self.workspace))
            if let versions {
                json.member("versions", objects: versions) { self.write($0, of: file, to: &$1) }
            } else {
                json.member("versions", optional: nil)
            }
        }
    }

    /// Writes the address that takes the bytes of a version.
    func upload(_ beginning: FileManagement.Beginning, to json: inout JSONWriter) {
        json.object { json in
            json.member("file_id", beginning.key.file.rawValue)
            json.member("version_id", beginning.key.version.description)
            json.member("upload", self.blobs.upload(for: beginning.upload, at: self.now))
        }
    }

    /// Writes a part of the list of files.
    func list(_ page: ListPage<File>, _ window: ListWindow, _ neighbours: EvoPageLinks, to json: inout JSONWriter) {
        json.object { json in
            json.member("files", objects: page.items) { file, json in
                json.member("file_id", file.id.rawValue)
                json.member("path", file.path.folder)
                self.write(file, to: &json)
                json.key("links")
                json.object { $0.member("self", self.links.file(file.id, in: self.workspace)) }
            }
            json.member("count", Int64(page.items.count))
            json.member("limit", Int64(window.limit))
            json.member("offset", Int64(window.offset))
            json.member("total", Int64(page.total))
            json.key("links")
            json.object { json in
                json.member("self", neighbours.own)
                json.member("next", optional: neighbours.next)
                json.member("prev", optional: neighbours.previous)
            }
        }
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
        json.member("file_id", file.id.rawValue)
        json.member("version_id", version.id.description)
        json.member("name", file.path.name)
        json.member("path", file.path.absolute)
        json.member("size", version.blob.size)
        json.member("created_at", version.createdAt.timestamp)
        json.member("created_by", version.createdBy)
        json.member("link", self.links.file(file.id, version: version.id, in: self.workspace))
    }

    private func address(of file: File) -> String {
        self.blobs.download(
            place: .workspace(self.workspace.id),
            digest: file.version.blob.digest,
            name: file.path.name,
            at: self.now,
        )
    }
}
