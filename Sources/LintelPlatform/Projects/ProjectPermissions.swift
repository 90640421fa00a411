/// What a role allows, or all the roles of somebody together.
package struct ProjectPermissions: Sendable, Hashable {
    /// In the order of ``ProjectPermission/all``.
    package let values: [ProjectPermission]

    /// Takes permissions together: writing includes reading, and what depends on a group that is missing falls away.
    package init(_ permissions: some Sequence<ProjectPermission>) {
        let asked = Set(permissions)
        var held: Set<ProjectPermission> = []
        var groups: Set<String> = []
        // Parents stand before what is under them.
        for group in ProjectPermissionGroup.all {
            if let parent = group.parent, !groups.contains(parent) { continue }
            if asked.contains(group.write) {
                held.formUnion(group.permissions)
            } else if let read = group.read, asked.contains(read) {
                held.insert(read)
            } else {
                continue
            }
            groups.insert(group.id)
        }
        self.values = held.count == ProjectPermission.all.count ? ProjectPermission.all : Self.sorted(held)
    }

    /// Everything.
    package static let all = Self(ProjectPermission.all)
    package static let none = Self([])

    package func contains(_ permission: ProjectPermission) -> Bool { self.values.contains(permission) }

    package func union(_ other: Self) -> Self { Self(self.values + other.values) }

    package func isSubset(of other: Self) -> Bool { self.values.allSatisfy(other.contains) }

    /// How much they have of a group.
    package func level(of group: ProjectPermissionGroup) -> ProjectPermissionGroup.Level {
        if self.contains(group.write) { return .write }
        return group.read.map(self.contains) == true ? .read : .none
    }

    private static func sorted(_ held: Set<ProjectPermission>) -> [ProjectPermission] {
        ProjectPermission.all.filter(held.contains)
    }
}

extension ProjectPermissions {
    /// Reads permissions as a caller has named them.
    ///
    /// - Throws: ``PlatformError`` with code `permissionUnknown` for a name that there is not, or one that depends on
    ///   another which is not named.
    package init(names: [String]) throws(PlatformError) {
        let asked = names.map(ProjectPermission.init(rawValue:))
        for (index, permission) in asked.enumerated() where !ProjectPermission.all.contains(permission) {
            throw PlatformError(
                .permissionUnknown,
                "There is no permission of this name.",
                field: "permissions[\(index)]",
            )
        }
        self.init(asked)
        for (index, permission) in asked.enumerated() where !self.contains(permission) {
            let group = ProjectPermissionGroup.all.first { $0.permissions.contains(permission) }
            let parent = ProjectPermissionGroup.all.first { $0.id == group?.parent }
            throw PlatformError(
                .permissionUnknown,
                "This permission counts for nothing without \((parent?.read ?? parent?.write)?.rawValue ?? "another").",
                field: "permissions[\(index)]",
            )
        }
    }
}
