import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The members of an organisation: who they are, who comes in, who goes.
struct OrganisationMembersEndpoint: Sendable {
    let desk: OrganisationDesk

    /// `GET /organisations/:id`, and `/members` with a search or a further page.
    func members(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, query) = try await self.desk.view(request, context)
        return self.desk.renderer.response(try await self.page(view, query: query))
    }

    /// `POST /organisations/:id/members`.
    func invite(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.desk.door.form(request, context)
        let view = try await self.desk.view(visitor, context)
        let (email, role) = (form["email"] ?? "", form["role"] ?? "")
        do {
            let outcome = try await self.desk.management.invite(
                email,
                role: role,
                to: view.id,
                by: visitor.actor,
                at: visitor.now,
            )
            return self.desk.redirect(
                to: .organisation(view.id),
                done: try await self.done(outcome, view),
            )
        } catch let error as PlatformError {
            let status = try OrganisationDesk.status(of: error, fields: ["email", "role"])
            let isRole = error.field == "role"
            let invite = OrganisationMembersPage.Invite(
                view.id,
                email: email,
                error: isRole ? nil : error.message,
                role: self.desk.roles.field(
                    view.authority.rolesToGive,
                    selected: role,
                    error: isRole ? error.message : nil,
                ),
            )
            let page = try await self.page(view, invite: invite)
            return self.desk.renderer.response(page, status: status)
        }
    }

    /// `GET /organisations/:id/members/:subject`.
    func member(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, _) = try await self.desk.view(request, context)
        let member = try await self.member(view, context)
        return self.desk.renderer.response(self.page(view, member))
    }

    /// `POST /organisations/:id/members/:subject/role`.
    func setRole(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.desk.door.form(request, context)
        let view = try await self.desk.view(visitor, context)
        let member = try await self.member(view, context)
        let role = form["role"] ?? ""
        do {
            _ = try await self.desk.management.setRole(
                role,
                of: member.principal.subject,
                in: view.id,
                by: visitor.actor,
                at: visitor.now,
            )
            return self.desk.redirect(to: .organisation(view.id), done: .role)
        } catch let error as PlatformError where Self.isShown(error) {
            return self.desk.renderer.response(
                self.page(view, member, role: role, error: error),
                status: .unprocessableContent,
            )
        }
    }

    /// `POST /organisations/:id/members/:subject/remove`.
    func remove(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (_, visitor) = try await self.desk.door.form(request, context)
        let view = try await self.desk.view(visitor, context)
        let member = try await self.member(view, context)
        do {
            try await self.desk.management.remove(
                member.principal.subject,
                from: view.id,
                by: visitor.actor,
                at: visitor.now,
            )
            let isOneself = member.principal.subject.rawValue == visitor.actor.id
            return self.desk.redirect(
                to: isOneself ? .list : .organisation(view.id),
                done: isOneself ? .left : .removed,
            )
        } catch let error as PlatformError where Self.isShown(error) {
            return self.desk.renderer.response(self.page(view, member, error: error), status: .unprocessableContent)
        }
    }

    /// What stands on the member's page; everything else is an error page.
    private static func isShown(_ error: PlatformError) -> Bool {
        [.administratorLast, .roleUnknown, .roleNotForService].contains(error.code)
    }

    private func member(_ view: OrganisationDesk.View, _ context: LintelContext) async throws -> OrganisationMember {
        let subject = Subject(try self.desk.parameter("subject", context))
        return try await self.desk.management.member(subject, of: view.id, by: view.visitor.actor)
    }

    private func done(_ outcome: InviteOutcome, _ view: OrganisationDesk.View) async throws -> OrganisationDone {
        switch outcome {
        case .alreadyMember: return .already
        case .serviceAdded: return .service
        case .invited(let invitation, let accountExists):
            let isOutsider = try await self.desk.management.isOutsider(
                invitation.email,
                of: view.id,
                by: view.visitor.actor,
            )
            return isOutsider ? .outsider : accountExists ? .known : .invited
        }
    }

    private func page(
        _ view: OrganisationDesk.View,
        query: FormFields = FormFields(fields: []),
        invite: OrganisationMembersPage.Invite? = nil,
    ) async throws -> OrganisationMembersPage {
        let wanted = OrganisationMemberQuery(
            search: query["q"],
            cursor: query["after"],
            limit: query["limit"].flatMap { Int($0) },
        )
        let actor = view.visitor.actor
        let list = try await self.desk.management.members(of: view.id, matching: wanted, by: actor)
        let roles = view.authority.rolesToGive
        let empty = OrganisationMembersPage.Invite(
            view.id,
            role: self.desk.roles.field(roles, selected: OrganisationRole.member.rawValue),
        )
        return OrganisationMembersPage(
            portal: view.portal,
            head: view.head(.members),
            id: view.id,
            done: view.done,
            invite: roles.isEmpty ? nil : invite ?? empty,
            rows: list.members.map { member in
                let url = SiteURL.organisations(.member(view.id, member.principal.subject))
                return OrganisationMembersPage.Row(
                    member,
                    role: self.desk.roles.name(member.role),
                    change: view.authority.canManage(member.role) ? url : nil,
                )
            },
            count: try await self.desk.management.memberCount(of: view.id, by: actor),
            search: wanted.search.isEmpty ? "" : query["q"] ?? "",
            isPart: !wanted.search.isEmpty || wanted.after != nil,
            next: list.next,
        )
    }

    private func page(
        _ view: OrganisationDesk.View,
        _ member: OrganisationMember,
        role: String? = nil,
        error: PlatformError? = nil,
    ) -> MemberPage {
        let isRole = error?.field == "role"
        return MemberPage(
            portal: view.portal,
            head: view.head(nil),
            id: view.id,
            member: member,
            roleName: self.desk.roles.name(member.role),
            error: isRole ? nil : error?.message,
            role: view.authority.canAdminister && !member.principal.isService
                ? self.desk.roles.field(
                    view.authority.rolesToGive,
                    selected: role ?? member.role.rawValue,
                    error: isRole ? error?.message : nil,
                ) : nil,
            canRemove: view.authority.canManage(member.role),
        )
    }
}
