import LintelPlatform
import LintelTokens

/// The invitations that nobody has answered yet.
struct InvitationsPage: PortalPage {
    static let template = PageTemplate("organisation-invitations")

    struct Row: Encodable, Sendable, Hashable {
        let email: String
        let role: String
        let inviter: String
        let sent: TimeText
        let expires: TimeText
        let resend: SiteURL
        /// nil when the visitor cannot revoke it.
        let revoke: SiteURL?

        init(_ invitation: Invitation, role: String, canManage: Bool) {
            let id = invitation.organisationID
            self.email = invitation.email
            self.role = role
            self.inviter = invitation.inviterName
            self.sent = TimeText(invitation.createdAt)
            self.expires = TimeText(invitation.expiresAt)
            self.resend = .organisations(.invitationResend(id, invitation.id))
            self.revoke = canManage ? .organisations(.invitationRevocation(id, invitation.id)) : nil
        }
    }

    let title: String
    let portal: PortalFrame
    let head: OrganisationHead
    let done: String?
    let members: SiteURL
    let rows: [Row]
    let hasRows: Bool

    init(portal: PortalFrame, head: OrganisationHead, done: String?, members: SiteURL, rows: [Row]) {
        self.title = "Invitations of \(head.name) · Lintel"
        self.portal = portal
        self.head = head
        self.done = done
        self.members = members
        self.rows = rows
        self.hasRows = !rows.isEmpty
    }
}
