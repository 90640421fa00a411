import HTTPTypes
import HummingbirdTesting
import LintelPlatform
import LintelStorage
import LintelTesting
import LintelTokens
import Testing

@testable import LintelServer

/// The pages about organisations: who sees which, and what they hold.
@Suite struct OrganisationPageTests {
    private static let tabs = [
        "", "/members", "/invitations", "/products", "/apps", "/domains", "/clients", "/settings",
    ]

    @Test func sendsWhoeverIsSignedOutToSignInAndBack() async throws {
        try await OrganisationScene.run { scene async throws in
            for tab in Self.tabs {
                let browser = TestBrowser(scene.client)
                let answer = try await browser.get(scene.path + tab)
                #expect(answer.status == .seeOther && answer.location.hasPrefix("/signin?t="), "\(tab)")
                let back = try await browser.signIn(from: answer, email: "administrator@example.org")
                #expect(back.location == scene.path + tab)
            }
        }
    }

    @Test func showsEachPageToThoseWhoMaySeeIt_K05() async throws {
        try await OrganisationScene.run { scene async throws in
            for person in OrganisationScene.Person.allCases {
                let browser = try await scene.browser(person)
                for tab in Self.tabs {
                    let status = try await browser.get(scene.path + tab).status
                    let expected: HTTPResponse.Status =
                        person == .stranger ? .notFound : person == .member && tab == "/invitations" ? .forbidden : .ok
                    #expect(status == expected, "\(person) \(tab)")
                }
            }
        }
    }

    @Test func answersForAForeignOrganisationAsForNone_K14() async throws {
        try await OrganisationScene.run { scene async throws in
            let browser = try await scene.browser(.administrator)
            for tab in Self.tabs {
                let foreign = try await browser.get("/organisations/\(scene.other.id)\(tab)")
                let none = try await browser.get("/organisations/00000000-0000-4000-8000-000000000000\(tab)")
                #expect(foreign.status == .notFound && none.status == .notFound)
                #expect(!foreign.text.contains("Other Ltd"))
            }
        }
    }

    @Test func teachesWhoBelongsToNone() async throws {
        try await OrganisationScene.run { scene async throws in
            _ = try await scene.server.makeAccount("new@example.org", name: "New")
            let page = try await scene.browser("new@example.org").get("/organisations")
            #expect(page.text.contains("You belong to no organisation yet"))
            #expect(page.text.contains("href=\"/organisations/new\""))
            #expect(!page.text.contains("All organisations"))
            #expect(try await scene.browser(.boss).get("/organisations").text.contains("Other Ltd"))
        }
    }

    @Test func makesAnOrganisationAndItsMakerTheAdministrator() async throws {
        try await OrganisationScene.run { scene async throws in
            let browser = try await scene.browser(.stranger)
            let made = try await scene.post(browser, "/organisations", [("name", " Neu & Co ")])
            #expect(made.status == .seeOther && made.location.hasPrefix("/organisations/"))
            let page = try await browser.get(made.location)
            #expect(page.text.contains("You are an administrator") && page.text.contains("Neu &amp; Co"))
            let refused = try await scene.post(browser, "/organisations", [("name", "\u{202E}x")])
            #expect(refused.status == .unprocessableContent && refused.text.contains("name-error"))
            for _ in 1..<10 { _ = try await scene.post(browser, "/organisations", [("name", "More")]) }
            let eleventh = try await scene.post(browser, "/organisations", [("name", "Too many")])
            #expect(eleventh.status == .unprocessableContent && eleventh.text.contains("at most 10"))
        }
    }

    @Test func keepsAnUpdateFromBeingLost_K16() async throws {
        try await OrganisationScene.run { scene async throws in
            let browser = try await scene.browser(.administrator)
            let stale = [("version", "1")]
            let path = scene.path + "/settings"
            let first = try await scene.post(browser, path, [("name", "First")] + stale)
            #expect(first.location == path + "?done=renamed")
            let second = try await scene.post(browser, path, [("name", "Second")] + stale)
            #expect(second.status == .conflict && second.text.contains("value=\"Second\""))
            #expect(second.text.contains("name=\"version\" value=\"2\""))
            #expect(try await browser.get(scene.path).text.contains("<h1>First</h1>"))
            for version in ["", "x", "-1", "99999999999999999999"] {
                let answer = try await scene.post(browser, path, [("name", "X"), ("version", version)])
                #expect(answer.status == .conflict)
            }
            #expect(try await scene.post(.assistant, path, [("name", "X"), ("version", "2")]).status == .forbidden)
        }
    }

    @Test func showsAThousandMembersInPagesOfFifty() async throws {
        try await OrganisationScene.run { scene async throws in
            try await Self.addMembers(1_000, to: scene)
            let browser = try await scene.browser(.member)
            var (path, pages, seen): (String?, Int, Set<String>) = (scene.path, 0, [])
            while let next = path {
                let page = try await browser.get(next)
                let found = page.text.matches(of: /[a-z0-9]+@example\.org<\/span><\/td>/).map { String($0.output) }
                #expect(found.count <= 50)
                seen.formUnion(found)
                pages += 1
                path = page.text.firstMatch(of: /href="([^"]*after=[^"]*)"/).map {
                    String($0.output.1).replacing("&amp;", with: "&")
                }
            }
            #expect(pages == 21 && seen.count == 1_003)
            let search = try await browser.get(scene.path + "?q=PERSON77")
            // 77 and 770 to 779.
            #expect(search.text.matches(of: /person77[0-9]?@/).count == 11)
            #expect(search.text.contains("value=\"PERSON77\""))
            for query in ["limit=0", "limit=-1", "limit=99999999999999999999", "after=x", "q=%00", "q=%25"] {
                let status = try await browser.get("\(scene.path)?\(query)").status
                #expect(status == .ok || status == .badRequest, "\(query)")
            }
            let huge = try await browser.get(scene.path + "?limit=100000")
            #expect(huge.text.matches(of: /@example\.org<\/span><\/td>/).count == 200)
        }
    }

    private static func addMembers(_ count: Int, to scene: OrganisationScene) async throws {
        try await scene.server.engine.write { transaction in
            for number in 0..<count {
                let id = "person-\(number)"
                try transaction.execute(
                    """
                    INSERT INTO account (id, email, name, is_email_verified, is_operator, created_at)
                    VALUES (?, ?, ?, 1, 0, 0)
                    """,
                    [.text(id), .text("person\(number)@example.org"), .text("Person")],
                )
                try transaction.execute(
                    "INSERT INTO principal (subject, email_key, account_id) VALUES (?, ?, ?)",
                    [.text(id), .text("person\(number)@example.org"), .text(id)],
                )
                try transaction.execute(
                    "INSERT INTO organisation_member (organisation_id, subject, role, changed_at) VALUES (?, ?, 'member', 0)",
                    [.text(scene.id.rawValue), .text(id)],
                )
            }
        }
    }
}
