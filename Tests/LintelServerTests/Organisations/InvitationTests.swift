import HTTPTypes
import HummingbirdTesting
import LintelPlatform
import LintelStorage
import LintelTesting
import LintelTokens
import Testing

@testable import LintelServer

/// Invitations by mail: who can accept them, and when.
@Suite struct InvitationTests {
    private static let email = "stranger@example.org"

    @Test func makesAMemberOfWhoeverAccepts() async throws {
        try await OrganisationScene.run { scene async throws in
            let link = try await scene.invite(Self.email, role: "co-administrator")
            let browser = try await scene.browser(.stranger)
            let page = try await browser.get(link)
            #expect(page.status == .ok && page.text.contains("Example Ltd") && page.text.contains("Co-Administrator"))
            #expect(try await scene.role(.stranger) == nil, "looking accepts nothing")
            let joined = try await scene.post(browser, "/invitation", [("token", OrganisationScene.token(link))])
            #expect(joined.location == scene.path + "?done=joined")
            #expect(try await scene.role(.stranger) == .coAdministrator)
            let subjects = try await scene.server.sentMails().filter { $0.recipient == Self.email }.map(\.subject)
            #expect(subjects.contains("You are now a member of an organisation"))
        }
    }

    @Test func refusesAnotherUser_K10() async throws {
        try await OrganisationScene.run { scene async throws in
            let link = try await scene.invite("invited@example.org", role: "administrator")
            for person in [OrganisationScene.Person.stranger, .member, .boss] {
                let browser = try await scene.browser(person)
                let page = try await browser.get(link)
                #expect(page.status == .forbidden)
                #expect(!page.text.contains("Example Ltd") || person != .stranger)
                #expect(!page.text.contains("invited@example.org"))
                for path in ["/invitation", "/invitation/decline"] {
                    let answer = try await scene.post(browser, path, [("token", OrganisationScene.token(link))])
                    #expect(answer.status == .forbidden)
                }
            }
            #expect(try await scene.role(.stranger) == nil)
            #expect(try await scene.role(.member) == .member)
        }
    }

    @Test func refusesAChangedToken_K10() async throws {
        try await OrganisationScene.run { scene async throws in
            let link = try await scene.invite(Self.email)
            let token = OrganisationScene.token(link)
            let browser = try await scene.browser(.stranger)
            let changed = token.indices.map { index in
                var text = token
                text.replaceSubrange(index...index, with: token[index] == "A" ? "B" : "A")
                return text
            }
            for text in changed.dropLast() + ["", "x", token + "A", String(token.reversed())] {
                let answer = try await scene.post(
                    browser,
                    "/invitation",
                    [("token", text), ("organisation", scene.other.id.rawValue), ("role", "administrator")],
                )
                #expect(answer.status == .forbidden, "\(text)")
            }
            #expect(try await scene.role(.stranger) == nil)
        }
    }

    /// What stands beside the token in the form decides nothing.
    @Test func takesOrganisationAddressAndRoleFromNoField_K10() async throws {
        try await OrganisationScene.run { scene async throws in
            let link = try await scene.invite(Self.email)
            let browser = try await scene.browser(.stranger)
            let joined = try await scene.post(
                browser,
                "/invitation",
                [
                    ("token", OrganisationScene.token(link)), ("organisation", scene.other.id.rawValue),
                    ("id", scene.other.id.rawValue), ("email", "boss@example.org"), ("role", "administrator"),
                ],
            )
            #expect(joined.location == scene.path + "?done=joined")
            #expect(try await scene.role(.stranger) == .member)
        }
    }

