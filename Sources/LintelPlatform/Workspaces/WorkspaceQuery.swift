package import LintelTokens

/// Which workspaces a list holds, in which order, and which part of it is wanted.
package struct WorkspaceQuery: Sendable, Hashable {
    package enum Key: String, Sendable, Hashable, CaseIterable {
        case name
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case userRole = "user_role"
    }

    /// One key of the order.
    package struct Order: Sendable, Hashable {
        package var key: Key
        package var isDescending: Bool

        package init(_ key: Key, isDescending: Bool = false) {
            self.key = key
            self.isDescending = isDescending
        }
    }

    package static let standardLimit = 20
    package static let maximumLimit = 100

    /// Has to be in the name, whatever its case.
    package var name: String?
    package var createdBy: UserID?
    /// Has to have a role in the workspace.
    package var user: UserID?
    package var createdAt = TimeBounds()
    package var updatedAt = TimeBounds()
    /// The recycle bin in place of what is in use.
    package var isDeleted = false
    /// Before the last one, which is the id: no two workspaces are equal.
    package var order: [Order] = []
    package var limit = Self.standardLimit
    package var offset = 0

    package init() {}
}

/// Workspaces of a list, and how many the whole list has.
package struct WorkspacePage: Sendable, Hashable {
    package var items: [WorkspaceAccess]
    package var total: Int

    package init(items: [WorkspaceAccess], total: Int) {
        self.items = items
        self.total = total
    }
}

/// The times between two bounds, both included; open where there is none.
package struct TimeBounds: Sendable, Hashable {
    package var first: UnixTime?
    package var last: UnixTime?

    package init(first: UnixTime? = nil, last: UnixTime? = nil) {
        self.first = first
        self.last = last
    }
}
