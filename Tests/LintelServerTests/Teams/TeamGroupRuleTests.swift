import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// What groups and jobs of a team hold to when something in them is refused.
@Suite struct TeamGroupRuleTests {
    /// The path of a new group.
    private static func group(_ name: String, _ scene: TeamScene) async throws -> String {
        let made = try await scene.call(.post, "/groups", "{\"name\": \"\(name)\"}")
        return "/groups/\(try #require(made.json["group"]?["id"]?.stringValue))"
    }

    private static func colleague(_ scene: TeamScene) async throws -> Subject {
        let known = try await scene.server.parts.stores.organisations.principal(EmailKey(TeamScene.colleague))
        return try #require(known).subject
    }

    private static func changes(_ scene: TeamScene) async throws -> [String] {
        try await scene.server.parts.audit.flush()
        return try await scene.server.parts.stores.audit.newest(limit: 100)
            .filter { $0.kind == .teamGroupChanged }.compactMap(\.detail)
    }

    @Test func recordsWhatIsDoneAlthoughAnInvitationIsRefused() async throws {
        try await TeamScene.run { scene async throws in
            let path = try await Self.group("Night shift", scene)
            let outsider = #"{"members": ["\#(TeamScene.outsider)"]}"#
            var status = HTTPResponse.Status.ok
            for _ in 0..<50 where status == .ok { status = try await scene.call(.patch, path, outsider).status }
            #expect(status == .tooManyRequests)
            let both = #"{"members": ["\#(TeamScene.colleague)", "\#(TeamScene.outsider)"]}"#
            #expect(try await scene.call(.patch, path, both).status == .tooManyRequests)
            let subject = try await Self.colleague(scene)
            #expect(try await Self.changes(scene).first?.hasSuffix("Night shift; added: \(subject)") == true)
            #expect(try await scene.call(.patch, path, #"{"members": []}"#).status == .ok)
            #expect(try await Self.changes(scene).contains { $0.hasSuffix("Night shift; removed: \(subject)") })
        }
    }

    @Test func changesAGroupWholeOrNotAtAll() async throws {
        try await TeamScene.run { scene async throws in
            let path = try await Self.group("Day", scene)
            _ = try await Self.group("Night", scene)
            let strange = try await scene.call(.patch, path, #"{"name": "New", "members": ["nobody"]}"#)
            #expect(strange.errorCode == "TeamMemberNotFound")
            let taken = #"{"name": "night", "members": ["\#(TeamScene.colleague)"]}"#
            #expect(try await scene.call(.patch, path, taken).status == .conflict)
            let group = try await scene.call(.get, path).json["group"]
            #expect(group?["name"]?.stringValue == "Day" && group?["members"]?.arrayValue?.isEmpty == true)
        }
    }

    @Test func boundsTheRolesOfAJob() async throws {
        try await TeamScene.run { scene async throws in
            let roles = (0..<100).map { "\"22acf21e-0575-4faf-849b-bcd538718\($0 + 100)\"" }.joined(separator: ",")
            func job(_ count: Int) -> String {
                let actions = (0..<count).map { #"{"email": "p\#($0)@example.net", "roleIds": [\#(roles)]}"# }
                return #"{"actions": {"assignRoles": [\#(actions.joined(separator: ","))]}}"#
            }
            let answer = try await scene.call(.post, "/jobs", job(51))
            #expect(answer.status == .unprocessableContent && answer.errorDetail == "InvalidProperty at actions")
            #expect(try await scene.call(.post, "/jobs", job(50)).status == .created)
        }
    }

    @Test func keepsAMemberInTheirGroupsWhenTheLastOwnRoleGoes() async throws {
        try await TeamScene.run { scene async throws in
            let path = try await Self.group("Day", scene)
            _ = try await scene.add(TeamScene.colleague, "Reader")
            _ = try await scene.call(.patch, path, #"{"members": ["\#(TeamScene.colleague)"]}"#)
            let server = scene.server
            let team = server.parts.teamManagement.team(ofByCommandLine: scene.project, at: server.clock.now)
            try await team.revoke("Reader", from: TeamScene.colleague)
            let group = try await scene.call(.get, path).json["group"]
            #expect(group?["members"]?.arrayValue?.count == 1)
            let subject = try await Self.colleague(scene)
            #expect(try await team.member(subject).roles == [])
            _ = try await scene.call(.patch, path, #"{"members": []}"#)
            _ = try await scene.add(TeamScene.colleague, "Reader")
            try await team.revoke("Reader", from: TeamScene.colleague)
            await #expect(throws: PlatformError.self) { try await team.member(subject) }
        }
    }
}
