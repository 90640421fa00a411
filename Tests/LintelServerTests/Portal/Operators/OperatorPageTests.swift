import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The pages of those who run the installation.
@Suite struct OperatorPageTests {
    /// Every route below `/operation`, with ids that exist.
    private static func routes(_ scene: ApprovalScene) -> [(method: HTTPRequest.Method, path: String)] {
        let router = Router(context: LintelContext.self)
        Routes(scene.server.parts).add(to: router)
        return router.routes.compactMap { route in
            let path = route.path.description
            guard path.hasPrefix("/operation") else { return nil }
            let id = path.contains("/accounts/") ? scene.member.id.rawValue : scene.organisation.id.rawValue
            return (route.method, path.replacing(":id", with: id).replacing("{id}", with: id))
        }
    }

    @Test func othersFindNothingThere() async throws {
        try await ApprovalScene.run { scene async throws in
            let routes = Self.routes(scene)
            #expect(routes.count >= 13)
            for account in [scene.administrator, scene.stranger] {
                let browser = try await scene.browser(of: account)
                let csrf = try await scene.csrf(browser)
                for (method, path) in routes {
                    let form = method == .post ? [("csrf", csrf), ("state", "off"), ("entitlement", "evo")] : nil
                    let answer = try await browser.send(method, path, form: form)
                    #expect(answer.status == .notFound, "\(method) \(path)")
                }
            }
        }
    }

    @Test func operatorsSeeEachPage() async throws {
        try await ApprovalScene.run { scene async throws in
            let browser = try await scene.browser(of: scene.operator)
            for (method, path) in Self.routes(scene) where method == .get {
                let answer = try await browser.get(path)
                #expect(answer.status == .ok, "\(path)")
                #expect(answer.text.matches(of: /<h1>/).count == 1)
            }
        }
    }

    @Test func formsNeedTheSessionAndItsToken_C01() async throws {
        try await ApprovalScene.run { scene async throws in
            let signedOut = TestBrowser(scene.client)
            let browser = try await scene.browser(of: scene.operator)
            let foreign = try await scene.csrf(try await scene.browser(of: scene.operator))
            for (method, path) in Self.routes(scene) {
                guard method == .post else {
                    #expect(try await signedOut.get(path).status == .seeOther)
                    continue
                }
                let fields = [("state", "off"), ("entitlement", "evo"), ("reason", "r")]
                for csrf in [[], [("csrf", "")], [("csrf", foreign)]] {
                    for browser in [signedOut, browser] {
                        let answer = try await browser.send(.post, path, form: fields + csrf)
                        #expect(answer.status == .forbidden, "\(path)")
                    }
                }
            }
            let stores = scene.server.parts.stores
            #expect(try await stores.accounts.account(scene.member.id)?.isDisabled == false)
            #expect(try await stores.organisations.organisation(scene.organisation.id)?.entitlements == ["evo"])
        }
    }

    @Test func switchesAccountsOffAndOn() async throws {
        try await ApprovalScene.run { scene async throws in
            let member = try await scene.browser(of: scene.member)
            let browser = try await scene.browser(of: scene.operator)
            let csrf = try await scene.csrf(browser)
            let path = "/operation/accounts/\(scene.member.id)"
            func change(_ state: String, _ reason: String, _ path: String) async throws -> TestResponse {
                let fields = [("csrf", csrf), ("state", state), ("reason", reason)]
                return try await browser.send(.post, path + "/state", form: fields)
            }
            let unreasoned = try await change("off", " ", path)
            #expect(unreasoned.status == .unprocessableContent && unreasoned.text.contains("reason-error"))
            #expect(try await change("off", "Left the company", path).location == path + "?done=off")
            #expect(try await member.get("/approvals").status == .seeOther)
            #expect(try await browser.get(path).text.contains("Switch on again"))
            #expect(try await change("on", "Came back", path).location == path + "?done=on")
            _ = try await scene.browser(of: scene.member)
            let own = try await change("off", "Why not", "/operation/accounts/\(scene.operator.id)")
            #expect(own.status == .unprocessableContent && own.text.contains("not_oneself"))
            #expect(try await change("off", "x", "/operation/accounts/nobody").status == .notFound)
            let events = try await scene.auditEvents()
            #expect(events.first { $0.kind == .accountDisabled }?.detail == "Left the company")
            #expect(events.first { $0.kind == .accountEnabled }?.target == scene.member.id.rawValue)
        }
    }

    @Test func endsSessions() async throws {
        try await ApprovalScene.run { scene async throws in
            let member = try await scene.browser(of: scene.member)
            let browser = try await scene.browser(of: scene.operator)
            let fields = [("csrf", try await scene.csrf(browser))]
            let path = "/operation/accounts/\(scene.member.id)/sessions"
            #expect(try await browser.send(.post, path, form: fields).status == .seeOther)
            #expect(try await member.get("/approvals").status == .seeOther)
            let own = "/operation/accounts/\(scene.operator.id)/sessions"
            #expect(try await browser.send(.post, own, form: fields).status == .unprocessableContent)
            #expect(try await browser.get("/approvals").status == .ok)
        }
    }

