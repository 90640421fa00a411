/// What somebody may do in a workspace; each role may do what those below it may.
package enum WorkspaceRole: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Reads.
    case viewer
    /// Writes, and gives and takes the roles viewer and editor.
    case editor
    /// Everything, the workspace's own life and its owners included.
    case owner

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .viewer: 0
        case .editor: 1
        case .owner: 2
        }
    }

    /// The roles that may do what this one may, the least first.
    package var andAbove: [WorkspaceRole] { Self.allCases.filter { $0 >= self } }
}

/// What somebody may do with the roles of a workspace.
package struct WorkspaceAuthority: Sendable, Hashable {
    /// The own role; nil for those who have none.
    package let role: WorkspaceRole?
    /// Administrators of the organisation, through the administrative twins of the calls, and the command line.
    package let isAdministrative: Bool

    /// What a role allows.
    package init(role: WorkspaceRole?) {
        self.role = role
        self.isAdministrative = false
    }

    private init() {
        self.role = nil
        self.isAdministrative = true
    }

    /// May do everything, whatever the own role.
    package static let administrative = WorkspaceAuthority()

    /// Whether it suffices to give this role, and to take it from somebody: owners manage every role, editors all but
    /// owners.
    package func manages(_ managed: WorkspaceRole) -> Bool {
        if self.isAdministrative { return true }
        return switch self.role {
        case .owner: true
        case .editor: managed < .owner
        case .viewer, nil: false
        }
    }
}
