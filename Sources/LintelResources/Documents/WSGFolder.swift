import LintelCodec
import LintelPlatform
import LintelTokens

/// A folder as an instance of `PW_WSG.Project`, and as a node of the tree that people walk through.
struct WSGFolder: Sendable {
    enum Property: String, WSGProperty {
        case name = "Name"
        case label = "Label"
        case description = "Description"
        case typeString = "TypeString"
        case parent = "ParentGuid"
        case isConnectedProject = "IsConnectedProject"
        case isRichProject = "IsRichProject"
        case hasChildren = "HasChildren"
        case createTime = "CreateTime"
        case updateTime = "UpdateTime"
    }

    /// A node's properties.
    enum NodeProperty: String, WSGProperty {
        case label = "Label"
        case description = "Description"
        case instanceID = "Key_InstanceId"
        case className = "Key_ClassName"
        case schemaName = "Key_SchemaName"
        case hasChildren = "HasChildren"
    }

    /// Bytes of a usual instance.
    static let usualSize = 640

    let selection: WSGSelection<Property>
    /// Whether tops are work areas of a project.
    let isConnected: Bool

    func tag(_ folder: DocumentFolder) -> String { Self.tag(folder, isProject: self.isProject(folder)) }

    /// The tag changes with all that an answer shows: also with what is in the folder, and with the project that the data
    /// source belongs to.
    ///
    /// - Parameter isProject: Whether it is shown as a work area; a node does not say so.
    static func tag(_ folder: DocumentFolder, isProject: Bool = false) -> String {
        let shown = (folder.hasChildren ? 1 : 0) + (isProject ? 2 : 0)
        return "\"\(folder.revision)-\(folder.updatedAt.seconds)-\(shown)\""
    }

    private func isProject(_ folder: DocumentFolder) -> Bool { self.isConnected && folder.parentID == nil }

    func write(_ folder: DocumentFolder, to json: inout JSONWriter) {
        json.object { json in
            json.member("instanceId", folder.id.rawValue)
            json.member("schemaName", "PW_WSG")
            json.member("className", "Project")
            json.member("eTag", self.tag(folder))
            json.key("properties")
            json.object { json in
                for property in Property.allCases where self.selection.contains(property) {
                    self.write(property, folder, to: &json)
                }
            }
            if self.selection.hasRelationships, let parent = folder.parentID {
                Self.writeParent(parent, relationship: "ProjectParent", of: folder.id.rawValue, to: &json)
            }
        }
    }

    private func write(_ property: Property, _ folder: DocumentFolder, to json: inout JSONWriter) {
        let isProject = self.isProject(folder)
        switch property {
        case .name: json.member("Name", folder.name.text)
        case .label: json.member("Label", folder.name.text)
        case .description: json.member("Description", folder.description)
        case .typeString: json.member("TypeString", isProject ? "Project" : "Folder")
        case .parent: json.member("ParentGuid", optional: folder.parentID?.rawValue)
        case .isConnectedProject: json.member("IsConnectedProject", isProject)
        case .isRichProject: json.member("IsRichProject", isProject)
        case .hasChildren: json.member("HasChildren", folder.hasChildren)
        case .createTime: json.member("CreateTime", folder.createdAt)
        case .updateTime: json.member("UpdateTime", folder.updatedAt)
        }
    }

    /// Writes a folder as a node.
    static func writeNode(
        _ folder: DocumentFolder,
        _ selection: WSGSelection<NodeProperty>,
        to json: inout JSONWriter,
    ) {
        json.object { json in
            json.member("instanceId", WSGNode.id(of: folder.id))
            json.member("schemaName", "Navigation")
            json.member("className", "NavNode")
            json.member("eTag", Self.tag(folder))
            json.key("properties")
            json.object { json in
                for property in NodeProperty.allCases where selection.contains(property) {
                    switch property {
                    case .label: json.member("Label", folder.name.text)
                    case .description: json.member("Description", folder.description)
                    case .instanceID: json.member("Key_InstanceId", folder.id.rawValue)
                    case .className: json.member("Key_ClassName", "Project")
                    case .schemaName: json.member("Key_SchemaName", "PW_WSG")
                    case .hasChildren: json.member("HasChildren", folder.hasChildren)
                    }
                }
            }
        }
    }

    /// Writes the member `relationshipInstances` that leads to the folder that something is in.
    static func writeParent(
        _ parent: DocumentFolderID,
        relationship: String,
        of id: String,
        to json: inout JSONWriter,
    ) {
        json.member("relationshipInstances", objects: CollectionOfOne(parent)) { parent, json in
            json.member("instanceId", "\(id)-\(parent)")
            json.member("schemaName", "PW_WSG")
            json.member("className", relationship)
            json.member("direction", "forward")
            json.key("relatedInstance")
            json.object { json in
                json.member("instanceId", parent.rawValue)
                json.member("schemaName", "PW_WSG")
                json.member("className", "Project")
            }
        }
    }
}
