import LintelPlatform
import LintelTokens

/// One member: another role, or the end of the membership.
struct MemberPage: PortalPage {
    static let template = PageTemplate("organisation-member")

    let title: String
    let portal: PortalFrame
    let head: OrganisationHead
    let back: SiteURL
    let name: String
    let email: String
    let kind: String
    let isDisabled: Bool
    let roleName: String
    let since: TimeText
    /// Why the form was refused, when no field stands for it.
    let error: String?
    /// The list of roles; nil when the visitor cannot change them.
    let role: SelectField?
    let roleAction: SiteURL
    let removal: SiteURL?

    init(
        portal: PortalFrame,
        head: OrganisationHead,
        id: OrganisationID,
        member: OrganisationMember,
        roleName: String,
        error: String? = nil,
        role: SelectField?,
        canRemove: Bool,
    ) {
        let principal = member.principal
        self.title = "\(principal.name) · Lintel"
        self.portal = portal
        self.head = head
        self.back = .organisations(.organisation(id))
        self.name = principal.name
        self.email = principal.email
        self.kind = principal.isService ? "Service identity" : "Person"
        self.isDisabled = principal.isDisabled
        self.roleName = roleName
        self.since = TimeText(member.changedAt)
        self.error = error
        self.role = role
        self.roleAction = .organisations(.memberRole(id, principal.subject))
        self.removal = canRemove ? .organisations(.memberRemoval(id, principal.subject)) : nil
    }
}
