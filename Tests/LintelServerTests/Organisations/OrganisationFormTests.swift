import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LintelOAuth
import LintelPlatform
import LintelStorage
import LintelTesting
import LintelTokens
import Testing

@testable import LintelServer

/// Every form of the part: without its token, of another session, signed out, and by those who may not.
@Suite struct OrganisationFormTests {
    /// The paths of every POST route, with the scene's own ids in them.
    private static func paths(_ scene: OrganisationScene) async throws -> [String] {
        let router = Router(context: LintelContext.self)
        OrganisationsRoutes(EndpointBuilder(scene.server.parts)).add(to: router)
        _ = try await scene.invite("invited@example.org")
        let open = try await scene.server.parts.stores.invitations.open(
            of: scene.id,
            at: scene.server.clock.now,
            limit: 1,
        )
        let invitation = try #require(open.first)
        let member = try scene.account(.member).id.rawValue
        return router.routes.filter { $0.method == .post }.map { route in
            let path = route.path.description.replacing("{", with: ":").replacing("}", with: "")
            return path.replacing(":id", with: scene.id.rawValue).replacing(":subject", with: member)
                .replacing(":invitation", with: invitation.id.rawValue).replacing(":product", with: "synchro")
        }
    }

    private static let values = [
        ("name", "Taken over"), ("version", "1"), ("email", "evil@example.org"), ("role", "administrator"),
        ("domain", "evil.example"), ("client", "service-x"), ("token", "x"),
    ]

    @Test func refusesEveryFormWithoutItsToken_C01() async throws {
        try await OrganisationScene.run { scene async throws in
            let paths = try await Self.paths(scene)
            #expect(paths.count == 17)
            let browser = try await scene.browser(.administrator)
            let other = try await scene.browser(.administrator)
            let page = try await other.get("/organisations/new")
            let foreign = try #require(TestBrowser.hiddenFields(page.text).first { $0.0 == "csrf" })
            let before = try await Self.state(scene)
            for path in paths {
                let tokens: [[(String, String)]] = [[], [("csrf", "")], [("csrf", "x")], [foreign]]
                for csrf in tokens {
                    let answer = try await browser.send(.post, path, form: csrf + Self.values)
                    #expect(answer.status == .forbidden, "\(path) \(csrf)")
                }
                let signedOut = try await TestBrowser(scene.client).send(.post, path, form: [foreign] + Self.values)
                #expect(signedOut.status == .forbidden, "\(path)")
            }
            #expect(try await Self.state(scene) == before)
        }
    }

    @Test func refusesStrangersAndMembersEveryForm_K05() async throws {
        try await OrganisationScene.run { scene async throws in
            let paths = try await Self.paths(scene).filter { $0.hasPrefix(scene.path) }
            let before = try await Self.state(scene)
            for (person, status): (OrganisationScene.Person, HTTPResponse.Status) in [
                (.stranger, .notFound), (.member, .forbidden),
            ] {
                let browser = try await scene.browser(person)
                for path in paths where !path.hasSuffix("/leave") {
                    #expect(try await scene.post(browser, path, Self.values).status == status, "\(person) \(path)")
                }
            }
            #expect(try await Self.state(scene) == before)
        }
    }

    @Test func letsCoAdministratorsOnlyBringMembersInAndOut_K13() async throws {
        try await OrganisationScene.run { scene async throws in
            let browser = try await scene.browser(.assistant)
            let before = try await Self.state(scene)
            let attempts: [(String, [(String, String)])] = [
                (scene.path + "/members", [("email", "a@example.org"), ("role", "administrator")]),
                (scene.path + "/members", [("email", "a@example.org"), ("role", "co-administrator")]),
                (try scene.memberPath(.assistant, "/role"), [("role", "administrator")]),
                (try scene.memberPath(.member, "/role"), [("role", "co-administrator")]),
                (try scene.memberPath(.administrator, "/role"), [("role", "member")]),
                (try scene.memberPath(.administrator, "/remove"), []),
                (scene.path + "/settings", [("name", "X"), ("version", "1")]),
                (scene.path + "/products/synchro/request", []), (scene.path + "/products/synchro/on", []),
                (scene.path + "/domains", [("domain", "a.example")]), (scene.path + "/clients", [("client", "x")]),
            ]
            for (path, values) in attempts {
                #expect(try await scene.post(browser, path, values).status == .forbidden, "\(path) \(values)")
            }
            #expect(try await Self.state(scene) == before)
            let invited = try await scene.post(
                browser,
                scene.path + "/members",
                [("email", "a@example.org"), ("role", "member")],
            )
            #expect(invited.status == .seeOther)
            #expect(try await scene.post(browser, try scene.memberPath(.member, "/remove")).status == .seeOther)
        }
    }

