import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Members, owners and invitations of the access control API.
@Suite struct TeamAPITests {
    @Test func listsPermissions() async throws {
        try await TeamScene.run { scene async throws in
            let all = try await scene.call(.get, "/accesscontrol/itwins/permissions", as: .stranger)
            #expect(
                all.json["permissions"]?.arrayValue?.compactMap(\.stringValue) == ProjectPermission.all.map(\.rawValue)
            )
            let own = try await scene.call(.get, "/permissions", as: .viewer)
            #expect(own.json["permissions"]?.arrayValue?.compactMap(\.stringValue) == ["schedule_read"])
            let none = try await scene.call(.get, "/permissions", as: .stranger)
            #expect(none.status == .notFound && none.errorCode == "ItwinNotFound")
        }
    }

    @Test func addsColleaguesAndServicesAtOnceAndInvitesOthers() async throws {
        try await TeamScene.run { scene async throws in
            let added = try await scene.add(TeamScene.colleague, "Reader", "Viewer")
            #expect(added.status == .created)
            let member = try #require(added.json["members"]?.arrayValue?.first)
            #expect(member["email"]?.stringValue == TeamScene.colleague)
            #expect(member["givenName"]?.stringValue == "The" && member["surname"]?.stringValue == "colleague")
            #expect(member["organization"]?.stringValue == "Ours Ltd")
            #expect(member["roles"]?.arrayValue?.compactMap { $0["displayName"]?.stringValue } == ["Reader", "Viewer"])
            #expect(member["roles"]?.arrayValue?.first?["type"]?.stringValue == "Custom")
            #expect(added.json["invitations"]?.arrayValue?.isEmpty == true)
            let service = try await scene.add(scene.email(.stranger), "Reader")
            #expect(service.json["members"]?.arrayValue?.count == 1, "a service can accept nothing")
            let invited = try await scene.add(TeamScene.outsider, "Reader")
            #expect(invited.json["members"]?.arrayValue?.isEmpty == true)
            let invitation = try #require(invited.json["invitations"]?.arrayValue?.first)
            #expect(invitation["status"]?.stringValue == "Pending")
            #expect(invitation["invitedByEmail"]?.stringValue == TeamScene.owner)
            let mail = try await scene.server.sentMails().last { $0.recipient == TeamScene.outsider }
            #expect(mail?.text.contains("Welcome") == true && mail?.text.contains("Bridge") == true)
            #expect(mail?.subject == "You are invited to a project")
            #expect(try await scene.permissions(TeamScene.outsider) == [])
        }
    }

    @Test func invitesPeopleWhoeverTheyAreWhenAServiceCalls() async throws {
        try await TeamScene.run { scene async throws in
            let answer = try await scene.add(TeamScene.colleague, "Reader", as: .manager)
            #expect(answer.status == .created)
            #expect(answer.json["members"]?.arrayValue?.isEmpty == true)
            #expect(answer.json["invitations"]?.arrayValue?.count == 1)
            let service = try await scene.add(scene.email(.stranger), "Reader", as: .manager)
            #expect(service.json["members"]?.arrayValue?.count == 1)
        }
    }

    @Test(arguments: [
        (#"{}"#, "MissingRequiredProperty at members"),
        (#"{"members": []}"#, "InvalidProperty at members"),
        (#"{"members": [{"roleIds": ["ROLE"]}]}"#, "MissingRequiredProperty at members[0].email"),
        (#"{"members": [{"email": "no address", "roleIds": ["ROLE"]}]}"#, "InvalidProperty at members[0].email"),
        (#"{"members": [{"email": "a@b.example"}]}"#, "MissingRequiredProperty at members[0].roleIds"),
        (#"{"members": [{"email": "a@b.example", "roleIds": []}]}"#, "InvalidProperty at members[0].roleIds"),
        (#"{"members": [{"email": "a@b.example", "roleIds": ["x"]}]}"#, "InvalidProperty at members[0].roleIds"),
        (#"{"members": [7]}"#, "InvalidProperty at members[0]"),
        (#"[]"#, "InvalidRequestBody at "), (#"{"members""#, "InvalidRequestBody at "),
    ])
    func namesTheFaultOfABody(_ body: String, _ detail: String) async throws {
        try await TeamScene.run { scene async throws in
            let sent = body.replacing("ROLE", with: scene.id("Reader"))
            let answer = try await scene.call(.post, "/members/users", sent)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.errorCode == "InvalidiTwinsMemberRequest")
            #expect(answer.errorDetail == detail)
        }
    }

    @Test func boundsTheAssignmentsOfACall() async throws {
        try await TeamScene.run { scene async throws in
            let roles = "\"\(scene.id("Reader"))\", \"\(scene.id("Viewer"))\""
            let members = (0..<26).map { #"{"email": "p\#($0)@example.net", "roleIds": [\#(roles)]}"# }
            let answer = try await scene.call(
                .post,
                "/members/users",
                "{\"members\": [\(members.joined(separator: ","))]}"
            )
            #expect(answer.status == .unprocessableContent && answer.errorDetail == "InvalidProperty at members")
            #expect(try await scene.server.sentMails().allSatisfy { !$0.recipient.hasPrefix("p") })
        }
    }

    @Test func changesAndRemovesMembers() async throws {
        try await TeamScene.run { scene async throws in
            let added = try await scene.add(TeamScene.colleague, "Reader")
            let id = try #require(added.json["members"]?.arrayValue?.first?["id"]?.stringValue)
            let path = "/members/users/\(id)"
            #expect(try await scene.call(.get, path, as: .viewer).json["member"]?["id"]?.stringValue == id)
            let changed = try await scene.call(.patch, path, #"{"roleIds": ["\#(scene.id("Scheduler"))"]}"#)
            #expect(changed.json["member"]?["roles"]?.arrayValue?.count == 1)
            #expect(try await scene.permissions(TeamScene.colleague).contains(.writeSchedule))
            let list = try await scene.call(.get, "/members/users?$top=2&$skip=1", as: .viewer)
            #expect(list.json["members"]?.arrayValue?.count == 2)
            #expect(list.json["_links"]?["next"]?["href"]?.stringValue?.contains("skip=3") == true)
            #expect(list.json["_links"]?["self"]?["href"]?.stringValue?.hasPrefix(TestServer.issuer) == true)
            let service = try #require(scene.services[.viewer]).subject
            for form in [service.rawValue, "\(UserID(service))"] {
                #expect(try await scene.call(.get, "/members/users/\(form)").status == .ok, "both forms of an id")
            }
            #expect(try await scene.call(.delete, path).status == .noContent)
            #expect(try await scene.permissions(TeamScene.colleague) == [])
            for method in [HTTPRequest.Method.get, .patch, .delete] {
                let gone = try await scene.call(method, path, #"{"roleIds": []}"#)
                #expect(gone.status == .notFound && gone.errorCode == "TeamMemberNotFound")
            }
        }
    }

    @Test func tellsOnlyTheIDOfAnAccountThatIsSwitchedOff() async throws {
        try await TeamScene.run { scene async throws in
            _ = try await scene.add(TeamScene.colleague, "Reader")
            let now = scene.server.clock.now
            _ = try await scene.server.parts.stores.accounts.disable(
                EmailKey(TeamScene.colleague),
                at: now,
                denyUntil: now + 60,
            )
            let list = try await scene.call(.get, "/members/users?$search=colleague")
            let member = try #require(list.json["members"]?.arrayValue?.first)
            #expect(member["id"]?.stringValue?.isEmpty == false && member["roles"]?.arrayValue?.count == 1)
            for name in ["email", "givenName", "surname", "organization"] { #expect(member[name] == .null) }
        }
    }

    @Test func keepsAnOwner() async throws {
        try await TeamScene.run { scene async throws in
            let owners = try await scene.call(.get, "/members/owners", as: .viewer)
            let id = try #require(owners.json["members"]?.arrayValue?.first?["id"]?.stringValue)
            for path in ["/members/owners/\(id)", "/members/users/\(id)"] {
                let last = try await scene.call(.delete, path)
                #expect(last.status == .conflict && last.errorCode == "Conflict")
                #expect(try await scene.call(.delete, path, as: .manager).status == .forbidden)
            }
            let named = try await scene.call(.post, "/members/owners", #"{"email": "\#(TeamScene.colleague)"}"#)
            #expect(named.status == .created)
            #expect(named.json["member"]?["email"]?.stringValue == TeamScene.colleague)
            #expect(named.json["invitation"] == .null)
            let asked = try await scene.call(.post, "/members/owners", #"{"email": "\#(TeamScene.outsider)"}"#)
            #expect(asked.json["member"] == .null)
            #expect(asked.json["invitation"]?["status"]?.stringValue == "Pending")
            #expect(try await scene.call(.delete, "/members/owners/\(id)").status == .noContent)
            let left = try await scene.call(.get, "/members/owners", as: .viewer)
            #expect(left.json["members"]?.arrayValue?.compactMap { $0["email"]?.stringValue } == [TeamScene.colleague])
            let missing = try await scene.call(.post, "/members/owners", as: .manager, "{}")
            #expect(missing.errorDetail == "MissingRequiredProperty at email")
        }
    }

    @Test func invitationsAreListedWithdrawnAndAccepted() async throws {
        try await TeamScene.run { scene async throws in
            let invited = try await scene.add(TeamScene.outsider, "Reader")
            let id = try #require(invited.json["invitations"]?.arrayValue?.first?["id"]?.stringValue)
            let path = "/members/invitations"
            let list = try await scene.call(.get, "\(path)?$top=5")
            #expect(list.json["invitations"]?.arrayValue?.compactMap { $0["id"]?.stringValue } == [id])
            #expect(try await scene.call(.get, "\(path)/\(id)").json["invitation"]?["roles"]?.arrayValue?.count == 1)
            #expect(try await scene.call(.get, path, as: .viewer).status == .forbidden)
            // The invitation is for somebody else, who is not in the team.
            let stranger = try await scene.call(.post, "\(path)/\(id)/accept", as: .stranger)
            #expect(stranger.status == .notFound && stranger.errorCode == "ItwinNotFound")
            #expect(try await scene.call(.post, "\(path)/\(id)/accept").status == .noContent, "a member says so again")
            #expect(try await scene.permissions(TeamScene.outsider) == [])
            #expect(try await scene.call(.delete, "\(path)/\(id)").status == .noContent)
            for method in [HTTPRequest.Method.get, .delete] {
                let gone = try await scene.call(method, "\(path)/\(id)")
                #expect(gone.status == .notFound && gone.errorCode == "InvitationNotFound")
            }
        }
    }
}
