import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// What a link in a mail leads to: the invitation, and the yes or no to it.
struct InvitationEndpoint: Sendable {
    let desk: OrganisationDesk

    /// `GET /invitation`: shows and changes nothing, as mail programs open links too.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.desk.door.visitor(request, context)
        let token = try self.desk.door.query(request)["token"] ?? ""
        do {
            let received = try await self.desk.management.received(token: token, by: visitor.actor, at: visitor.now)
            let offer = InvitationPage.Offer(
                organisation: received.organisation.name,
                inviter: received.invitation.inviterName,
                role: self.desk.roles.name(received.invitation.role),
                expires: TimeText(received.invitation.expiresAt),
                email: received.invitation.email,
                token: token,
            )
            return self.desk.renderer.response(self.page(visitor, offer: offer))
        } catch let error as PlatformError where error.code == .invitationRefused {
            return self.refusal(visitor, error)
        }
    }

    /// `POST /invitation`.
    func accept(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.desk.door.form(request, context)
        do {
            let organisation = try await self.desk.management.accept(
                token: form["token"] ?? "",
                by: visitor.actor,
                at: visitor.now,
            )
            return self.desk.redirect(to: .organisation(organisation.id), done: .joined)
        } catch let error as PlatformError where error.code == .invitationRefused {
            return self.refusal(visitor, error)
        }
    }

    /// `POST /invitation/decline`.
    func decline(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.desk.door.form(request, context)
        do {
            try await self.desk.management.decline(token: form["token"] ?? "", by: visitor.actor, at: visitor.now)
            return self.desk.redirect(to: .list, done: .declined)
        } catch let error as PlatformError where error.code == .invitationRefused {
            return self.refusal(visitor, error)
        }
    }

    private func refusal(_ visitor: Visitor, _ error: PlatformError) -> Response {
        self.desk.renderer.response(self.page(visitor, refusal: error.message), status: .forbidden)
    }

    private func page(_ visitor: Visitor, offer: InvitationPage.Offer? = nil, refusal: String? = nil)
        -> InvitationPage
    {
        InvitationPage(portal: PortalFrame(visitor, in: .organisations), offer: offer, refusal: refusal)
    }
}
