import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// Who belongs to the organisation, which the Evo APIs call an instance.
struct InstanceMemberEndpoints: Sendable {
    let organisations: OrganisationManagement
    let stores: Stores
    /// The base of the hub's APIs.
    let hub: String

    func list(_ call: EvoCall) async throws -> Response {
        let page = try EvoPage(
            try call.query(),
            of: "\(self.hub)/workspace/orgs/\(call.organisation)/members/users",
        )
        let members = try await self.organisations.members(
            of: call.organisation,
            matching: OrganisationMemberQuery(limit: page.limit, offset: page.offset),
            by: call.actor,
        )
        return CallAnswer.json { json in
            json.object { json in
                page.writeLinks(count: members.members.count, hasMore: members.next != nil, to: &json)
                json.member("results", objects: members.members) { $1.member($0) }
            }
        }
    }

    /// Brings people in by invitation, and service identities at once.
    func add(_ call: EvoCall) async throws -> Response {
        var body = try await call.body()
        var wanted: [(email: String, role: OrganisationRole)] = []
        for var user in try body.objects("users") {
            let email = try user.string("email")
            _ = try EmailKey(email)
            wanted.append((email, try InstanceRole.role(ids: try user.optionalStrings("roles") ?? [])))
        }
        guard !wanted.isEmpty else { throw EvoRefusal.invalid("users", "There has to be one user at least.") }
        var members: [OrganisationMember] = []
        var invitations: [Invitation] = []
        for (email, role) in wanted {
            let outcome = try await self.invite(email, role, call)
            switch outcome {
            case .invited(let invitation, _): invitations.append(invitation)
            case .alreadyMember(let member), .serviceAdded(let member): members.append(member)
            }
        }
        let inviters = try await self.inviters(of: invitations, call)
        return CallAnswer.json(.created) { json in
            json.object { json in
                json.member("members", objects: members) { $1.member($0) }
                json.member("invitations", objects: invitations) { $1.invitation($0, inviters) }
            }
        }
    }

    /// A refusal names the address that it is about: those before it have been invited.
    private func invite(_ email: String, _ role: OrganisationRole, _ call: EvoCall) async throws -> InviteOutcome {
        do {
            return try await self.organisations.invite(
                email,
                role: role.rawValue,
                to: call.organisation,
                by: call.actor,
                at: call.now,
            )
        } catch let error as PlatformError {
            throw PlatformError(error.code, "\(email): \(error.message)", field: error.field)
        }
    }

    /// Gives a member another role.
    func update(_ call: EvoCall) async throws -> Response {
        var body = try await call.body()
        let role = try InstanceRole.role(ids: try body.optionalStrings("roles") ?? [])
        let member = try await self.organisations.setRole(
            role.rawValue,
            of: try await self.subject(call),
            in: call.organisation,
            by: call.actor,
            at: call.now,
        )
        return CallAnswer.json { json in
            json.object { json in
                json.member("id", UserID(member.principal.subject).rawValue)
                json.roles(member.role)
            }
        }
    }

    /// Takes a member out of the organisation, and so out of its workspaces.
    func remove(_ call: EvoCall) async throws -> Response {
        try await self.organisations.remove(
            try await self.subject(call),
            from: call.organisation,
            by: call.actor,
            at: call.now,
        )
        return CallAnswer.empty(.noContent)
    }

    /// The roles that there are.
    func roles(_ call: EvoCall) -> Response {
        CallAnswer.json { json in
            json.object { json in
                json.member("roles", objects: InstanceRole.all) { role, json in
                    json.member("id", role.id)
                    json.member("name", role.name)
                    json.member("description", role.description)
                    json.member("permissions", role.permissions)
                }
            }
        }
    }

    func invitations(_ call: EvoCall) async throws -> Response {
        let page = try EvoPage(
            try call.query(),
            of: "\(self.hub)/workspace/orgs/\(call.organisation)/members/invitations",
        )
        let open = try await self.organisations.openInvitations(of: call.organisation, by: call.actor, at: call.now)
        let shown = Array(open.dropFirst(page.offset).prefix(page.limit))
        let inviters = try await self.inviters(of: shown, call)
        return CallAnswer.json { json in
            json.object { json in
                page.writeLinks(count: shown.count, hasMore: page.offset + shown.count < open.count, to: &json)
                json.member("results", objects: shown) { $1.invitation($0, inviters) }
            }
        }
    }

    func revoke(_ call: EvoCall) async throws -> Response {
        try await self.organisations.revoke(
            try call.id("invitation"),
            of: call.organisation,
            by: call.actor,
            at: call.now,
        )
        return CallAnswer.empty(.noContent)
    }

    /// Members with an address: whoever else has an account here is nobody's business.
    func find(_ call: EvoCall) async throws -> Response {
        guard let email = try call.query().text("email") else {
            throw EvoRefusal.invalid("email", "This is missing.")
        }
        var found: [OrganisationMember] = []
        if let key = try? EmailKey(email), let principal = try await self.stores.organisations.principal(key),
            let member = try await self.stores.organisations.member(principal.subject, of: call.organisation)
        {
            found.append(member)
        }
        return CallAnswer.json { [found] json in
            json.object { json in
                json.member("users", objects: found) { member, json in
                    json.member("email", member.principal.email)
                    json.member("full_name", member.principal.name)
                }
            }
        }
    }

    private func subject(_ call: EvoCall) async throws -> Subject {
        guard let subject = try await self.stores.workspaces.subject(of: try call.userID()) else {
            throw EvoRefusal.missing("The organisation has no such member.")
        }
        return subject
    }

    /// The addresses of those who have sent invitations and still belong to the organisation.
    private func inviters(of invitations: [Invitation], _ call: EvoCall) async throws -> [String: String] {
        var addresses: [String: String] = [:]
        for id in Set(invitations.map(\.inviter)) {
            let member = try await self.stores.organisations.member(Subject(id), of: call.organisation)
            addresses[id] = member?.principal.email
        }
        return addresses
    }
}

extension JSONWriter {
    fileprivate mutating func invitation(_ invitation: Invitation, _ inviters: [String: String]) {
        self.member("id", invitation.id.rawValue)
        self.member("email", invitation.email)
        self.member("created_date", invitation.createdAt.timestamp)
        self.member("expiration_date", invitation.expiresAt.timestamp)
        self.member("invited_by_email", inviters[invitation.inviter] ?? "")
        self.roles(invitation.role)
        self.member("status", "pending")
    }
}
