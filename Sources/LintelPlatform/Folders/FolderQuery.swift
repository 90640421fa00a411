package import LintelTokens

/// Which folders of a workspace are asked for, in which order.
package struct FolderQuery: Sendable, Hashable {
    /// What folders can be sorted by; without it they are sorted by depth and path.
    package enum SortKey: String, Sendable, Hashable, CaseIterable {
        case createdAt = "created_at"
        case depth
        case folderID = "folder_id"
        case modifiedAt = "modified_at"
        case name
        case path
    }

    /// The folder in which they are; nil for that of the whole workspace.
    package var parent: Folder?
    /// How deep they are below it, at most.
    package var depth = FolderPath.maximumDepth
    /// Only folders that were deleted, instead of only those that were not.
    package var isDeleted = false
    package var names = FolderNameFilter()
    /// Somebody of these has made the folder; nil for anybody.
    package var createdBy: [Subject]?
    package var modifiedBy: [Subject]?
    package var createdAt: [TimeBound] = []
    package var modifiedAt: [TimeBound] = []
    package var order: [ListOrder<SortKey>] = []
    package var window = ListWindow.first

    package init() {}
}
