import HTTPTypes
import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// The administration API's calls about members of organisations and invitations.
struct MemberOperations: Sendable {
    let management: OrganisationManagement

    private static let one = "/organisations/{organisation_id}"

    var operations: [AdministrationOperation] {
        [
            AdministrationOperation(.get, Self.one + "/members", .readOrganisations, handle: self.members),
            AdministrationOperation(.post, Self.one + "/members", .organisations, handle: self.invite),
            AdministrationOperation(.get, Self.one + "/members/{subject}", .readOrganisations, handle: self.member),
            AdministrationOperation(.patch, Self.one + "/members/{subject}", .organisations, handle: self.setRole),
            AdministrationOperation(.delete, Self.one + "/members/{subject}", .organisations, handle: self.remove),
            AdministrationOperation(.get, Self.one + "/invitations", .readOrganisations, handle: self.invitations),
            AdministrationOperation(
                .delete,
                Self.one + "/invitations/{invitation_id}",
                .organisations,
                handle: self.revoke,
            ),
        ]
    }

    private func id(_ call: AdministrationCall) throws(Problem) -> OrganisationID {
        OrganisationID(try call.path("organisation_id"))
    }

    private func members(_ call: AdministrationCall) async throws -> Response {
        let query = try call.query("search", "limit", "cursor")
        let page = try call.page(of: query)
        let found = try await self.management.members(
            of: try self.id(call),
            matching: OrganisationMemberQuery(search: query["search"], cursor: page.cursor, limit: page.limit),
            by: call.actor,
        )
        return JSONList.response(found.members, next: found.next) { $0.write(to: &$1) }
    }

    /// Adds a service identity at once, or invites a person by mail; who is a member already is an outcome too.
    private func invite(_ call: AdministrationCall) async throws -> Response {
        var body = try await call.body()
        let email = try body.string("email")
        let role = try body.optionalString("role") ?? OrganisationRole.member.rawValue
        try body.finish()
        let outcome = try await self.management.invite(
            email,
            role: role,
            to: try self.id(call),
            by: call.actor,
            at: call.now,
        )
        var json = JSONWriter()
        json.beginObject()
        let status: HTTPResponse.Status
        switch outcome {
        case .serviceAdded(let member):
            status = .created
            json.member("outcome", "added")
            json.key("member")
            member.write(to: &json)
        case .alreadyMember(let member):
            status = .ok
            json.member("outcome", "already_member")
            json.key("member")
            member.write(to: &json)
        case .invited(let invitation, let accountExists):
            status = .accepted
            json.member("outcome", "invited")
            json.member("account_exists", accountExists)
            json.key("invitation")
            invitation.write(to: &json)
        }
        json.endObject()
        return JSONAnswer.make(json.bytes, status: status)
    }

    private func member(_ call: AdministrationCall) async throws -> Response {
        _ = try call.query()
        let subject = Subject(try call.path("subject"))
        return Self.response(try await self.management.member(subject, of: try self.id(call), by: call.actor))
    }

    private func setRole(_ call: AdministrationCall) async throws -> Response {
        var body = try await call.body()
        let role = try body.string("role")
        try body.finish()
        let subject = Subject(try call.path("subject"))
        return Self.response(
            try await self.management.setRole(role, of: subject, in: try self.id(call), by: call.actor, at: call.now)
        )
    }

    private func remove(_ call: AdministrationCall) async throws -> Response {
        let (id, subject) = (try self.id(call), try call.path("subject"))
        if subject == call.actor.id {
            try await self.management.leave(id, by: call.actor, at: call.now)
        } else {
            try await self.management.remove(Subject(subject), from: id, by: call.actor, at: call.now)
        }
        return Response(status: .noContent)
    }

    private func invitations(_ call: AdministrationCall) async throws -> Response {
        _ = try call.query()
        let open = try await self.management.openInvitations(of: try self.id(call), by: call.actor, at: call.now)
        return JSONList.response(open, next: nil) { $0.write(to: &$1) }
    }

    private func revoke(_ call: AdministrationCall) async throws -> Response {
        let invitation = InvitationID(try call.path("invitation_id"))
        try await self.management.revoke(invitation, of: try self.id(call), by: call.actor, at: call.now)
        return Response(status: .noContent)
    }

    private static func response(_ member: OrganisationMember) -> Response {
        var json = JSONWriter()
        member.write(to: &json)
        return JSONAnswer.make(json.bytes)
    }
}

extension OrganisationMember {
    fileprivate func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("subject", self.principal.subject.rawValue)
        json.member("kind", self.principal.isService ? "service" : "person")
        json.member("name", self.principal.name)
        json.member("email", self.principal.email)
        json.member("role", self.role.rawValue)
        json.member("is_disabled", self.principal.isDisabled)
        json.member("changed_at", self.changedAt)
        json.endObject()
    }
}

extension Invitation {
    /// Without the token: the link only goes by mail.
    fileprivate func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", self.id.rawValue)
        json.member("email", self.email)
        json.member("role", self.role.rawValue)
        json.member("invited_by", self.inviterName)
        json.member("created_at", self.createdAt)
        json.member("expires_at", self.expiresAt)
        json.endObject()
    }
}
