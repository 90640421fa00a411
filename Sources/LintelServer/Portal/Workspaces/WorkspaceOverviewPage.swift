import LintelPlatform
import LintelTokens

/// One workspace, with who has which role in it.
struct WorkspaceOverviewPage: PortalPage {
    static let template = PageTemplate("workspace")

    struct Row: Encodable, Sendable, Hashable {
        let name: String
        let email: String
        let isService: Bool
        let isDisabled: Bool
        let role: String
        /// Whether the visitor may take the role.
        let canRemove: Bool

        init(_ user: WorkspaceUser, canRemove: Bool) {
            self.name = user.principal.name
            self.email = user.principal.email
            self.isService = user.principal.isService
            self.isDisabled = user.principal.isDisabled
            self.role = user.role.title
            self.canRemove = canRemove
        }
    }

    /// Somebody whom the field for an address suggests.
    struct Suggestion: Encodable, Sendable, Hashable {
        let email: String
        let label: String
    }

    /// What was typed into the form, and why it was refused.
    struct Typed: Sendable, Hashable {
        let email: String
        let role: String
        let error: PlatformError
    }

    /// The form that gives roles.
    struct Assignment: Encodable, Sendable, Hashable {
        let action: SiteURL
        let email: FormField
        let role: SelectField
        let suggestions: [Suggestion]
        /// Why the form was refused, when no field stands for it.
        let error: String?
    }

    let title: String
    let portal: PortalFrame
    let head: WorkspaceHead
    let description: String
    let labels: [String]
    let coordinateSystem: String?
    let id: String
    let role: String?
    let created: TimeText
    let createdBy: String?
    let changed: TimeText
    let changedBy: String?
    let deleted: TimeText?
    let done: String?
    let error: String?
    let assignment: Assignment?
    let rows: [Row]
    let hasRows: Bool
    /// Whether more have a role than are shown.
    let hasMore: Bool
    /// Whether there is anything to search in.
    let hasSearch: Bool
    let search: FormField
    let page: SiteURL
    let removal: SiteURL
    let deletion: SiteURL?
    let restoration: SiteURL?

    init(
        portal: PortalFrame,
        head: WorkspaceHead,
        workspace: Workspace,
        role: WorkspaceRole?,
        authority: WorkspaceAuthority,
        users: [WorkspaceUser],
        count: Int,
        search: String = "",
        suggested: [OrganisationMember] = [],
        done: String? = nil,
        error: String? = nil,
        typed: Typed? = nil,
    ) {
        let (organisation, id) = (workspace.organisationID, workspace.id)
        self.title = "\(workspace.name) · Lintel"
        self.portal = portal
        self.head = head
        self.description = workspace.details.description
        self.labels = workspace.details.labels
        self.coordinateSystem =
            workspace.details.coordinateSystem.isEmpty ? nil : workspace.details.coordinateSystem
        self.id = id.rawValue
        self.role = role?.title
        self.created = TimeText(workspace.createdAt)
        self.createdBy = workspace.createdBy.name
        self.changed = TimeText(workspace.updatedAt)
        self.changedBy = workspace.updatedBy.name
        self.deleted = workspace.deletedAt.map { TimeText($0) }
        self.done = done
        self.error = error
        self.rows = users.map { user in
            Row(user, canRemove: !workspace.isDeleted && authority.manages(user.role))
        }
        self.hasRows = !users.isEmpty
        self.hasMore = count > users.count
        self.hasSearch = !search.isEmpty || count > users.count
        self.search = FormField(
            "q",
            label: "Name or e-mail",
            kind: .search,
            value: search,
            isRequired: false,
            maximumLength: WorkspacesEndpoint.maximumSearchLength,
        )
        self.page = .workspaces(.workspace(organisation, id))
        self.removal = .workspaces(.roleRemoval(organisation, id))
        self.deletion =
            authority.manages(.owner) && !workspace.isDeleted ? .workspaces(.deletion(organisation, id)) : nil
        self.restoration =
            authority.manages(.owner) && workspace.isDeleted ? .workspaces(.restoration(organisation, id)) : nil
        self.assignment =
            authority.manages(.viewer) && !workspace.isDeleted
            ? Self.assignment(workspace, authority, suggested, typed) : nil
    }

    private static func assignment(
        _ workspace: Workspace,
        _ authority: WorkspaceAuthority,
        _ suggested: [OrganisationMember],
        _ typed: Typed?,
    ) -> Assignment {
        func sentence(_ field: String) -> String? { typed.flatMap { $0.error.field == field ? $0.error.message : nil } }
        let isBesideField = ["email", "role"].contains(typed?.error.field ?? "")
        return Assignment(
            action: .workspaces(.roles(workspace.organisationID, workspace.id)),
            email: FormField(
                "email",
                label: "E-mail of a member or service",
                value: typed?.email ?? "",
                hint: "Members of the organisation only. For a service app this is its client e-mail.",
                error: sentence("email"),
                maximumLength: EmailKey.maximumLength,
                autocomplete: "off",
                list: "members",
            ),
            role: SelectField(
                "role",
                label: "Role",
                options: WorkspaceRole.allCases.filter(authority.manages).map { role in
                    SelectField.Option(
                        role.rawValue,
                        label: "\(role.title): \(role.sentence)",
                        isSelected: role.rawValue == typed?.role,
                    )
                },
                error: sentence("role"),
            ),
            suggestions: suggested.map { member in
                Suggestion(
                    email: member.principal.email,
                    label: member.principal.name + (member.principal.isService ? " (service)" : ""),
                )
            },
            error: isBesideField ? nil : typed?.error.message,
        )
    }
}
