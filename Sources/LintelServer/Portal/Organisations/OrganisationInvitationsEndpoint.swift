import Hummingbird
import LintelPlatform
import LintelTokens

/// The invitations that nobody has answered yet.
struct OrganisationInvitationsEndpoint: Sendable {
    let desk: OrganisationDesk

    /// `GET /organisations/:id/invitations`.
    func list(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, _) = try await self.desk.view(request, context)
        let visitor = view.visitor
        let open = try await self.desk.management.openInvitations(of: view.id, by: visitor.actor, at: visitor.now)
        return self.desk.renderer.response(
            InvitationsPage(
                portal: view.portal,
                head: view.head(.invitations),
                done: view.done,
                members: .organisations(.organisation(view.id)),
                rows: open.map { invitation in
                    InvitationsPage.Row(
                        invitation,
                        role: self.desk.roles.name(invitation.role),
                        canManage: view.authority.canManage(invitation.role),
                    )
                },
            )
        )
    }

    /// `POST /organisations/:id/invitations/:invitation/resend`.
    func resend(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (_, visitor) = try await self.desk.door.form(request, context)
        let view = try await self.desk.view(visitor, context)
        let outcome = try await self.desk.management.resend(
            try self.invitation(context),
            of: view.id,
            by: visitor.actor,
            at: visitor.now,
        )
        if case .alreadyMember = outcome { return self.desk.redirect(to: .invitations(view.id), done: .already) }
        return self.desk.redirect(to: .invitations(view.id), done: .resent)
    }

    /// `POST /organisations/:id/invitations/:invitation/revoke`.
    func revoke(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (_, visitor) = try await self.desk.door.form(request, context)
        let view = try await self.desk.view(visitor, context)
        try await self.desk.management.revoke(
            try self.invitation(context),
            of: view.id,
            by: visitor.actor,
            at: visitor.now,
        )
        return self.desk.redirect(to: .invitations(view.id), done: .revoked)
    }

    private func invitation(_ context: LintelContext) throws -> InvitationID {
        InvitationID(try self.desk.parameter("invitation", context))
    }
}
