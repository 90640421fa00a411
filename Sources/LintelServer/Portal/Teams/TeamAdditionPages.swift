import LintelPlatform
import LintelTokens

/// The form that brings people and services in.
struct TeamAdditionPage: PortalPage {
    static let template = PageTemplate("project-team-add")

    let title: String
    let portal: PortalFrame
    let head: ProjectHead
    let action: SiteURL
    let people: TextAreaField
    /// How many bytes of a file are taken.
    let longest = TeamSheet.maximumBytes
    let roles: RoleChecks
    let rolesError: String?
    let canNameOwners: Bool
    let isOwner: Bool
    let back: SiteURL

    init(
        portal: PortalFrame,
        head: ProjectHead,
        id: ProjectID,
        people: String = "",
        peopleError: String? = nil,
        roles: RoleChecks,
        rolesError: String? = nil,
        canNameOwners: Bool,
        isOwner: Bool = false,
    ) {
        self.title = "Add to the team of \(head.name) · Lintel"
        self.portal = portal
        self.head = head
        self.action = .teams(.additions(id))
        self.people = TextAreaField(
            "people",
            label: "E-mail addresses",
            value: people,
            rows: 8,
            hint: "One a line, or the rows of a spreadsheet with an address and names of roles side by side. "
                + "At most 1,000. The client e-mail of a service app stands for the service.",
            error: peopleError,
            isRequired: true,
        )
        self.roles = roles
        self.rolesError = rolesError
        self.canNameOwners = canNameOwners
        self.isOwner = isOwner
        self.back = .projects(.team(id))
    }
}

/// What the form would do, row by row, or what it has done.
struct TeamPreviewPage: PortalPage {
    static let template = PageTemplate("project-team-preview")

    struct Row: Encodable, Sendable, Hashable {
        let email: String
        let roles: String
        let isRefused: Bool
        let isInvited: Bool
        let isAdded: Bool
        let outcome: String
    }

    let title: String
    let portal: PortalFrame
    let head: ProjectHead
    let isDone: Bool
    let summary: String
    let rows: [Row]
    let action: SiteURL
    /// What the confirmation carries: the rows as they are shown; nil when there is nothing to do.
    let plan: String?
    let button: String
    let again: SiteURL
    let back: SiteURL

    init(
        portal: PortalFrame,
        head: ProjectHead,
        id: ProjectID,
        isDone: Bool = false,
        summary: String,
        rows: [Row],
        plan: String? = nil,
        count: Int = 0,
    ) {
        self.title = "Add to the team of \(head.name) · Lintel"
        self.portal = portal
        self.head = head
        self.isDone = isDone
        self.summary = summary
        self.rows = rows
        self.action = .teams(.additionsConfirmed(id))
        self.plan = plan
        self.button = count == 1 ? "Do this for 1 address" : "Do this for \(count) addresses"
        self.again = .teams(.additions(id))
        self.back = .projects(.team(id))
    }
}
