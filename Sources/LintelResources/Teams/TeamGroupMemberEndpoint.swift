import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// Groups as members of a team: those that have roles.
struct TeamGroupMemberEndpoint: Sendable {
    let issuer: String

    func list(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        let part = try call.page(issuer: self.issuer)
        let page = try await team.groups(withRoles: true, skip: part.skip, top: part.top)
        return CallAnswer.json { json in
            json.object { json in
                json.member("members", objects: page.items) { group, json in json.write(groupMember: group) }
                part.writeLinks(hasMore: page.hasMore, to: &json)
            }
        }
    }

    func one(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        self.answer(try await self.member(team, call))
    }

    /// Gives groups roles beside those that they have.
    func add(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        var body = try await call.body()
        let reader = TeamBody(names: call.names)
        let limit = ProjectLimits.assignmentsOfOneCall
        var wanted: [(place: String, group: ProjectGroupID, roles: [ProjectRoleID])] = []
        for (place, item) in try reader.objects(body.optionalValue("members"), "members", atMost: limit) {
            var item = item
            guard let group = ProjectGroupID(uuid: try item.string("groupId")) else {
                throw call.names.invalid("A group's id is a UUID.", field: "\(place).groupId")
            }
            wanted.append((place, group, try reader.roleIDs(&item, at: place)))
        }
        guard wanted.reduce(0, { $0 + $1.roles.count }) <= limit else {
            throw call.names.invalid("A call assigns at most \(limit) roles.", field: "members")
        }
        var members: [ProjectGroup] = []
        for (place, id, roles) in wanted {
            do {
                members.append(try await team.addRoles(roles, toGroup: id))
            } catch let error as PlatformError {
                throw call.names.teamRefusal(error, of: place)
            }
        }
        return CallAnswer.json(.created) { json in
            json.object { json in
                json.member("members", objects: members) { group, json in json.write(groupMember: group) }
            }
        }
    }

    func change(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        let member = try await self.member(team, call)
        var body = try await call.body()
        let roles = try TeamBody(names: call.names).roleIDs(&body)
        return self.answer(try await team.setRoles(roles, ofGroup: member.id))
    }

    /// Takes a group's roles; the group stays.
    func remove(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        try await team.takeRoles(ofGroup: try await self.member(team, call).id)
        return CallAnswer.empty(.noContent)
    }

    private func member(_ team: ProjectTeam, _ call: ITwinCall) async throws -> ProjectGroup {
        let unknown = PlatformError(.notFound, "The project's team has no such group.", field: "member")
        guard let id = call.text("member").flatMap({ ProjectGroupID(uuid: $0) }) else { throw unknown }
        do {
            let group = try await team.group(id)
            guard !group.roles.isEmpty else { throw unknown }
            return group
        } catch let error as PlatformError where error.code == .notFound {
            throw unknown
        }
    }

    private func answer(_ group: ProjectGroup) -> Response {
        CallAnswer.json { json in
            json.object { json in
                json.key("member")
                json.object { $0.write(groupMember: group) }
            }
        }
    }
}
