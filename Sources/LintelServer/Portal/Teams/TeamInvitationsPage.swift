import LintelPlatform
import LintelTokens

/// Invitations into a team that wait for an answer.
struct TeamInvitationsPage: PortalPage {
    static let template = PageTemplate("project-team-invitations")

    static let rowsPerPage = 50

    struct Row: Encodable, Sendable, Hashable {
        let email: String
        let inviter: String
        let roles: String
        let sent: TimeText
        let expires: TimeText
        let resend: SiteURL
        let revoke: SiteURL

        init(_ invitation: ProjectInvitation, of id: ProjectID) {
            self.email = invitation.email
            self.inviter = invitation.inviterName
            self.roles = invitation.offer == .owner ? "Owner" : invitation.roles.map(\.name).joined(separator: ", ")
            self.sent = TimeText(invitation.createdAt)
            self.expires = TimeText(invitation.expiresAt)
            self.resend = .teams(.invitationResend(id, invitation.id))
            self.revoke = .teams(.invitationRevocation(id, invitation.id))
        }
    }

    let title: String
    let portal: PortalFrame
    let head: ProjectHead
    let done: String?
    let rows: [Row]
    let hasRows: Bool
    let add: SiteURL
    let back: SiteURL
    let next: SiteURL?

    init(portal: PortalFrame, head: ProjectHead, id: ProjectID, done: String? = nil, rows: [Row], nextSkip: Int? = nil)
    {
        self.title = "Invitations into \(head.name) · Lintel"
        self.portal = portal
        self.head = head
        self.done = done
        self.rows = rows
        self.hasRows = !rows.isEmpty
        self.add = .teams(.additions(id))
        self.back = .projects(.team(id))
        self.next = nextSkip.map { .teams(.invitations(id, skip: $0)) }
    }
}

/// An invitation into a project as the invited person sees it; looking at it accepts nothing.
struct ProjectInvitationPage: PortalPage {
    static let template = PageTemplate("project-invitation")

    /// What the person can say yes to.
    struct Offer: Encodable, Sendable, Hashable {
        let project: String
        let inviter: String
        let roles: String
        let expires: TimeText
        let email: String
        /// The token that the browser has brought: nobody else is shown it.
        let token: String
    }

    let title = "Invitation · Lintel"
    let portal: PortalFrame
    let offer: Offer?
    /// Why there is no offer.
    let refusal: String?
    let accept = SiteURL.teams(.acceptance)
    let decline = SiteURL.teams(.refusal)
    let list = SiteURL.projects(.list())
}
