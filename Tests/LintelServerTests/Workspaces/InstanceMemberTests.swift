import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Members, invitations, and the rest of an organisation in the Evo API.
@Suite struct InstanceMemberTests {
    private static let user = "3d2b7c5e-6a51-4f0e-9f6c-0b3c5f1d7a01"
    private static let admin = "c5f9a6d2-91b8-4e73-8a2d-f41b6e0c9d03"

    private static func add(_ email: String, _ role: String = Self.user) -> String {
        "{\"users\": [{\"email\": \"\(email)\", \"roles\": [\"\(role)\"]}]}"
    }

    @Test func listsMembersByPages() async throws {
        try await WorkspaceScene.run { scene in
            for path in ["members/users", "members"] {
                var found: [String] = []
                var next: String? = "/workspace/orgs/\(scene.ours.id)/\(path)?limit=2"
                while let path = next {
                    let page = try await scene.call(.get, path, as: .viewer)
                    #expect(page.status == .ok)
                    found += scene.ids(page)
                    let link = page.json["links"]?["next"]?.stringValue
                    next = link.map { String($0.dropFirst("http://localhost:8080".count)) }
                }
                #expect(found.count == 5 && Set(found).count == 5)
                #expect(found.contains(scene.administrator.id.rawValue) && found.contains(scene.user(.member).rawValue))
            }
        }
    }

    @Test func invitesPeopleAndAddsServicesAtOnce() async throws {
        try await WorkspaceScene.run { scene in
            let members = "/workspace/orgs/\(scene.ours.id)/members"
            let invited = try await scene.call(
                .post,
                "\(members)/users",
                as: .administrator,
                Self.add("new@example.org", Self.admin),
            )
            #expect(invited.status == .created && invited.json["members"] == .array([]))
            let invitation = try #require(invited.json["invitations"]?.arrayValue?.first)
            #expect(invitation["invited_by_email"]?.stringValue == scene.administrator.email)
            #expect(invitation["roles"]?.arrayValue?.first?["name"]?.stringValue == "Evo Admin")
            let service = try await scene.server.makeApp(
                .service,
                name: "New",
                owner: scene.administrator,
                scopes: ["evo.workspace"]
            )
            let added = try await scene.call(
                .post,
                members,
                as: .administrator,
                Self.add(service.app.clientEmail ?? "")
            )
            #expect(added.status == .created && added.json["invitations"] == .array([]))
            #expect(added.json["members"]?.arrayValue?.first?["id"]?.stringValue == UserID(service.subject).rawValue)
            let list = try await scene.call(.get, "\(members)/invitations", as: .administrator)
            #expect(scene.ids(list) == [invitation["id"]?.stringValue])
            #expect(list.json["links"]?["next"] == .null)
            let id = try #require(invitation["id"]?.stringValue)
            #expect(try await scene.status(.delete, "\(members)/invitations/\(id)", as: .administrator) == 204)
            #expect(try await scene.status(.delete, "\(members)/invitations/\(id)", as: .administrator) == 404)
        }
    }

