public import LintelTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A file of a workspace, in one of its versions.
public struct WorkspaceFile: Sendable, Hashable, Codable, Identifiable {
    /// Names the file; it stays when the file gets new versions.
    public var id: Identifier<WorkspaceFile>
    /// Names this version.
    public var versionID: String
    /// The last part of the path.
    public var name: String
    /// In a list the folder that the file is in, alone the whole path.
    public var path: String
    /// Bytes.
    public var size: Int64
    /// Changes with the content.
    public var etag: String
    /// When the file was made.
    public var createdAt: Date
    /// Who made it.
    public var createdBy: Person?
    /// When this version was made.
    public var modifiedAt: Date
    /// Who made this version.
    public var modifiedBy: Person?
    /// When it was put into the recycle bin.
    public var deletedAt: Date?
    /// Where the bytes can be fetched without a token, for half an hour; lists leave it out.
    public var download: String?

    private enum CodingKeys: String, CodingKey {
        case name, path, size, etag, download
        case id = "file_id"
        case versionID = "version_id"
        case createdAt = "created_at"
        case createdBy = "created_by"
        case modifiedAt = "modified_at"
        case modifiedBy = "modified_by"
        case deletedAt = "deleted_at"
    }
}

/// A version of a file that has been sent.
public struct UploadedFile: Sendable, Hashable, Codable {
    /// The file.
    public var id: WorkspaceFile.ID
    /// Its new version.
    public var versionID: String
    /// Where the bytes went.
    var upload: String

    private enum CodingKeys: String, CodingKey {
        case upload
        case id = "file_id"
        case versionID = "version_id"
    }
}

extension WorkspaceFile: CustomReflectable {
    /// For descriptions: leaves out the address that the bytes can be fetched from without a token.
    public var customMirror: Mirror {
        Mirror(
            self,
            children: [
                "id": self.id, "versionID": self.versionID, "name": self.name, "path": self.path, "size": self.size,
                "etag": self.etag,
            ],
            displayStyle: .struct
        )
    }
}

extension UploadedFile: CustomReflectable {
    /// For descriptions: leaves out the address that the bytes went to.
    public var customMirror: Mirror {
        Mirror(self, children: ["id": self.id, "versionID": self.versionID], displayStyle: .struct)
    }
}
