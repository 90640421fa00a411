import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

/// Who may do what in the access control API, and in which project.
@Suite struct TeamAccessTests {
    @Test func refusesToGiveMoreThanTheCallerHas_K13() async throws {
        try await TeamScene.run { scene async throws in
            for role in ["Scheduler", "Project Administrator"] {
                for email in [scene.email(.manager), scene.email(.stranger), TeamScene.outsider] {
                    let answer = try await scene.add(email, role, as: .manager)
                    #expect(answer.status == .forbidden && answer.errorCode == "InsufficientPermissions")
                }
                let own = try await scene.call(
                    .patch,
                    "/members/users/\(UserID(try #require(scene.services[.manager]).subject))",
                    as: .manager,
                    #"{"roleIds": ["\#(scene.id(role))"]}"#,
                )
                #expect(own.status == .forbidden)
                let changed = try await scene.call(
                    .patch,
                    "/roles/\(scene.id("Reader"))",
                    as: .manager,
                    #"{"permissions": ["schedule_read", "schedule_write"]}"#,
                )
                #expect(changed.status == .forbidden && changed.text.contains("schedule_write"))
            }
            let owner = try await scene.call(
                .post,
                "/members/owners",
                as: .manager,
                #"{"email": "\#(scene.email(.manager))"}"#,
            )
            #expect(owner.status == .forbidden)
            let made = try await scene.call(
                .post,
                "/roles",
                as: .manager,
                #"{"displayName": "Mine", "permissions": ["storage_read"]}"#,
            )
            #expect(made.status == .forbidden)
            let unknown = try await scene.call(
                .post,
                "/roles",
                #"{"displayName": "Mine", "permissions": ["organisation_admin"]}"#,
            )
            #expect(
                unknown.status == .unprocessableContent && unknown.errorDetail == "InvalidProperty at permissions[0]"
            )
            #expect(try await scene.permissions(scene.email(.manager)).contains(.writeSchedule) == false)
        }
    }

    @Test func keepsProjectsApart_G11() async throws {
        try await TeamScene.run { scene async throws in
            let other = "/accesscontrol/itwins/\(scene.foreign.id)"
            for path in ["/permissions", "/roles", "/groups", "/members/users", "/members/owners", "/shares"] {
                for caller in [TeamScene.Caller.manager, .owner] {
                    let answer = try await scene.call(.get, other + path, as: caller)
                    #expect(answer.status == .notFound && answer.errorCode == "ItwinNotFound")
                }
            }
            let nowhere = "/accesscontrol/itwins/22acf21e-0575-4faf-849b-bcd538718269/members/users"
            let unknown = try await scene.call(.get, nowhere)
            let unseen = try await scene.call(.get, "\(other)/members/users")
            #expect(unknown.json["error"]?["message"] == unseen.json["error"]?["message"])
        }
    }

    @Test func namesThePermissionThatIsMissing_G12() async throws {
        try await TeamScene.run { scene async throws in
            let calls: [(HTTPRequest.Method, String, String)] = [
                (.post, "/members/users", "administration_invite_member"),
                (.patch, "/members/users/x", "administration_invite_member"),
                (.delete, "/members/users/x", "administration_remove_member"),
                (.post, "/members/owners", "administration_invite_member"),
                (.delete, "/members/owners/x", "administration_remove_member"),
                (.post, "/members/groups", "administration_invite_member"),
                (.delete, "/members/groups/x", "administration_remove_member"),
                (.post, "/roles", "administration_manage_roles"),
                (.patch, "/roles/\(scene.id("Reader"))", "administration_manage_roles"),
                (.delete, "/roles/\(scene.id("Reader"))", "administration_manage_roles"),
                (.post, "/groups", "administration_manage_groups"),
                (.patch, "/groups/x", "administration_manage_groups"),
                (.delete, "/groups/x", "administration_manage_groups"),
                (.get, "/members/invitations", "administration_invite_member"),
                (.post, "/shares", "administration_manage_roles"),
            ]
            for (method, path, permission) in calls {
                let answer = try await scene.call(method, path, as: .viewer, "{}")
                #expect(answer.status == .forbidden, "\(method) \(path)")
                #expect(answer.errorCode == "InsufficientPermissions" && answer.text.contains(permission))
            }
            let job = try await scene.call(
                .post,
                "/jobs",
                as: .viewer,
                #"{"actions": {"removeMembers": [{"email": "\#(TeamScene.owner)"}]}}"#,
            )
            #expect(job.status == .forbidden && job.text.contains("administration_remove_member"))
        }
    }

    @Test func takesNothingOfAnotherProject_K14() async throws {
        try await TeamScene.run { scene async throws in
            let role = scene.foreignRole.id
            let body = #"{"members": [{"email": "\#(TeamScene.colleague)", "roleIds": ["\#(role)"]}]}"#
            let added = try await scene.call(.post, "/members/users", body)
            #expect(added.status == .notFound && added.errorCode == "RoleNotFound")
            #expect(added.json["error"]?["target"]?.stringValue == "members[0].roleIds")
            for method in [HTTPRequest.Method.get, .patch, .delete] {
                let answer = try await scene.call(method, "/roles/\(role)", "{}")
                #expect(answer.status == .notFound && answer.errorCode == "RoleNotFound")
            }
            for page in ["$top=0", "$top=-1", "$top=1001", "$top=99999999999999999999", "$skip=-5", "$top=x"] {
                let answer = try await scene.call(.get, "/members/users?\(page)")
                #expect(
                    answer.status == .unprocessableContent && answer.errorCode == "InvalidiTwinsMemberRequest",
                    "\(page)"
                )
            }
            let behind = try await scene.call(.get, "/members/users?$skip=99999999999")
            #expect(behind.status == .ok && behind.json["members"]?.arrayValue == [])
        }
    }

    @Test func startsAnewWithEverythingThatIsMadeAgain_K15() async throws {
        try await TeamScene.run { scene async throws in
            _ = try await scene.add(TeamScene.colleague, "Scheduler")
            let old = scene.id("Scheduler")
            #expect(try await scene.call(.delete, "/roles/\(old)").status == .noContent)
            let made = try await scene.call(
                .post,
                "/roles",
                #"{"displayName": "Scheduler", "permissions": ["schedule_read", "schedule_write"]}"#,
            )
            #expect(made.status == .created && made.json["role"]?["id"]?.stringValue != old)
            #expect(try await scene.permissions(TeamScene.colleague) == [])
            let users = try await scene.call(.get, "/members/users?$search=colleague")
            let id = try #require(users.json["members"]?.arrayValue?.first?["id"]?.stringValue)
            #expect(try await scene.call(.delete, "/members/users/\(id)").status == .noContent)
            _ = try await scene.add(TeamScene.colleague, "Reader")
            #expect(try await scene.permissions(TeamScene.colleague) == [.readSchedule])
        }
    }
}
