import LintelPlatform
import LintelTokens

/// The roles of a project, with the form that makes another one.
struct RolesPage: PortalPage {
    static let template = PageTemplate("project-roles")

    struct Row: Encodable, Sendable, Hashable {
        let name: String
        let description: String
        /// `Schedule: read and write`, for each group that it has something of.
        let permissions: String
        let url: SiteURL

        init(_ role: ProjectRole, of id: ProjectID) {
            self.name = role.name
            self.description = role.description
            let count = role.permissions.values.count
            self.permissions =
                switch count {
                case 0: "Nothing yet"
                case ProjectPermission.all.count: "Everything"
                case 1: "1 permission"
                default: "\(count) permissions"
                }
            self.url = .teams(.role(id, role.id))
        }
    }

    /// The form for another role.
    struct Addition: Encodable, Sendable, Hashable {
        let action: SiteURL
        let name: FormField
        let description: FormField
        let copy: SelectField

        init(
            _ id: ProjectID,
            roles: [ProjectRole],
            name: String = "",
            description: String = "",
            copy: String = "",
            error: PlatformError? = nil,
        ) {
            self.action = .projects(.roles(id))
            self.name = RolePage.nameField(name, error: error)
            self.description = RolePage.descriptionField(description, error: error)
            let none = SelectField.Option("", label: "Nothing: an empty role", isSelected: copy.isEmpty)
            self.copy = SelectField(
                "copy",
                label: "Copy the permissions from",
                options: [none]
                    + roles.map {
                        SelectField.Option($0.id.rawValue, label: $0.name, isSelected: $0.id.rawValue == copy)
                    },
                hint: "Only roles are listed that allow no more than you may do yourself.",
            )
        }
    }

    let title: String
    let portal: PortalFrame
    let head: ProjectHead
    let done: String?
    let error: String?
    let rows: [Row]
    let hasRows: Bool
    let addition: Addition?

    init(
        portal: PortalFrame,
        head: ProjectHead,
        done: String? = nil,
        error: String? = nil,
        rows: [Row],
        addition: Addition?,
    ) {
        self.title = "Roles of \(head.name) · Lintel"
        self.portal = portal
        self.head = head
        self.done = done
        self.error = error
        self.rows = rows
        self.hasRows = !rows.isEmpty
        self.addition = addition
    }
}

/// One role: what it is called, and what it allows.
struct RolePage: PortalPage {
    static let template = PageTemplate("project-role")

    /// Permission groups under one heading.
    struct Section: Encodable, Sendable, Hashable {
        let title: String
        let groups: [Group]
    }

    /// A group with its levels as radio buttons.
    struct Group: Encodable, Sendable, Hashable {
        let title: String
        let note: String?
        let levels: [Level]
        /// How much the role has of it, for whoever may not change it.
        let level: String
    }

    struct Level: Encodable, Sendable, Hashable {
        let id: String
        let name: String
        let value: String
        let label: String
        let isChecked: Bool
    }

    let title: String
    let portal: PortalFrame
    let head: ProjectHead
    let roleName: String
    let roleDescription: String
    let error: String?
    let action: SiteURL
    let version: String
    let name: FormField
    let description: FormField
    let sections: [Section]
    let canChange: Bool
    let removal: SiteURL
    let isRemoving: Bool
    let back: SiteURL

    init(
        portal: PortalFrame,
        head: ProjectHead,
        id: ProjectID,
        role: ProjectRole,
        canChange: Bool,
        error: PlatformError? = nil,
        isRemoving: Bool = false,
    ) {
        self.title = "\(role.name) in \(head.name) · Lintel"
        self.portal = portal
        self.head = head
        self.roleName = role.name
        self.roleDescription = role.description
        let isField = ["displayName", "description"].contains(error?.field)
        self.error = isField ? nil : error?.message
        self.action = .teams(.role(id, role.id))
        self.version = String(role.version)
        self.name = Self.nameField(role.name, error: error)
        self.description = Self.descriptionField(role.description, error: error)
        self.sections = Self.sections(of: role.permissions)
        self.canChange = canChange
        self.removal = .teams(.roleRemoval(id, role.id))
        self.isRemoving = isRemoving
        self.back = .projects(.roles(id))
    }

    static func nameField(_ value: String, error: PlatformError?) -> FormField {
        FormField(
            "name",
            label: "Name",
            value: value,
            error: error?.field == "displayName" ? error?.message : nil,
            maximumLength: ProjectLabel.maximumName,
            autocomplete: "off",
        )
    }

    static func descriptionField(_ value: String, error: PlatformError?) -> FormField {
        FormField(
            "description",
            label: "Description",
            value: value,
            error: error?.field == "description" ? error?.message : nil,
            isRequired: false,
            maximumLength: ProjectLabel.maximumDescription,
            autocomplete: "off",
        )
    }

    private static func sections(of permissions: ProjectPermissions) -> [Section] {
        var sections: [Section] = []
        for group in ProjectPermissionGroup.all {
            let held = permissions.level(of: group)
            let parent = ProjectPermissionGroup.all.first { $0.id == group.parent }
            let shown = Group(
                title: group.title,
                note: parent.map { "Counts for nothing without \($0.title)." },
                levels: group.levels.map { level in
                    Level(
                        id: "\(group.id)-\(level.rawValue)",
                        name: "group-\(group.id)",
                        value: level.rawValue,
                        label: Self.label(level, of: group),
                        isChecked: level == held,
                    )
                },
                level: Self.label(held, of: group),
            )
            if let last = sections.last, last.title == group.section {
                sections[sections.count - 1] = Section(title: last.title, groups: last.groups + [shown])
            } else {
                sections.append(Section(title: group.section, groups: [shown]))
            }
        }
        return sections
    }

    private static func label(
        _ level: ProjectPermissionGroup.Level,
        of group: ProjectPermissionGroup,
    ) -> String {
        switch level {
        case .none: "None"
        case .read: "Read"
        case .write: group.read == nil ? "Allowed" : "Read and write"
        }
    }
}