    @Test func refusesASecondTimeExpiryAndRevocation_K10() async throws {
        try await OrganisationScene.run { scene async throws in
            let browser = try await scene.browser(.stranger)
            let first = OrganisationScene.token(try await scene.invite(Self.email))
            #expect(try await scene.post(browser, "/invitation", [("token", first)]).status == .seeOther)
            #expect(try await scene.post(browser, scene.path + "/leave").status == .seeOther)
            #expect(try await scene.post(browser, "/invitation", [("token", first)]).status == .forbidden)
            let second = OrganisationScene.token(try await scene.invite(Self.email))
            let now = scene.server.clock.now
            let open = try await scene.server.parts.stores.invitations.open(of: scene.id, at: now, limit: 9)
            let id = try #require(open.first).id
            let revoked = try await scene.post(.administrator, "\(scene.path)/invitations/\(id)/revoke")
            #expect(revoked.status == .seeOther)
            #expect(try await scene.post(browser, "/invitation", [("token", second)]).status == .forbidden)
            let third = OrganisationScene.token(try await scene.invite(Self.email))
            scene.server.clock.advance(by: Invitation.lifetimeSeconds)
            let late = try await scene.browser(.stranger)
            #expect(try await late.get("/invitation?token=\(third)").status == .forbidden)
            #expect(try await scene.post(late, "/invitation", [("token", third)]).status == .forbidden)
            #expect(try await scene.role(.stranger) == nil)
        }
    }

    @Test func endsWithTheOneThatInvited() async throws {
        try await OrganisationScene.run { scene async throws in
            let assistant = try await scene.browser(.assistant)
            let values = [("email", Self.email), ("role", "member")]
            #expect(try await scene.post(assistant, scene.path + "/members", values).status == .seeOther)
            let link = try await scene.invitationPath(Self.email)
            _ = try await scene.post(.administrator, try scene.memberPath(.assistant, "/remove"))
            let answer = try await scene.post(.stranger, "/invitation", [("token", OrganisationScene.token(link))])
            #expect(answer.status == .forbidden)
        }
    }

    @Test func replacesAnInvitationByTheNextOne() async throws {
        try await OrganisationScene.run { scene async throws in
            let first = OrganisationScene.token(try await scene.invite(Self.email, role: "administrator"))
            let open = try await scene.server.parts.stores.invitations.open(
                of: scene.id,
                at: scene.server.clock.now,
                limit: 9,
            )
            let path = "\(scene.path)/invitations/\(try #require(open.first).id)/resend"
            // A co-administrator cannot send an administrator's invitation again.
            #expect(try await scene.post(.assistant, path).status == .forbidden)
            scene.server.clock.advance(by: 60)
            #expect(try await scene.post(.administrator, path).location.hasSuffix("?done=resent"))
            let tokens = try await scene.server.sentMails().compactMap {
                $0.text.firstMatch(of: /token=([A-Za-z0-9_-]+)/).map { String($0.output.1) }
            }
            let second = try #require(tokens.first { $0 != first })
            let browser = try await scene.browser(.stranger)
            #expect(try await scene.post(browser, "/invitation", [("token", first)]).status == .forbidden)
            #expect(try await scene.post(browser, "/invitation", [("token", second)]).status == .seeOther)
        }
    }