    @Test func leavesMembersToThoseWhoManageThem() async throws {
        try await WorkspaceScene.run { scene in
            let members = "/workspace/orgs/\(scene.ours.id)/members"
            let member = scene.user(.member)
            let roles = "{\"roles\": [\"\(Self.user)\"]}"
            let calls: [(HTTPRequest.Method, String, String?)] = [
                (.post, "\(members)/users", Self.add("new@example.org")), (.post, members, Self.add("new@example.org")),
                (.patch, "\(members)/users/\(member)", roles), (.patch, "\(members)/\(member)", roles),
                (.delete, "\(members)/users/\(member)", nil), (.get, "\(members)/invitations", nil),
                (.delete, "\(members)/invitations/\(member)", nil),
            ]
            for (method, path, body) in calls {
                expectProblem(try await scene.call(method, path, as: .owner, body), 403, "auth/insufficient-role")
                expectProblem(try await scene.call(method, path, as: .stranger, body), 404, "not-found")
            }
            let strange = scene.user(.stranger)
            #expect(try await scene.status(.patch, "\(members)/users/\(strange)", as: .administrator, roles) == 404)
            #expect(try await scene.status(.delete, "\(members)/users/\(strange)", as: .administrator) == 404)
            let same = try await scene.call(.patch, "\(members)/users/\(member)", as: .administrator, roles)
            #expect(same.status == .ok && same.json["roles"]?.arrayValue?.count == 1)
            let admin = "{\"roles\": [\"\(Self.admin)\"]}"
            let service = try await scene.call(.patch, "\(members)/users/\(member)", as: .administrator, admin)
            expectProblem(service, 422, "validation-error")
            let own = "\(members)/users/\(scene.administrator.id)"
            expectProblem(try await scene.call(.delete, own, as: .administrator), 409, "administrator-last")
            expectProblem(try await scene.call(.patch, own, as: .administrator, roles), 409, "administrator-last")
            for body in [#"{"roles": []}"#, "{}", #"{"roles": ["king"]}"#] {
                let path = "\(members)/users/\(member)"
                expectProblem(try await scene.call(.patch, path, as: .administrator, body), 422, "validation-error")
            }
            for path in ["\(members)/users/\(member)", "\(members)/\(scene.user(.viewer))"] {
                #expect(try await scene.status(.delete, path, as: .administrator) == 204)
            }
        }
    }

    @Test func tellsOfMembersOnly() async throws {
        try await WorkspaceScene.run { scene in
            let path = "/workspace/orgs/\(scene.ours.id)/ims/users"
            _ = try await scene.server.makeAccount("eve@example.org", name: "Eve")
            let known = try await scene.call(.get, "\(path)?email=\(scene.email(.owner))", as: .viewer)
            #expect(known.json["users"]?.arrayValue?.first?["full_name"]?.stringValue == "The owner")
            for email in ["eve@example.org", scene.email(.stranger), "nobody"] {
                let none = try await scene.call(.get, "\(path)?email=\(email)", as: .viewer)
                #expect(none.status == .ok && none.json["users"] == .array([]))
            }
            expectProblem(try await scene.call(.get, path, as: .viewer), 422, "validation-error")
        }
    }

    @Test func hasRolesSystemsAndNoGroups() async throws {
        try await WorkspaceScene.run { scene in
            let organisation = "/workspace/orgs/\(scene.ours.id)"
            let roles = try await scene.call(.get, "\(organisation)/members/roles", as: .viewer)
            #expect(roles.json["roles"]?.arrayValue?.count == 3)
            let systems = try await scene.call(.get, "\(organisation)/coordinate_systems", as: .viewer)
            #expect(systems.text.contains("EPSG:2193") && systems.text.contains("EPSG:32760"))
            for path in ["members/groups", "ims/groups"] {
                expectProblem(try await scene.call(.get, "\(organisation)/\(path)", as: .viewer), 400, "preview-api")
                let list = try await scene.call(.get, "\(organisation)/\(path)", as: .viewer, preview: true)
                #expect(list.status == .ok)
            }
            for path in ["ims/groups/1", "ims/groups/1/members"] {
                let none = try await scene.call(.get, "\(organisation)/\(path)", as: .viewer, preview: true)
                expectProblem(none, 404, "not-found")
            }
        }
    }

    @Test func tellsItsHealthToEverybody() async throws {
        try await WorkspaceScene.run { scene in
            for service in ["workspace", "file", "geoscience-object"] {
                let short = try await scene.call(.get, "/\(service)/health_check", as: nil)
                #expect(short.status == .ok && short.text == "pass")
                let query = "full=true&check_dependencies=true&strict=true"
                let full = try await scene.call(.get, "/\(service)/health_check?\(query)", as: nil)
                #expect(full.status == .ok && full.json["status"]?.stringValue == "pass")
                #expect(full.json["dependencies"]?["database"]?.stringValue == "pass")
            }
        }
    }
}
