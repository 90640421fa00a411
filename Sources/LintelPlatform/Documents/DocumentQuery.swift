/// Which documents are asked for, in which order.
package struct DocumentQuery: Sendable, Hashable {
    /// The folder in which they are.
    package var folder: DocumentFolderID?
    /// A folder in which they are, however deep.
    package var ancestor: DocumentFolderID?
    /// Whether earlier versions are looked at, too.
    package var includesEarlier = false
    package var condition: PropertyCondition<DocumentProperty>?
    /// Without it they are sorted by name.
    package var order: [ListOrder<DocumentProperty>] = []
    package var window = ListWindow(offset: 0, limit: Self.usualLimit)

    /// How many one answer holds at most, and when nobody says.
    package static let usualLimit = 1_000

    package init() {}
}

/// Which folders are asked for, in which order.
package struct DocumentFolderQuery: Sendable, Hashable {
    /// Where they are.
    package enum Place: Sendable, Hashable {
        case anywhere
        case top
        case folder(DocumentFolderID)
        /// However deep.
        case below(DocumentFolderID)
    }

    package var place = Place.anywhere
    package var condition: PropertyCondition<DocumentFolderProperty>?
    /// Without it they are sorted by name.
    package var order: [ListOrder<DocumentFolderProperty>] = []
    package var window = ListWindow(offset: 0, limit: DocumentQuery.usualLimit)
    /// Whether the tops are work areas of a project.
    package var isConnected = false

    package init() {}
}

/// What documents are chosen and sorted by; the raw value is the property's name in the API.
package enum DocumentProperty: String, FilterProperty {
    case id = "$id"
    case name = "Name"
    case fileName = "FileName"
    case description = "Description"
    case version = "Version"
    case fileSize = "FileSize"
    case isLatest = "IsLatest"
    case parent = "ParentGuid"
    case createTime = "CreateTime"
    case updateTime = "UpdateTime"
    case fileUpdateTime = "FileUpdateTime"

    package var type: FilterValueType {
        switch self {
        case .id, .parent: .id
        case .name, .fileName: .name
        case .description: .text
        case .version, .fileSize: .number
        case .isLatest: .flag
        case .createTime, .updateTime, .fileUpdateTime: .time
        }
    }

    package var isOptional: Bool { false }

    package static let furtherNames: [String: Self] = [
        "documentguid": .id, "documentparent-forward-project.$id": .parent, "documentcreatetime": .createTime,
        "documentupdatetime": .updateTime,
    ]
}

/// What folders are chosen and sorted by; the raw value is the property's name in the API.
package enum DocumentFolderProperty: String, FilterProperty {
    case id = "$id"
    case name = "Name"
    case description = "Description"
    case parent = "ParentGuid"
    case isConnectedProject = "IsConnectedProject"
    case createTime = "CreateTime"
    case updateTime = "UpdateTime"

    package var type: FilterValueType {
        switch self {
        case .id, .parent: .id
        case .name: .name
        case .description: .text
        case .isConnectedProject: .flag
        case .createTime, .updateTime: .time
        }
    }

    package var isOptional: Bool { self == .parent }

    package static let furtherNames: [String: Self] = [
        "projectguid": .id, "label": .name, "projectparent-forward-project.$id": .parent,
        "isrichproject": .isConnectedProject,
    ]
}
