import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// Invitations into a team that wait for an answer.
struct TeamInvitationEndpoint: Sendable {
    let issuer: String

    func list(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        try await self.list(team, call, into: nil)
    }

    func list(_ team: ProjectTeam, _ call: ITwinCall, into group: ProjectGroupID?) async throws -> Response {
        let part = try call.page(issuer: self.issuer)
        let page = try await team.invitations(into: group, skip: part.skip, top: part.top)
        return CallAnswer.json { json in
            json.object { json in
                json.member("invitations", objects: page.items) { invitation, json in json.write(invitation) }
                part.writeLinks(hasMore: page.hasMore, to: &json)
            }
        }
    }

    func one(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        let invitation = try await team.invitation(try call.id("invitation"))
        return CallAnswer.json { json in
            json.object { json in
                json.key("invitation")
                json.object { $0.write(invitation) }
            }
        }
    }

    func withdraw(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        try await team.revokeInvitation(try call.id("invitation"))
        return CallAnswer.empty(.noContent)
    }
}
