import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// Groups of a project, and the invitations into them.
struct TeamGroupEndpoint: Sendable {
    let issuer: String

    func list(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        let part = try call.page(issuer: self.issuer)
        let page = try await team.groups(skip: part.skip, top: part.top)
        return CallAnswer.json { json in
            json.object { json in
                json.member("groups", objects: page.items) { group, json in json.write(group) }
                part.writeLinks(hasMore: page.hasMore, to: &json)
            }
        }
    }

    func one(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        self.answer(try await team.group(try call.id("group")))
    }

    func add(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        var body = try await call.body()
        let label = try ProjectLabel(
            name: try body.string("name"),
            description: try body.optionalString("description") ?? "",
            field: "name",
        )
        return self.answer(try await team.addGroup(label), status: .created)
    }

    func change(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        let group = try await team.group(try call.id("group"))
        var body = try await call.body()
        let (name, description) = (try body.optionalString("name"), try body.optionalString("description"))
        let members = try body.optionalStrings("members", atMost: ProjectLimits.groupMembers)
        if let directory = try body.optionalStrings("imsGroups"), !directory.isEmpty {
            throw call.names.invalid("No company directory is connected: its groups are not known.", field: "imsGroups")
        }
        let label = try ProjectLabel(
            name: name ?? group.name,
            description: description ?? group.description,
            field: "name",
        )
        let isRenamed = name != nil || description != nil
        if let members {
            try await team.setMembers(members, of: group.id, label: isRenamed ? label : nil)
        } else if isRenamed {
            try await team.rename(group.id, to: label)
        }
        return self.answer(try await team.group(group.id))
    }

    func remove(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        try await team.removeGroup(try call.id("group"))
        return CallAnswer.empty(.noContent)
    }

    func invitations(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        let group = try await team.group(try call.id("group"))
        return try await TeamInvitationEndpoint(issuer: self.issuer).list(team, call, into: group.id)
    }

    func withdraw(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        let group = try await team.group(try call.id("group"))
        try await team.revokeInvitation(try call.id("invitation"), into: group.id)
        return CallAnswer.empty(.noContent)
    }

    private func answer(_ group: ProjectGroup, status: HTTPResponse.Status = .ok) -> Response {
        CallAnswer.json(status) { json in
            json.object { json in
                json.key("group")
                json.object { $0.write(group) }
            }
        }
    }
}

extension ITwinCall {
    /// Which part of a list is asked for.
    func page(issuer: String) throws(PlatformError) -> ITwinPage {
        try ITwinPage(try self.query(), of: issuer + self.request.uri.path)
    }
}
