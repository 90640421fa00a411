import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// People and service identities of a team, and its owners.
struct TeamMemberEndpoint: Sendable {
    let issuer: String

    func list(_ team: ProjectTeam, _ call: ITwinCall, ownersOnly: Bool) async throws -> Response {
        let part = try call.page(issuer: self.issuer)
        let query = ProjectMemberQuery(
            search: try call.query().text("$search"),
            ownersOnly: ownersOnly,
            skip: part.skip,
            top: part.top,
        )
        let page = try await team.members(query)
        return CallAnswer.json(reserving: 512 * page.items.count) { json in
            json.object { json in
                json.member("members", objects: page.items) { member, json in
                    if ownersOnly {
                        json.write(member.principal, organisation: member.organisationName)
                    } else {
                        json.write(member)
                    }
                }
                part.writeLinks(hasMore: page.hasMore, to: &json)
            }
        }
    }

    func one(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        self.answer(try await team.member(try await self.subject(team, call)))
    }

    /// Adds people and services, or invites them; a refused one refuses the call before anything is done.
    func add(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        var body = try await call.body()
        let reader = TeamBody(names: call.names)
        let limit = ProjectLimits.assignmentsOfOneCall
        var additions: [ProjectAddition] = []
        for (place, item) in try reader.objects(body.optionalValue("members"), "members", atMost: limit) {
            var item = item
            let email = try item.string("email")
            additions.append(ProjectAddition(email: email, roles: try reader.roleIDs(&item, at: place)))
        }
        guard additions.reduce(0, { $0 + $1.roles.count }) <= limit else {
            throw call.names.invalid("A call assigns at most \(limit) roles.", field: "members")
        }
        let message = try self.message(&body, call)
        let plan = try await team.plan(additions)
        for (index, planned) in plan.enumerated() {
            guard case .refuse(let error) = planned.step else { continue }
            throw call.names.teamRefusal(error, of: "members[\(index)]")
        }
        var (members, invitations): ([ProjectMember], [ProjectInvitation]) = ([], [])
        for planned in plan {
            switch try await team.apply(planned, message: message) {
            case .member(let member), .unchanged(let member): members.append(member)
            case .invited(let invitation): invitations.append(invitation)
            }
        }
        return CallAnswer.json(.created) { json in
            json.object { json in
                json.member("members", objects: members) { member, json in json.write(member) }
                json.member("invitations", objects: invitations) { invitation, json in json.write(invitation) }
            }
        }
    }

    func change(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        let subject = try await self.subject(team, call)
        // Before the body: a member that there is not is the first thing to say.
        _ = try await team.member(subject)
        var body = try await call.body()
        let roles = try TeamBody(names: call.names).roleIDs(&body, least: 0)
        return self.answer(try await team.setRoles(roles, of: subject))
    }

    func remove(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        try await team.remove(try await self.subject(team, call))
        return CallAnswer.empty(.noContent)
    }

    func addOwner(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        var body = try await call.body()
        let addition = ProjectAddition(email: try body.string("email"), roles: [], isOwner: true)
        guard let planned = try await team.plan([addition]).first else {
            throw PlatformError(.emailInvalid, "This is no address.", field: "email")
        }
        let outcome = try await team.apply(planned)
        return CallAnswer.json(.created) { json in
            json.object { json in
                json.key("member")
                switch outcome {
                case .member(let member), .unchanged(let member):
                    json.object { $0.write(member.principal, organisation: member.organisationName) }
                    json.key("invitation")
                    json.null()
                case .invited(let invitation):
                    json.null()
                    json.key("invitation")
                    json.object { $0.write(invitation) }
                }
            }
        }
    }

    func removeOwner(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        try await team.removeOwner(try await self.subject(team, call))
        return CallAnswer.empty(.noContent)
    }

    private func subject(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Subject {
        try await team.subject(ofUser: call.text("member") ?? "")
    }

    /// What the inviter says in the mail, as one line.
    private func message(_ body: inout JSONFields<ITwinRefusal>, _ call: ITwinCall) throws -> String? {
        guard let text = try body.optionalString("customMessage") else { return nil }
        let lines = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        guard lines.contains(where: { !$0.isWhitespace }) else { return nil }
        guard let line = try? PlainLine(lines, maximum: 1_000) else {
            throw call.names.invalid(
                "A message has at most 1,000 characters that can be seen.",
                field: "customMessage",
            )
        }
        return line.text
    }

    private func answer(_ member: ProjectMember) -> Response {
        CallAnswer.json { json in
            json.object { json in
                json.key("member")
                json.object { $0.write(member) }
            }
        }
    }
}
