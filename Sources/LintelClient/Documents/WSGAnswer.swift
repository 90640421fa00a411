import LintelTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// An answer of the Web Services Gateway: instances with properties.
struct WSGAnswer<Properties: Decodable & Sendable>: Decodable, Sendable {
    var instances: [Instance]

    struct Instance: Decodable, Sendable {
        var instanceId: String
        var eTag: String?
        var properties: Properties
    }

    /// The one instance that was asked for.
    func one() throws -> Instance {
        guard let instance = self.instances.first, self.instances.count == 1 else {
            throw ClientError(.answerInvalid, "The answer does not hold the one instance that was asked for.")
        }
        return instance
    }
}

/// Properties of a data source.
struct WSGRepositoryProperties: Decodable, Sendable {
    var label: String
    var description: String?

    private enum CodingKeys: String, CodingKey {
        case label = "DisplayLabel"
        case description = "Description"
    }
}

/// Properties of a folder.
struct WSGFolderProperties: Decodable, Sendable {
    var name: String
    var description: String?
    var parent: String?
    var hasChildren: Bool?

    private enum CodingKeys: String, CodingKey {
        case name = "Name"
        case description = "Description"
        case parent = "ParentGuid"
        case hasChildren = "HasChildren"
    }
}

/// Properties of a document.
struct WSGDocumentProperties: Decodable, Sendable {
    var name: String
    var fileName: String
    var description: String?
    var version: String?
    var parent: String?
    var fileSize: Int64
    var fileUpdateTime: Date?

    private enum CodingKeys: String, CodingKey {
        case name = "Name"
        case fileName = "FileName"
        case description = "Description"
        case version = "Version"
        case parent = "ParentGuid"
        case fileSize = "FileSize"
        case fileUpdateTime = "FileUpdateTime"
    }
}

extension DocumentRepository {
    init(_ instance: WSGAnswer<WSGRepositoryProperties>.Instance) {
        self.init(
            id: Identifier(instance.instanceId),
            name: instance.properties.label,
            description: instance.properties.description,
        )
    }
}

extension DocumentFolder {
    init(_ instance: WSGAnswer<WSGFolderProperties>.Instance) {
        self.init(
            id: Identifier(instance.instanceId),
            name: instance.properties.name,
            description: instance.properties.description,
            parent: instance.properties.parent.map { Identifier($0) },
            hasChildren: instance.properties.hasChildren ?? false,
        )
    }
}

extension Document {
    init(_ instance: WSGAnswer<WSGDocumentProperties>.Instance) {
        let properties = instance.properties
        self.init(
            id: Identifier(instance.instanceId),
            tag: instance.eTag ?? "",
            name: properties.name,
            fileName: properties.fileName,
            description: properties.description,
            version: properties.version,
            folder: properties.parent.map { Identifier($0) },
            size: properties.fileSize,
            fileUpdatedAt: properties.fileUpdateTime,
        )
    }
}
