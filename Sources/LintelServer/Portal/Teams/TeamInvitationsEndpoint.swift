import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// Invitations into a team: the list of those that wait, and the page that a mail leads to.
struct TeamInvitationsEndpoint: Sendable {
    let desk: TeamDesk

    /// `GET /projects/:project/team/invitations`.
    func list(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, query) = try await self.desk.view(request, context)
        try view.project.require(.inviteMember)
        let skip = min(max(query["skip"].flatMap { Int($0) } ?? 0, 0), ProjectLimits.openInvitations)
        let page = try await view.team.invitations(skip: skip, top: TeamInvitationsPage.rowsPerPage)
        return self.desk.renderer.response(
            TeamInvitationsPage(
                portal: view.portal,
                head: view.head(),
                id: view.id,
                done: TeamDesk.done(query),
                rows: page.items.map { TeamInvitationsPage.Row($0, of: view.id) },
                nextSkip: page.hasMore ? skip + TeamInvitationsPage.rowsPerPage : nil,
            )
        )
    }

    /// `POST …/:invitation/resend`.
    func resend(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (_, view) = try await self.desk.form(request, context)
        _ = try await view.team.resend(try self.desk.id("invitation", context))
        return self.desk.redirect(to: .teams(.invitations(view.id)), done: .resent)
    }

    /// `POST …/:invitation/revoke`.
    func revoke(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (_, view) = try await self.desk.form(request, context)
        try await view.team.revokeInvitation(try self.desk.id("invitation", context))
        return self.desk.redirect(to: .teams(.invitations(view.id)), done: .withdrawn)
    }

    /// `GET /project-invitation`: shows and changes nothing, as mail programs open links too.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.desk.desk.door.visitor(request, context)
        let token = try self.desk.desk.door.query(request)["token"] ?? ""
        do {
            let received = try await self.desk.management.received(token: token, by: visitor.actor, at: visitor.now)
            let invitation = received.invitation
            let offer = ProjectInvitationPage.Offer(
                project: received.project.name,
                inviter: invitation.inviterName,
                roles: invitation.offer == .owner ? "Owner" : invitation.roles.map(\.name).joined(separator: ", "),
                expires: TimeText(invitation.expiresAt),
                email: invitation.email,
                token: token,
            )
            return self.desk.renderer.response(self.page(visitor, offer: offer))
        } catch let error as PlatformError where error.code == .invitationRefused {
            return self.refusal(visitor, error)
        }
    }

    /// `POST /project-invitation`.
    func accept(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.desk.desk.door.form(request, context)
        do {
            let project = try await self.desk.management.accept(
                token: form["token"] ?? "",
                by: visitor.actor,
                at: visitor.now,
            )
            return self.desk.redirect(to: .projects(.team(project.id)), done: .joined)
        } catch let error as PlatformError where error.code == .invitationRefused {
            return self.refusal(visitor, error)
        }
    }

    /// `POST /project-invitation/decline`.
    func decline(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.desk.desk.door.form(request, context)
        do {
            try await self.desk.management.decline(
                token: form["token"] ?? "",
                by: visitor.actor,
                at: visitor.now,
            )
            return AuthorizeEndpoint.redirect(to: "\(SiteURL.projects(.list()))", status: .seeOther)
        } catch let error as PlatformError where error.code == .invitationRefused {
            return self.refusal(visitor, error)
        }
    }

    private func refusal(_ visitor: Visitor, _ error: PlatformError) -> Response {
        self.desk.renderer.response(self.page(visitor, refusal: error.message), status: .forbidden)
    }

    private func page(
        _ visitor: Visitor,
        offer: ProjectInvitationPage.Offer? = nil,
        refusal: String? = nil,
    ) -> ProjectInvitationPage {
        ProjectInvitationPage(portal: PortalFrame(visitor, in: .projects), offer: offer, refusal: refusal)
    }
}
