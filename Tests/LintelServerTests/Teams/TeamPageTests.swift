import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Manage your team, and the Roles tab.
@Suite struct TeamPageTests {
    private static func browser(_ scene: TeamScene, _ email: String = TeamScene.owner) async throws -> TestBrowser {
        let browser = TestBrowser(scene.client)
        _ = try await browser.signIn(from: try await browser.get("/organisations"), email: email)
        return browser
    }

    @Test func showsTheTeamAndHidesItFromStrangers() async throws {
        try await TeamScene.run { scene async throws in
            let page = try await Self.browser(scene).get("\(scene.page)/team")
            #expect(page.status == .ok && page.text.contains("The manager") && page.text.contains("service"))
            #expect(page.text.contains("3 members") && page.text.contains("Owner"))
            let found = try await Self.browser(scene).get("\(scene.page)/team?q=viewer")
            #expect(found.text.contains("The viewer") && !found.text.contains("The manager"))
            let outsider = try await Self.browser(scene, TeamScene.outsider)
            for path in ["/team", "/roles", "/team/add", "/team/members.csv"] {
                #expect(try await outsider.get(scene.page + path).status == .notFound)
            }
        }
    }

    @Test func previewsEveryRowAndDoesExactlyThat() async throws {
        try await TeamScene.run { scene async throws in
            let browser = try await Self.browser(scene)
            let form = try await browser.get("\(scene.page)/team/add")
            let people = """
                \u{FEFF}email;role\n\(TeamScene.colleague);Reader\n\(TeamScene.outsider);reader\n\
                \(scene.email(.viewer));Reader\n=HYPERLINK("x");Reader\nnew@example.net;No such role
                """
            let preview = try await browser.submit(form, to: "\(scene.page)/team/add", [("people", people)])
            #expect(preview.status == .ok)
            for words in [
                "Added at once", "Invited by mail", "In the team with all of this already", "not an e-mail address",
                "no role of the name No such role",
            ] { #expect(preview.text.contains(words), "\(words)") }
            #expect(try await scene.permissions(TeamScene.colleague) == [], "nothing is done yet")
            // Somebody has become a member meanwhile: what was shown of them is not done in another way.
            _ = try await scene.add(TeamScene.colleague, "Viewer")
            let done = try await browser.submit(preview, to: "\(scene.page)/team/add/confirm", [])
            #expect(done.text.contains("Done for 1 of 2 addresses") && done.text.contains("changed meanwhile"))
            #expect(try await scene.invitationPath(TeamScene.outsider).contains("token="))
        }
    }

    @Test func refusesAListThatIsTooLongOrEmpty() async throws {
        try await TeamScene.run { scene async throws in
            let browser = try await Self.browser(scene)
            let form = try await browser.get("\(scene.page)/team/add")
            let many = (0...1_000).map { "person\($0)@example.net" }.joined(separator: "\n")
            for (people, words) in [("", "at least one"), (many, "at most 1000"), ("a@b.example", "at least one role")]
            {
                let answer = try await browser.submit(form, to: "\(scene.page)/team/add", [("people", people)])
                #expect(answer.status == .unprocessableContent && answer.text.contains(words), "\(words)")
            }
        }
    }

    @Test func acceptsAnInvitationByTheLinkInTheMail() async throws {
        try await TeamScene.run { scene async throws in
            _ = try await scene.add(TeamScene.outsider, "Reader")
            let link = try await scene.invitationPath(TeamScene.outsider)
            let other = try await Self.browser(scene, TeamScene.colleague)
            let refused = try await other.get(link)
            #expect(refused.status == .forbidden && !refused.text.contains("Bridge"))
            let browser = try await Self.browser(scene, TeamScene.outsider)
            let page = try await browser.get(link)
            #expect(page.status == .ok && page.text.contains("Bridge") && page.text.contains("Reader"))
            #expect(try await scene.permissions(TeamScene.outsider) == [], "looking accepts nothing")
            let joined = try await browser.submit(page, to: "/project-invitation", [])
            #expect(joined.location == "\(scene.page)/team?done=joined")
            #expect(try await scene.permissions(TeamScene.outsider) == [.readSchedule])
            #expect(try await browser.submit(page, to: "/project-invitation", []).status == .forbidden)
        }
    }

    @Test func endsInvitationsOfThoseWhoMayInviteNoMore_K13() async throws {
        try await TeamScene.run { scene async throws in
            _ = try await scene.add(TeamScene.outsider, "Reader", as: .manager)
            let link = try await scene.invitationPath(TeamScene.outsider)
            let manager = try #require(scene.services[.manager]).subject
            #expect(try await scene.call(.delete, "/members/users/\(UserID(manager))").status == .noContent)
            let browser = try await Self.browser(scene, TeamScene.outsider)
            let answer = try await browser.submit(try await browser.get(link), to: "/project-invitation", [])
            #expect(answer.status == .forbidden)
            #expect(try await scene.permissions(TeamScene.outsider) == [])
        }
    }

    @Test func resendsAndWithdrawsInvitations() async throws {
        try await TeamScene.run { scene async throws in
            let invited = try await scene.add(TeamScene.outsider, "Reader")
            let id = try #require(invited.json["invitations"]?.arrayValue?.first?["id"]?.stringValue)
            let old = try await scene.invitationPath(TeamScene.outsider)
            let browser = try await Self.browser(scene)
            let list = try await browser.get("\(scene.page)/team/invitations")
            #expect(list.text.contains(TeamScene.outsider))
            let again = try await browser.submit(list, to: "\(scene.page)/team/invitations/\(id)/resend", [])
            #expect(again.status == .seeOther)
            let new = try await scene.invitationPath(TeamScene.outsider)
            let guest = try await Self.browser(scene, TeamScene.outsider)
            #expect(try await guest.get(old).status == .forbidden && old != new)
            #expect(try await guest.get(new).status == .ok)
            let waiting = try await scene.call(.get, "/members/invitations")
            let next = try #require(waiting.json["invitations"]?.arrayValue?.first?["id"]?.stringValue)
            let ended = try await browser.submit(list, to: "\(scene.page)/team/invitations/\(next)/revoke", [])
            #expect(ended.status == .seeOther)
            #expect(try await guest.get(new).status == .forbidden)
        }
    }

    @Test func changesRolesOfAMemberAndRemovesItAfterAQuestion() async throws {
        try await TeamScene.run { scene async throws in
            let browser = try await Self.browser(scene)
            let viewer = try #require(scene.services[.viewer]).subject
            let path = "\(scene.page)/team/members/\(viewer)"
            let page = try await browser.get(path)
            let hidden = TestBrowser.hiddenFields(page.text).filter { $0.0 == "csrf" || $0.0 == "seen" }
            let changed = try await browser.send(
                .post,
                "\(path)/roles",
                form: hidden + [("role", scene.id("Scheduler")), ("role", scene.id("Reader"))],
            )
            #expect(changed.status == .seeOther)
            #expect(try await scene.permissions(scene.email(.viewer)).contains(.writeSchedule))
            let csrf = hidden.filter { $0.0 == "csrf" }
            let question = try await browser.send(.post, "\(path)/remove", form: csrf)
            #expect(question.status == .ok && question.text.contains("Are you sure?"))
            let removed = try await browser.send(.post, "\(path)/remove", form: csrf + [("sure", "yes")])
            #expect(removed.status == .seeOther)
            #expect(try await scene.permissions(scene.email(.viewer)) == [])
            #expect(try await browser.send(.post, "\(path)/remove", form: [("sure", "yes")]).status == .forbidden)
        }
    }

    @Test func refusesAChangeOfWhatAnotherHasChanged_K16() async throws {
        try await TeamScene.run { scene async throws in
            let browser = try await Self.browser(scene)
            let path = "\(scene.page)/roles/\(scene.id("Reader"))"
            let page = try await browser.get(path)
            let hidden = TestBrowser.hiddenFields(page.text).filter { ["csrf", "version"].contains($0.0) }
            let fields = hidden + [("name", "Reader"), ("group-schedule", "write")]
            #expect(try await browser.send(.post, path, form: fields).status == .seeOther)
            let late = try await browser.send(
                .post,
                path,
                form: hidden + [("name", "Reader"), ("group-storage", "read")]
            )
            #expect(late.status == .conflict && late.text.contains("changed the role meanwhile"))
            #expect(try await scene.permissions(scene.email(.viewer)).contains(.writeSchedule))
            let viewer = try #require(scene.services[.viewer]).subject
            let stale = [hidden[0], ("seen", scene.id("Scheduler")), ("role", scene.id("Viewer"))]
            let roles = try await browser.send(.post, "\(scene.page)/team/members/\(viewer)/roles", form: stale)
            #expect(roles.status == .conflict)
        }
    }

    @Test func makesARoleFromACopyAndRemovesIt() async throws {
        try await TeamScene.run { scene async throws in
            let browser = try await Self.browser(scene)
            let list = try await browser.get("\(scene.page)/roles")
            let fields = [("name", "Deputy"), ("description", "d"), ("copy", scene.id("Scheduler"))]
            let made = try await browser.submit(list, to: "\(scene.page)/roles", fields)
            let path = try #require(made.location.split(separator: "?").first.map(String.init))
            let page = try await browser.get(path)
            #expect(page.text.contains("Deputy") && page.text.contains("Counts for nothing without Schedule"))
            let team = scene.server.parts.teamManagement.team(
                ofByCommandLine: scene.project,
                at: scene.server.clock.now
            )
            let role = try #require(try await team.roles().first { $0.name == "Deputy" })
            #expect(role.permissions == scene.roles["Scheduler"]?.permissions)
            let taken = try await browser.submit(list, to: "\(scene.page)/roles", fields)
            #expect(taken.status == .unprocessableContent && taken.text.contains("role of this name already"))
            let csrf = TestBrowser.hiddenFields(page.text).filter { $0.0 == "csrf" }
            #expect(try await browser.send(.post, "\(path)/remove", form: [csrf[0]]).text.contains("Are you sure?"))
            #expect(
                try await browser.send(.post, "\(path)/remove", form: [csrf[0], ("sure", "yes")]).status == .seeOther
            )
            #expect(try await team.roles().contains { $0.name == "Deputy" } == false)
        }
    }

