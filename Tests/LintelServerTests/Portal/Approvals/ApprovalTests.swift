import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

/// Requests for scopes and the decisions about them, from the form to the token.
@Suite struct ApprovalTests {
    @Test func tokensFollowTheDecisions_K08() async throws {
        try await ApprovalScene.run { scene async throws in
            func token() async throws -> TestResponse {
                try await scene.noticeChanges()
                return try await scene.client.clientCredentials(scene.app, scope: "itwin-platform evo.file")
            }
            expectRefusal(try await token(), "invalid_scope", id: "scope_not_approved")
            let browser = try await scene.browser(of: scene.administrator)
            let page = try await browser.get("/approvals")
            for text in ["evo.file", "Olga Owner", "Test app", "Example Ltd", "read and change files"] {
                #expect(page.text.contains(text), "\(text)")
            }
            let done = try await scene.decide("approve", in: browser, note: "Until June")
            #expect(done.status == .seeOther && done.location == "/approvals?done=approved")
            #expect(try await browser.get(done.location).text.contains("Nothing waits for you"))
            let given = try await token()
            #expect(given.status == .ok)
            #expect(given.json["scope"]?.stringValue == "itwin-platform evo.file")

            #expect(try await browser.get("/approvals/history").text.contains("Until June"))
            let revoked = try await scene.decide("", in: browser, note: "No more", to: "/approvals/revocation")
            #expect(revoked.status == .seeOther)
            expectRefusal(try await token(), "invalid_scope", id: "scope_refused")
            try await scene.request(["evo.file"], by: scene.owner)
            expectRefusal(try await token(), "invalid_scope", id: "scope_not_approved")
            #expect(try await browser.get("/approvals").text.contains("No more"))
            #expect(try await scene.decide("refuse", in: browser).location == "/approvals?done=refused")
            expectRefusal(try await token(), "invalid_scope", id: "scope_refused")
            let response = try await scene.client.clientCredentials(scene.app, scope: "evo.audit")
            expectRefusal(response, "invalid_scope", id: "scope_not_allowed")

            let events = try await scene.auditEvents().filter { $0.clientID == scene.app.id && $0.errorID == nil }
            let kinds: [AuditEvent.Kind] = [
                .scopeRefused, .scopesRequested, .scopeApprovalRevoked, .scopeApproved, .scopesRequested,
            ]
            #expect(events.map(\.kind) == kinds)
            #expect(events.allSatisfy { $0.organisationID == scene.organisation.id })
        }
    }

    @Test func nobodyDecidesTheirOwnRequest_K08() async throws {
        try await ApprovalScene.run { scene async throws in
            for (account, scope) in [(scene.administrator, "evo.object"), (scene.operator, "evo.audit")] {
                try await scene.request(ScopeSet([scope]), by: account)
                let browser = try await scene.browser(of: account)
                #expect(try await !browser.get("/approvals").text.contains("<code>\(scope)</code>"))
                let answer = try await scene.decide("approve", scope, in: browser)
                #expect(answer.status == .unprocessableContent)
                #expect(answer.text.contains("approval_by_requester"))
                #expect(try await scene.scope(scope)?.state == .requested)
                let page = try await browser.get("/approvals/request?app=\(scene.app.id)&scope=\(scope)")
                #expect(page.text.contains("somebody else has to decide") && !page.text.contains("Decide</h2>"))
            }
        }
    }

    @Test func othersFindNothingToDecide() async throws {
        try await ApprovalScene.run { scene async throws in
            for account in [scene.owner, scene.member, scene.stranger] {
                let browser = try await scene.browser(of: account)
                let page = try await browser.get("/approvals")
                #expect(page.status == .ok && !page.text.contains("<code>evo.file</code>"))
                let path = "/approvals?organisation=\(scene.organisation.id)"
                #expect(try await !browser.get(path).text.contains("<code>evo.file</code>"))
                #expect(try await !browser.get("/approvals/history").text.contains("evo.file"))
                let request = "/approvals/request?app=\(scene.app.id)&scope=evo.file"
                #expect(try await browser.get(request).status == .notFound)
                for path in ["/approvals/decision", "/approvals/revocation"] {
                    #expect(try await scene.decide("approve", in: browser, to: path).status == .notFound)
                }
            }
            #expect(try await scene.scope()?.state == .requested)
        }
    }

