import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

/// Roles, groups, jobs and shares of the access control API.
@Suite struct TeamGroupAPITests {
    @Test func rolesHaveTheirLife() async throws {
        try await TeamScene.run { scene async throws in
            let made = try await scene.call(.post, "/roles", #"{"displayName": "Mine", "description": "About"}"#)
            #expect(made.status == .created)
            let role = try #require(made.json["role"])
            #expect(role["permissions"]?.arrayValue?.isEmpty == true && role["type"]?.stringValue == "Custom")
            let path = "/roles/\(role["id"]?.stringValue ?? "")"
            let changed = try await scene.call(.patch, path, #"{"permissions": ["storage_read"]}"#)
            #expect(changed.json["role"]?["displayName"]?.stringValue == "Mine")
            #expect(changed.json["role"]?["permissions"]?.arrayValue?.compactMap(\.stringValue) == ["storage_read"])
            let lonely = try await scene.call(.patch, path, #"{"permissions": ["schedule_costs_read"]}"#)
            #expect(lonely.status == .unprocessableContent && lonely.errorCode == "InvalidiTwinsRoleRequest")
            let list = try await scene.call(.get, "/roles", as: .viewer)
            #expect(list.json["roles"]?.arrayValue?.contains { $0["displayName"]?.stringValue == "Mine" } == true)
            let taken = try await scene.call(.post, "/roles", #"{"displayName": "mine"}"#)
            #expect(taken.status == .conflict)
            let nameless = try await scene.call(.post, "/roles", #"{"displayName": " "}"#)
            #expect(nameless.errorDetail == "InvalidProperty at displayName")
            #expect(try await scene.call(.post, "/roles", "{}").errorDetail == "MissingRequiredProperty at displayName")
            #expect(try await scene.call(.delete, path).status == .noContent)
            #expect(try await scene.call(.get, path).errorCode == "RoleNotFound")
        }
    }

    @Test func groupsHaveMembersRolesAndInvitations() async throws {
        try await TeamScene.run { scene async throws in
            let made = try await scene.call(.post, "/groups", #"{"name": "Night shift", "description": "d"}"#)
            #expect(made.status == .created)
            let id = try #require(made.json["group"]?["id"]?.stringValue)
            #expect(made.json["group"]?["imsGroups"]?.arrayValue?.isEmpty == true)
            let path = "/groups/\(id)"
            let emails = #"["\#(TeamScene.colleague)", "\#(TeamScene.outsider)"]"#
            let put = try await scene.call(.patch, path, #"{"members": \#(emails), "description": "new"}"#)
            #expect(put.json["group"]?["description"]?.stringValue == "new")
            #expect(
                put.json["group"]?["members"]?.arrayValue?.compactMap { $0["email"]?.stringValue } == [
                    TeamScene.colleague
                ]
            )
            let waiting = try await scene.call(.get, "\(path)/invitations")
            let invitation = try #require(waiting.json["invitations"]?.arrayValue?.first?["id"]?.stringValue)
            #expect(try await scene.call(.delete, "\(path)/invitations/\(invitation)").status == .noContent)
            #expect(
                try await scene.call(.delete, "\(path)/invitations/\(invitation)").errorCode == "InvitationNotFound"
            )
            #expect(try await scene.call(.get, "/members/groups/\(id)").errorCode == "TeamMemberNotFound")
            let member = try await scene.call(
                .post,
                "/members/groups",
                #"{"members": [{"groupId": "\#(id)", "roleIds": ["\#(scene.id("Scheduler"))"]}]}"#,
            )
            #expect(member.status == .created)
            #expect(member.json["members"]?.arrayValue?.first?["groupName"]?.stringValue == "Night shift")
            #expect(try await scene.permissions(TeamScene.colleague).contains(.writeSchedule))
            // Whoever may not write the schedule puts nobody among those who do, oneself included.
            let climbing = try await scene.call(
                .patch,
                path,
                as: .manager,
                #"{"members": ["\#(scene.email(.manager))"]}"#
            )
            #expect(climbing.status == .forbidden && climbing.errorCode == "InsufficientPermissions")
            let one = try await scene.call(.get, "/members/groups/\(id)", as: .viewer)
            #expect(one.json["member"]?["roles"]?.arrayValue?.count == 1)
            #expect(try await scene.call(.get, "/members/groups").json["members"]?.arrayValue?.count == 1)
            let fewer = try await scene.call(
                .patch,
                "/members/groups/\(id)",
                #"{"roleIds": ["\#(scene.id("Reader"))"]}"#
            )
            #expect(fewer.json["member"]?["roles"]?.arrayValue?.count == 1)
            #expect(try await scene.permissions(TeamScene.colleague) == [.readSchedule])
            #expect(try await scene.call(.delete, "/members/groups/\(id)").status == .noContent)
            #expect(try await scene.permissions(TeamScene.colleague) == [])
            #expect(try await scene.call(.get, "/groups?$top=10").json["groups"]?.arrayValue?.count == 1)
            #expect(try await scene.call(.get, path).json["group"]?["members"]?.arrayValue?.count == 1)
            #expect(try await scene.call(.delete, path).status == .noContent)
        }
    }

    @Test func refusesGroupsThatDoNotFit() async throws {
        try await TeamScene.run { scene async throws in
            let made = try await scene.call(.post, "/groups", #"{"name": "G"}"#)
            let path = "/groups/\(made.json["group"]?["id"]?.stringValue ?? "")"
            for body in [#"{"name": ""}"#, "{\"name\": \"\(String(repeating: "x", count: 256))\"}", "{}"] {
                let answer = try await scene.call(.post, "/groups", body)
                #expect(answer.status == .unprocessableContent && answer.errorCode == "InvalidiTwinsGroupRequest")
            }
            #expect(try await scene.call(.post, "/groups", #"{"name": "g"}"#).status == .conflict)
            let nobody = try await scene.call(.patch, path, #"{"members": ["invalid-email-format"]}"#)
            #expect(nobody.status == .notFound && nobody.errorCode == "TeamMemberNotFound")
            let directory = try await scene.call(.patch, path, #"{"imsGroups": ["All staff"]}"#)
            #expect(directory.errorDetail == "InvalidProperty at imsGroups")
            for id in ["22acf21e-0575-4faf-849b-bcd538718269", "no-id"] {
                for method in [HTTPRequest.Method.get, .patch, .delete] {
                    #expect(try await scene.call(method, "/groups/\(id)", "{}").errorCode == "GroupNotFound")
                }
                #expect(try await scene.call(.get, "/groups/\(id)/invitations").errorCode == "GroupNotFound")
            }
        }
    }

    @Test func jobsDoWhatTheyCan() async throws {
        try await TeamScene.run { scene async throws in
            let reader = scene.id("Reader")
            let body = #"""
                {"actions": {"assignRoles": [{"email": "\#(TeamScene.colleague)", "roleIds": ["\#(reader)"]}],
                 "removeMembers": [{"email": "nobody@example.net"}]}}
                """#
            let made = try await scene.call(.post, "/jobs", body)
            #expect(made.status == .created)
            #expect(made.json["status"]?.stringValue == "PartialCompleted")
            #expect(made.json["itwinId"]?.stringValue == scene.project.id.rawValue)
            let failure = try #require(made.json["error"]?.arrayValue?.first)
            #expect(failure["target"]?.stringValue == "removeMembers[0]")
            #expect(failure["code"]?.stringValue == "TeamMemberNotFound")
            let path = "/jobs/\(made.json["id"]?.stringValue ?? "")"
            let short = try await scene.call(.get, path, prefer: "return=minimal")
            #expect(short.json["status"]?.stringValue == "PartialCompleted" && short.json["error"] == nil)
            #expect(try await scene.call(.get, path, prefer: "return=representation").json["error"] != nil)
            let actions = try await scene.call(.get, "\(path)/actions")
            let assigned = actions.json["actions"]?["assignRoles"]?.arrayValue?.first
            #expect(assigned?["roleIds"]?.arrayValue?.compactMap(\.stringValue) == [reader])
            #expect(try await scene.permissions(TeamScene.colleague) == [.readSchedule])
            let back =
                #"{"actions": {"unassignRoles": [{"email": "\#(TeamScene.colleague)", "roleIds": ["\#(reader)"]}]}}"#
            #expect(try await scene.call(.post, "/jobs", back).json["status"]?.stringValue == "Completed")
            #expect(try await scene.permissions(TeamScene.colleague) == [])
            #expect(try await scene.call(.get, path, as: .viewer).errorCode == "JobNotFound")
            for id in ["non-existant-job-id", "22acf21e-0575-4faf-849b-bcd538718269"] {
                #expect(try await scene.call(.get, "/jobs/\(id)").errorCode == "JobNotFound")
                #expect(try await scene.call(.get, "/jobs/\(id)/actions").status == .notFound)
            }
        }
    }

    @Test(arguments: [
        #"{}"#, #"{"actions": {}}"#, #"{"actions": {"assignRoles": []}}"#,
        #"{"actions": {"assignRoles": [{"email": "bad", "roleIds": ["ROLE"]}]}}"#,
        #"{"actions": {"assignRoles": [{"email": "", "roleIds": ["ROLE"]}]}}"#,
        #"{"actions": {"assignRoles": [{"email": "a@b.example", "roleIds": ["bad"]}]}}"#,
        #"{"actions": {"assignRoles": [{"email": "a@b.example", "roleIds": []}]}}"#,
    ])
    func refusesJobsThatDoNotFit(_ body: String) async throws {
        try await TeamScene.run { scene async throws in
            let answer = try await scene.call(.post, "/jobs", body.replacing("ROLE", with: scene.id("Reader")))
            #expect(answer.status == .unprocessableContent && answer.errorCode == "InvalidiTwinsJobRequest")
        }
    }

    @Test func sharesShowTheirKeyOnceAndEnd() async throws {
        try await TeamScene.run { scene async throws in
            let made = try await scene.call(.post, "/shares", #"{"shareContract": "Default", "expiration": null}"#)
            #expect(made.status == .created)
            let share = try #require(made.json["share"])
            #expect(share["shareKey"]?.stringValue?.count == 43)
            #expect(share["iTwinId"]?.stringValue == scene.project.id.rawValue)
            let path = "/shares/\(share["id"]?.stringValue ?? "")"
            let shown = try await scene.call(.get, path)
            #expect(shown.json["share"]?["shareKey"] == .null)
            #expect(shown.json["share"]?["shareContract"]?.stringValue == "Default")
            #expect(try await scene.call(.get, "/shares").json["shares"]?.arrayValue?.count == 1)
            // What the manager cannot read, it cannot open to others.
            #expect(try await scene.call(.post, "/shares", as: .manager, "{}").status == .forbidden)
            let contract = try await scene.call(.post, "/shares", #"{"shareContract": "Other"}"#)
            #expect(contract.status == .notFound && contract.errorCode == "ShareContractNotFound")
            for end in ["2001-01-01T00:00:00Z", "9999-01-01T00:00:00Z", "tomorrow"] {
                let answer = try await scene.call(.post, "/shares", "{\"expiration\": \"\(end)\"}")
                #expect(answer.status == .unprocessableContent && answer.errorCode == "InvalidiTwinsShareRequest")
            }
            #expect(try await scene.call(.delete, path).status == .noContent)
            for method in [HTTPRequest.Method.get, .delete] {
                #expect(try await scene.call(method, path).errorCode == "ShareNotFound")
            }
        }
    }
}