    @Test func writesNamesIntoExportsAndMailsAsText_K17() async throws {
        try await TeamScene.run { scene async throws in
            let account = try await scene.server.makeAccount("evil@example.org", name: "=cmd|' /C calc'!A0")
            let stores = scene.server.parts.stores
            _ = try await stores.organisations.add(
                account.subject,
                role: .member,
                to: scene.project.organisationID,
                limit: 9,
                at: scene.server.clock.now,
            )
            let label = #"{"displayName": "<b>=1+1", "permissions": ["schedule_read"]}"#
            let role = try await scene.call(.post, "/roles", label).json["role"]?["id"]?.stringValue ?? ""
            let body = #"{"members": [{"email": "evil@example.org", "roleIds": ["\#(role)"]}]}"#
            #expect(try await scene.call(.post, "/members/users", body).status == .created)
            let browser = try await Self.browser(scene)
            let sheet = try await browser.get("\(scene.page)/team/members.csv")
            #expect(sheet.text.contains("'=cmd|' /C calc'!A0") && !sheet.text.contains(",=cmd"))
            let page = try await browser.get("\(scene.page)/team")
            #expect(page.text.contains("&lt;b&gt;=1+1") && !page.text.contains("<b>=1+1"))
            let asked = try await scene.call(
                .post,
                "/members/users",
                #"{"members": [{"email": "x@example.net", "roleIds": ["\#(role)"]}], "customMessage": "Hi\r\nBcc: all@example.net"}"#,
            )
            #expect(asked.status == .created)
            let mail = try #require(try await scene.server.sentMails().last { $0.recipient == "x@example.net" })
            #expect(!mail.subject.contains("Bcc") && mail.text.contains("Hi Bcc: all@example.net"))
            #expect(!mail.html.contains("<b>=1+1"))
        }
    }
}