    @Test func aSecondDecisionIsAConflict() async throws {
        try await ApprovalScene.run { scene async throws in
            let first = try await scene.browser(of: scene.administrator)
            let second = try await scene.browser(of: scene.operator)
            #expect(try await scene.decide("refuse", in: first).status == .seeOther)
            #expect(try await scene.decide("approve", in: second).status == .conflict)
            #expect(try await scene.scope()?.state == .refused)
            let revocation = try await scene.decide("", in: second, to: "/approvals/revocation")
            #expect(revocation.status == .conflict)
            let other = try await scene.decide("", "itwin-platform", in: second, to: "/approvals/revocation")
            #expect(other.status == .conflict)
            #expect(try await scene.scope("itwin-platform")?.state == .approved)
        }
    }

    @Test func aNoteThatIsTooLongIsShownAgain() async throws {
        try await ApprovalScene.run { scene async throws in
            let browser = try await scene.browser(of: scene.operator)
            let note = String(repeating: "n", count: 501)
            let answer = try await scene.decide("approve", in: browser, note: note)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains(note) && answer.text.contains("id=\"note-error\""))
            #expect(try await scene.scope()?.state == .requested)
            #expect(try await scene.decide("perhaps", in: browser).status == .badRequest)
            let good = try await scene.decide("approve", in: browser, note: String(note.dropLast()))
            #expect(good.status == .seeOther)
        }
    }

    @Test func nothingHappensWithoutASession() async throws {
        try await ApprovalScene.run { scene async throws in
            let browser = TestBrowser(scene.client)
            for path in ["/approvals", "/approvals/history", "/approvals/request?app=a&scope=b"] {
                let answer = try await browser.get(path)
                #expect(answer.status == .seeOther && answer.location.hasPrefix("/signin?"))
            }
            let token = try await scene.csrf(try await scene.browser(of: scene.administrator))
            let signedIn = try await scene.browser(of: scene.administrator)
            for path in ["/approvals/decision", "/approvals/revocation"] {
                let fields = [("app", scene.app.id.rawValue), ("scope", "evo.file"), ("decision", "approve")]
                for browser in [browser, signedIn] {
                    for csrf in [[], [("csrf", "x")], [("csrf", token)]] {
                        #expect(try await browser.send(.post, path, form: fields + csrf).status == .forbidden)
                    }
                }
            }
            #expect(try await scene.scope()?.state == .requested)
        }
    }

    @Test func pagesTheQueue() async throws {
        try await ApprovalScene.run { scene async throws in
            for number in 1...10 {
                let app = try await scene.server.makeApp(
                    .service,
                    name: "App \(number)",
                    owner: scene.owner,
                    scopes: []
                )
                let scopes: ScopeSet = ["evo.discovery", "evo.workspace", "evo.file", "evo.object", "evo.blocksync"]
                try await scene.request(scopes, by: scene.owner, for: app)
            }
            let browser = try await scene.browser(of: scene.operator)
            let first = try await browser.get("/approvals")
            #expect(first.text.matches(of: /name="decision" value="approve"/).count == 50)
            let next = try #require(first.text.firstMatch(of: /href="(\/approvals\?after=[^"]+)" rel="next">/)).output.1
            let second = try await browser.get(String(next))
            #expect(second.text.matches(of: /name="decision" value="approve"/).count == 1)
            let own = try await browser.get("/approvals?organisation=\(scene.organisation.id)")
            #expect(own.text.matches(of: /name="decision" value="approve"/).count == 1)
            // Apps of no organisation are the operators'.
            let administrator = try await scene.approvals.queue(for: try await scene.actor(scene.administrator))
            #expect(administrator.requests.map(\.scope.scope) == ["evo.file"] && administrator.next == nil)
        }
    }
}
