import LintelCodec
import LintelPlatform
import LintelTokens

/// A document as an instance of `PW_WSG.Document`.
struct WSGDocument: Sendable {
    /// Its properties, in the order of the answer.
    enum Property: String, WSGProperty {
        case name = "Name"
        case fileName = "FileName"
        case description = "Description"
        case version = "Version"
        case isLatest = "IsLatest"
        case parent = "ParentGuid"
        case fileSize = "FileSize"
        case fileUpdateTime = "FileUpdateTime"
        case fileUpdatedBy = "FileUpdatedBy"
        case createTime = "CreateTime"
        case updateTime = "UpdateTime"
    }

    /// Bytes of a usual instance.
    static let usualSize = 640

    private let hasProperty: [Bool]
    private let hasRelationships: Bool

    init(_ selection: WSGSelection<Property>) {
        // Asked for each document: by place instead of by hash.
        self.hasProperty = Property.allCases.map(selection.contains)
        self.hasRelationships = selection.hasRelationships
    }

    static func tag(_ document: Document) -> String {
        // Put together by pieces: an interpolation takes several times as long, and lists have many.
        "\"" + String(document.version) + "-" + String(document.revision) + "\""
    }

    func write(_ document: Document, to json: inout JSONWriter) {
        json.beginObject()
        json.member("instanceId", document.id.rawValue)
        json.member("schemaName", "PW_WSG")
        json.member("className", "Document")
        json.member("eTag", Self.tag(document))
        json.key("properties")
        json.beginObject()
        for (index, property) in Property.allCases.enumerated() where self.hasProperty[index] {
            Self.write(property, document, to: &json)
        }
        json.endObject()
        if self.hasRelationships {
            WSGFolder.writeParent(
                document.folderID,
                relationship: "DocumentParent",
                of: document.id.rawValue,
                to: &json
            )
        }
        json.endObject()
    }

    private static func write(_ property: Property, _ document: Document, to json: inout JSONWriter) {
        switch property {
        case .name: json.member("Name", document.name.text)
        case .fileName: json.member("FileName", document.fileName.text)
        case .description: json.member("Description", document.description)
        case .version: json.member("Version", String(document.version))
        case .isLatest: json.member("IsLatest", document.isLatest)
        case .parent: json.member("ParentGuid", document.folderID.rawValue)
        case .fileSize: json.member("FileSize", document.content.size)
        case .fileUpdateTime: json.member("FileUpdateTime", document.fileUpdatedAt)
        case .fileUpdatedBy:
            json.member("FileUpdatedBy", document.fileUpdatedBy.name ?? document.fileUpdatedBy.subject.rawValue)
        case .createTime: json.member("CreateTime", document.createdAt)
        case .updateTime: json.member("UpdateTime", document.updatedAt)
        }
    }
}