    @Test func switchesProducts() async throws {
        try await ApprovalScene.run { scene async throws in
            let browser = try await scene.browser(of: scene.operator)
            let csrf = try await scene.csrf(browser)
            let path = "/operation/organisations/\(scene.organisation.id)"
            func change(_ entitlement: String, _ state: String, _ path: String) async throws -> TestResponse {
                let fields = [("csrf", csrf), ("entitlement", entitlement), ("state", state)]
                return try await browser.send(.post, path + "/entitlements", form: fields)
            }
            #expect(try await change("synchro", "on", path).location == path + "?done=on")
            #expect(try await change("evo", "off", path).location == path + "?done=off")
            let stores = scene.server.parts.stores
            #expect(try await stores.organisations.organisation(scene.organisation.id)?.entitlements == ["synchro"])
            #expect(try await change("magic", "on", path).status == .unprocessableContent)
            #expect(try await change("evo", "perhaps", path).status == .badRequest)
            #expect(try await change("evo", "on", "/operation/organisations/nowhere").status == .notFound)
            let events = try await scene.auditEvents()
            #expect(events.first { $0.kind == .entitlementOn }?.organisationID == scene.organisation.id)
            #expect(events.contains { $0.kind == .entitlementOff })
        }
    }

    @Test func findsOrganisationsAndPeople() async throws {
        try await ApprovalScene.run { scene async throws in
            let browser = try await scene.browser(of: scene.operator)
            let organisations = try await browser.get("/operation/organisations?search=ELSE")
            #expect(organisations.text.contains(">Elsewhere</a>") && !organisations.text.contains(">Example Ltd</a>"))
            let people = try await browser.get("/operation/accounts?search=Str")
            #expect(
                people.text.contains(">stranger@example.org</a>") && !people.text.contains(">owner@example.org</a>")
            )
            #expect(
                try await browser.get("/operation/accounts?search=zzz").text.contains("No address begins like that")
            )
            for number in 1...60 {
                let account = Account(
                    id: AccountID("many-\(number)"),
                    email: "many\(number)@example.org",
                    name: "Many",
                    createdAt: scene.server.clock.now,
                )
                let key = try EmailKey(account.email)
                try await scene.server.parts.stores.accounts.create(account, key: key, passwordHash: nil)
            }
            let first = try await browser.get("/operation/accounts?search=many")
            let next = try #require(first.text.firstMatch(of: /href="([^"]+)" rel="next">/)).output.1
            let second = try await browser.get(String(next).replacing("&amp;", with: "&"))
            #expect(first.text.matches(of: />many/).count == 50 && second.text.matches(of: />many/).count == 10)
        }
    }

    @Test func rotatesTheKeysOnce() async throws {
        try await ApprovalScene.run { scene async throws in
            let browser = try await scene.browser(of: scene.operator)
            let fields = [("csrf", try await scene.csrf(browser))]
            let before = scene.server.parts.keys.value.keySet.keys.count
            let rotated = try await browser.send(.post, "/operation/keys/rotation", form: fields)
            #expect(rotated.location == "/operation/keys?done=rotated")
            #expect(scene.server.parts.keys.value.keySet.keys.count > before)
            #expect(try await browser.get(rotated.location).text.contains("published already"))
            #expect(try await browser.send(.post, "/operation/keys/rotation", form: fields).status == .conflict)
            #expect(try await scene.auditEvents().contains { $0.kind == .keyRotated })
        }
    }

    @Test func sendsMailsAgainWithoutShowingThem() async throws {
        try await ApprovalScene.run { scene async throws in
            scene.server.mails.refuseNext(with: MailFault("the server is away"))
            #expect(try await scene.server.sentMails().isEmpty)
            scene.server.mails.refuseNext(with: MailFault("the server is away"))
            scene.server.clock.advance(by: 31)
            #expect(try await scene.server.sentMails().isEmpty)
            let browser = try await scene.browser(of: scene.operator)
            let page = try await browser.get("/operation/mails")
            #expect(page.text.contains("the server is away") && !page.text.contains("admin@example.org"))
            let fields = [("csrf", try await scene.csrf(browser))]
            let answer = try await browser.send(.post, "/operation/mails/retry", form: fields)
            #expect(answer.location == "/operation/mails?done=retried")
            #expect(try await scene.server.sentMails().count == 1)
            let again = try await browser.send(.post, "/operation/mails/retry", form: fields)
            #expect(again.location == "/operation/mails?done=none")
            #expect(try await browser.get("/operation/mails").text.contains("The outbox is empty"))
        }
    }
}