    @Test func refusesIdsOfOtherOrganisations_K14() async throws {
        try await OrganisationScene.run { scene async throws in
            let stranger = try await scene.browser(.stranger)
            let own = "/organisations/\(scene.other.id)"
            _ = try await scene.invite("invited@example.org")
            let invitations = scene.server.parts.stores.invitations
            let open = try await invitations.open(of: scene.id, at: scene.server.clock.now, limit: 1)
            let invitation = try #require(open.first).id
            let member = try scene.account(.member).id
            for path in [
                "/members/\(member)/role", "/members/\(member)/remove", "/invitations/\(invitation)/resend",
                "/invitations/\(invitation)/revoke",
            ] {
                let answer = try await scene.post(stranger, own + path, [("role", "member")])
                #expect(answer.status == .notFound, "\(path)")
            }
            #expect(try await scene.role(.member) == .member)
            #expect(try await invitations.open(of: scene.id, at: scene.server.clock.now, limit: 1) == open)
        }
    }

    @Test func switchesProductsOnForOperatorsOnly() async throws {
        try await OrganisationScene.run { scene async throws in
            let administrator = try await scene.browser(.administrator)
            let product = scene.path + "/products/synchro"
            #expect(try await scene.post(administrator, product + "/on").status == .forbidden)
            #expect(try await scene.post(administrator, product + "/request").status == .seeOther)
            #expect(try await administrator.get(scene.path + "/products").text.contains("Requested"))
            // Asking again is no second request, and no second mail.
            #expect(try await scene.post(administrator, product + "/request").status == .seeOther)
            let mails = try await scene.server.sentMails().filter { $0.subject == "A product is asked for" }
            #expect(mails.map(\.recipient) == [OrganisationScene.Person.boss.email])
            #expect(mails.first?.text.contains("/operation/organisations/\(scene.id)") == true)
            #expect(try await scene.post(.boss, product + "/on").status == .seeOther)
            let organisations = scene.server.parts.stores.organisations
            #expect(try await organisations.organisation(scene.id)?.entitlements == ["evo", "synchro"])
            #expect(try await scene.post(.boss, scene.path + "/products/gold/on").status == .unprocessableContent)
            #expect(try await scene.post(.boss, scene.path + "/products/evo/off").status == .seeOther)
            #expect(try await organisations.organisation(scene.id)?.entitlements == ["synchro"])
        }
    }

    @Test func keepsDomainsAndClients() async throws {
        try await OrganisationScene.run { scene async throws in
            let browser = try await scene.browser(.administrator)
            let app = try await scene.server.makeApp(
                .web,
                owner: scene.account(.stranger),
                scopes: ["openid"],
                redirectURIs: ["https://web.example/callback"],
            )
            let forms = [
                ("/domains", "domain", "Example.NET", "example.net", "not a domain"),
                ("/clients", "client", " \(app.id.rawValue) ", app.id.rawValue, "service-unknown"),
            ]
            for (path, field, good, stored, bad) in forms {
                let refused = try await scene.post(browser, scene.path + path, [(field, bad)])
                #expect(refused.status == .unprocessableContent && refused.text.contains("\(field)-error"))
                #expect(refused.text.contains("value=\"\(bad)\""))
                #expect(try await scene.post(browser, scene.path + path, [(field, good)]).status == .seeOther)
                #expect(try await browser.get(scene.path + path).text.contains("value=\"\(stored)\""))
                let removed = try await scene.post(browser, scene.path + path + "/remove", [(field, stored)])
                #expect(removed.status == .seeOther)
                #expect(!(try await browser.get(scene.path + path).text.contains("value=\"\(stored)\"")))
            }
        }
    }

    /// Everything that a form could change.
    private static func state(_ scene: OrganisationScene) async throws -> [String] {
        let tables = [
            "organisation", "organisation_entitlement", "organisation_member", "invitation", "entitlement_request",
            "organisation_domain", "organisation_client",
        ]
        return try await scene.server.engine.read { transaction in
            try tables.flatMap { table in try transaction.query("SELECT * FROM \(table)").map { "\($0)" } }
        }
    }
}
