package import LintelTokens

/// Which objects are asked for, in which order.
package struct ObjectQuery: Sendable, Hashable {
    /// What objects can be sorted by; without it they are sorted by path.
    package enum SortKey: String, Sendable, Hashable, CaseIterable {
        case author
        case createdAt = "created_at"
        case createdBy = "created_by"
        case deletedAt = "deleted_at"
        case modifiedAt = "modified_at"
        case modifiedBy = "modified_by"
        case name
        case objectName = "object_name"
    }

    /// Only objects that were deleted, instead of only those that were not.
    package var isDeleted = false
    /// What the name begins with: one of these.
    package var names: [String] = []
    package var schemas: [String] = []
    /// Somebody of these has made the object; nil for anybody.
    package var createdBy: [Subject]?
    package var modifiedBy: [Subject]?
    package var deletedBy: [Subject]?
    package var createdAt: [TimeBound] = []
    package var modifiedAt: [TimeBound] = []
    package var deletedAt: [TimeBound] = []
    package var places: [GeographicCondition] = []
    package var order: [ListOrder<SortKey>] = []
    package var window = ListWindow.first

    /// How many values one parameter can have.
    package static let maximumValues = 50

    package init() {}
}

/// An object in a list of a whole organisation.
package struct OrganisationObject: Sendable, Hashable {
    package var object: GeoscienceObject
    package var workspaceName: String
    /// What the caller may do in its workspace.
    package var role: WorkspaceRole

    package init(object: GeoscienceObject, workspaceName: String, role: WorkspaceRole) {
        self.object = object
        self.workspaceName = workspaceName
        self.role = role
    }
}
