public import LintelTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What is told of a geoscience object in a list.
public struct ObjectSummary: Sendable, Hashable, Codable, Identifiable {
    /// Names the object; it stays when the object gets new versions.
    public var id: Identifier<ObjectSummary>
    /// Names this version.
    public var versionID: String
    /// The last part of the path.
    public var name: String
    /// The folder that it is in.
    public var path: String?
    /// The schema that the body follows.
    public var schema: String
    /// When the object was made.
    public var createdAt: Date
    /// Who made it.
    public var createdBy: Person?
    /// When this version was made.
    public var modifiedAt: Date
    /// Who made this version.
    public var modifiedBy: Person?

    private enum CodingKeys: String, CodingKey {
        case name, path, schema
        case id = "object_id"
        case versionID = "version_id"
        case createdAt = "created_at"
        case createdBy = "created_by"
        case modifiedAt = "modified_at"
        case modifiedBy = "modified_by"
    }
}

/// A version of a geoscience object with its body.
///
/// `Body` is a type of the caller's that follows the object's schema, or ``JSON``.
public struct GeoscienceObject<Body: Sendable & Decodable>: Sendable, Decodable {
    /// Names the object.
    public var id: ObjectSummary.ID
    /// Names this version.
    public var versionID: String
    /// The path, from the workspace's top on.
    public var path: String
    /// What the object says.
    public var body: Body
    /// When the object was made.
    public var createdAt: Date
    /// When this version was made.
    public var modifiedAt: Date
    /// The data that the body names, with where each can be fetched.
    public var data: [ObjectData]

    private enum CodingKeys: String, CodingKey {
        case links
        case id = "object_id"
        case versionID = "version_id"
        case path = "object_path"
        case body = "object"
        case createdAt = "created_at"
        case modifiedAt = "modified_at"
    }

    private struct Links: Decodable { var data: [ObjectData]? }

    /// Reads an answer of the API.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try values.decode(ObjectSummary.ID.self, forKey: .id)
        self.versionID = try values.decode(String.self, forKey: .versionID)
        self.path = try values.decode(String.self, forKey: .path)
        self.body = try values.decode(Body.self, forKey: .body)
        self.createdAt = try values.decode(Date.self, forKey: .createdAt)
        self.modifiedAt = try values.decode(Date.self, forKey: .modifiedAt)
        self.data = try values.decodeIfPresent(Links.self, forKey: .links)?.data ?? []
    }
}

/// A piece of data of an object: bytes that its body names by their SHA-256.
public struct ObjectData: Sendable, Hashable, Codable {
    /// Names it within the workspace.
    public var id: String
    /// The SHA-256 of the bytes, in hexadecimal.
    public var name: String
    /// Where the bytes can be fetched without a token, for half an hour.
    public var download: String?

    private enum CodingKeys: String, CodingKey {
        case id, name
        case download = "download_url"
    }
}

extension ObjectData: CustomReflectable {
    /// For descriptions: leaves out the address that the bytes can be fetched from without a token.
    public var customMirror: Mirror {
        Mirror(self, children: ["id": self.id, "name": self.name], displayStyle: .struct)
    }
}
