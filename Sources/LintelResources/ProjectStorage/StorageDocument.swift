import LintelCodec
import LintelPlatform
import LintelTokens

/// Where things of the Storage API are.
struct StorageAddress: Sendable {
    /// The base of every address, without a slash at its end.
    let issuer: String

    var storage: String { self.issuer + "/storage" }

    var recycleBin: String { self.storage + "/recyclebin" }

    func folder(_ id: StorageItemID) -> String { "\(self.storage)/folders/\(id)" }

    func file(_ id: StorageItemID) -> String { "\(self.storage)/files/\(id)" }

    /// Where a member of the project's team is told of.
    func member(_ author: Author, of project: ProjectID) -> String {
        "\(self.issuer)/accesscontrol/itwins/\(project)/members/users/\(author.id.rawValue)"
    }

    /// Writes the members of a file or a folder.
    func write(_ item: StorageItem, to json: inout JSONWriter) {
        json.member("type", item.kind == .folder ? "folder" : "file")
        json.member("id", item.id.rawValue)
        json.member("displayName", item.name.text)
        json.member("description", optional: item.description.isEmpty ? nil : item.description)
        json.member("path", item.path)
        if let content = item.content { json.member("size", content.size) }
        json.member("lastModifiedByDisplayName", optional: item.updatedBy.name)
        json.member("createdDateTime", item.createdAt.timestamp)
        json.member("lastModifiedDateTime", item.updatedAt.timestamp)
        json.member("parentFolderId", optional: item.parentID?.rawValue)
        json.key("_links")
        json.object { json in
            json.link("createdBy", to: self.member(item.createdBy, of: item.projectID))
            json.link("lastModifiedBy", to: self.member(item.updatedBy, of: item.projectID))
            if let parent = item.parentID { json.link("parentFolder", to: self.folder(parent)) }
        }
    }
}

extension JSONWriter {
    /// Writes a link: an object with its address.
    mutating func link(_ name: StaticString, to address: String) {
        self.key(name)
        self.object { $0.member("href", address) }
    }
}