    @Test func showsTheLinkToNobody_K11() async throws {
        try await OrganisationScene.run { scene async throws in
            let browser = try await scene.browser(.administrator)
            let values = [("email", Self.email), ("role", "member")]
            let answer = try await scene.post(browser, scene.path + "/members", values)
            let token = OrganisationScene.token(try await scene.invitationPath(Self.email))
            var texts = [answer.text + answer.location]
            for page in ["", "/invitations", "/settings", "?done=invited"] {
                texts.append(try await browser.get(scene.path + page).text)
            }
            try await scene.server.parts.audit.flush()
            texts += try await scene.server.parts.stores.audit.newest(limit: 50).map { "\($0)" }
            for text in texts { #expect(!text.contains(token) && !text.contains("token=")) }
            let rows = try await scene.server.engine.read { try $0.query("SELECT * FROM invitation") }
            #expect(rows.count == 1 && !"\(rows)".contains(token))
        }
    }

    @Test func leadsOnlyToItsOwnSite_K12() async throws {
        try await OrganisationScene.run { scene async throws in
            let link = try await scene.invite(Self.email)
            let evil = "https://evil.example/"
            let browser = TestBrowser(scene.client)
            let start = try await browser.get(link + "&redirect=\(evil)&next=//evil.example")
            #expect(start.location.hasPrefix("/signin?t="))
            let back = try await browser.signIn(from: start, email: Self.email)
            #expect(back.location.hasPrefix("/invitation?token="))
            let joined = try await scene.post(
                browser,
                "/invitation",
                [("token", OrganisationScene.token(link)), ("redirect", evil), ("next", evil), ("return_to", evil)],
            )
            #expect(joined.location == scene.path + "?done=joined")
        }
    }

    @Test func waitsForWhoeverSignsUpFirst() async throws {
        try await OrganisationScene.run { scene async throws in
            let link = try await scene.invite("eve@example.org")
            let browser = TestBrowser(scene.client)
            let signIn = try await browser.get(try await browser.get(link).location)
            let signUp = try #require(signIn.text.firstMatch(of: /href="(\/sign-up\?t=[^"]+)"/)).output.1
            let form = [
                ("name", "Eve"), ("email", "eve@example.org"), ("password", "seven purple elephants"), ("terms", "yes"),
            ]
            let page = try await browser.get(String(signUp))
            let sent = try await browser.submit(page, to: "/sign-up", form)
            let codes = try await scene.server.sentMails().compactMap { AuthorizeScene.code(in: $0.text) }
            let codePage = try await browser.get(sent.location)
            let done = try await browser.submit(codePage, to: "/sign-up/code", [("code", try #require(codes.last))])
            #expect(done.location == link)
            let invitation = try await browser.get(done.location)
            #expect(invitation.text.contains("Example Ltd"))
            let token = OrganisationScene.token(link)
            let joined = try await scene.post(browser, "/invitation", [("token", token)])
            #expect(joined.location == scene.path + "?done=joined")
        }
    }

    @Test func isAcceptedOnceOfManyAtOnce() async throws {
        try await OrganisationScene.run { scene async throws in
            let token = OrganisationScene.token(try await scene.invite(Self.email))
            let browser = try await scene.browser(.stranger)
            let accepted = try await simultaneously(20) { _ in
                try await scene.post(browser, "/invitation", [("token", token)]).status == .seeOther ? 1 : 0
            }
            #expect(accepted.reduce(0, +) == 1)
        }
    }

    @Test func saysWhatCameOfIt() async throws {
        try await OrganisationScene.run { scene async throws in
            let browser = try await scene.browser(.administrator)
            _ = try await scene.post(browser, scene.path + "/domains", [("domain", "example.org")])
            let expected = [
                ("new@example.org", "invited"), ("STRANGER@example.org", "known"), ("Member@Example.org", "already"),
                ("new@elsewhere.example", "outsider"),
            ]
            for (email, word) in expected {
                let answer = try await scene.post(
                    browser,
                    scene.path + "/members",
                    [("email", email), ("role", "member")],
                )
                #expect(answer.location == "\(scene.path)?done=\(word)")
                #expect(try await browser.get(answer.location).text.contains("class=\"notice\""))
            }
            for email in ["", "x", "a@b@c.example", "x@example.org\r\nBcc: y@example.org"] {
                let answer = try await scene.post(
                    browser,
                    scene.path + "/members",
                    [("email", email), ("role", "member")],
                )
                #expect(answer.status == .unprocessableContent && answer.text.contains("email-error"))
            }
        }
    }

    @Test func boundsHowManyAreSent() async throws {
        try await OrganisationScene.run { scene async throws in
            let browser = try await scene.browser(.administrator)
            let path = scene.path + "/members"
            for _ in 1...5 {
                let answer = try await scene.post(browser, path, [("email", "one@example.org"), ("role", "member")])
                #expect(answer.status == .seeOther)
            }
            let sixth = try await scene.post(browser, path, [("email", "one@example.org"), ("role", "member")])
            #expect(sixth.status == .tooManyRequests && sixth.text.contains("wait for an hour"))
            for number in 1...54 {
                let form = [("email", "p\(number)@example.org"), ("role", "member")]
                #expect(try await scene.post(browser, path, form).status == .seeOther, "\(number)")
            }
            let next = try await scene.post(browser, path, [("email", "next@example.org"), ("role", "member")])
            #expect(next.status == .tooManyRequests)
        }
    }

    @Test func canBeDeclined() async throws {
        try await OrganisationScene.run { scene async throws in
            let token = OrganisationScene.token(try await scene.invite(Self.email))
            let browser = try await scene.browser(.stranger)
            let declined = try await scene.post(browser, "/invitation/decline", [("token", token)])
            #expect(declined.location == "/organisations?done=declined")
            #expect(try await scene.post(browser, "/invitation", [("token", token)]).status == .forbidden)
            #expect(try await scene.role(.stranger) == nil)
        }
    }
}
