import HTTPTypes
import HummingbirdTesting
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Registering an app in the portal.
@Suite struct NewAppTests {
    @Test func comesBackFromSigningInToTheSameFilledForm() async throws {
        try await NewAppScene.run(accepted: false) { scene async throws in
            let browser = TestBrowser(scene.client)
            let place = "/apps/new?type=service&api=evo&name=Night+shift"
            let detour = try await browser.get(place)
            #expect(detour.status == .seeOther && detour.location.hasPrefix("/signin"))
            let back = try await browser.signIn(from: detour, email: NewAppScene.ann)
            #expect(back.location == place)
            // The developer terms come in between, once.
            let terms = try await browser.get(try await browser.get(back.location).location)
            #expect(terms.text.contains("<h1>Developer terms</h1>"))
            let refused = try await browser.submit(terms, to: "/developer-terms", [])
            #expect(refused.status == .unprocessableContent)
            #expect(try await browser.get("/apps/new").location.hasPrefix("/developer-terms?next="))
            let accepted = try await browser.submit(refused, to: "/developer-terms", [("accept", "yes")])
            #expect(accepted.location == place)
            let form = try await browser.get(accepted.location)
            #expect(form.text.contains("<h1>Register a Service app</h1>"))
            #expect(form.text.contains("value=\"Night shift\""))
            let checked = form.text.matches(of: /value="([^"]+)" checked/).map { String($0.output.1) }
            #expect(checked.count == 6 && checked.allSatisfy { $0.hasPrefix("evo.") })
            #expect(try await scene.events().contains { $0.kind == .developerTermsAccepted })
            #expect(try await browser.get("/developer-terms").text.contains("You have accepted these terms."))
        }
    }

    @Test(arguments: ClientType.allCases) func registersAnAppOfEachType(type: ClientType) async throws {
        try await NewAppScene.run { scene async throws in
            let browser = try await scene.browser()
            let review = try await scene.fill(
                type,
                in: browser,
                with: [
                    ("scope", "itwin-platform"), ("scope", "evo.discovery"), ("owners", "Bob@Example.org"),
                    ("organisation", scene.organisation.id.rawValue),
                ],
            )
            #expect(review.status == .ok && review.text.contains("Nothing is registered yet."))
            #expect(review.text.contains("bob Person, bob@example.org"))
            #expect(try await scene.apps().isEmpty)
            let done = try await browser.submit(review, to: "/apps/new", [("step", "register")])
            #expect(done.status == .ok && done.text.contains("<h1>Your app is registered</h1>"))
            let app = try #require(try await scene.apps().first)
            #expect(app.client.name == "Nightly import" && app.client.type == type)
            #expect(app.organisationID == scene.organisation.id)
            #expect(app.owners == [NewAppScene.ann, NewAppScene.bob].compactMap { scene.people[$0]?.id })
            #expect(app.client.scopes == ["itwin-platform"])
            #expect(app.scopes.map(\.state) == [.approved, .requested])
            let uris = type.hasUsers ? ["http://localhost:3000/cb", "https://app.example/cb"] : []
            #expect(app.client.redirectURIs == uris)
            #expect(done.text.contains("<code id=\"client-id\">\(app.client.id)</code>"))
            let secret = done.text.firstMatch(of: /<code id="client-secret">([^<]+)</).map { String($0.output.1) }
            #expect((secret != nil) == type.isConfidential)
            #expect(done.text.contains("This is the only time") == type.isConfidential)
            #expect((app.clientEmail.map { done.text.contains($0) } ?? false) == (type == .service))
            // The secret is on this page and nowhere else (K04).
            if let secret {
                for path in ["/apps", "/apps/\(app.client.id)"] {
                    #expect(try await !browser.get(path).text.contains(secret))
                }
                #expect(try await scene.events().allSatisfy { $0.detail?.contains(secret) != true })
            }
            let event = try #require(try await scene.events().first { $0.kind == .appCreated })
            #expect(event.clientID == app.client.id && event.organisationID == scene.organisation.id)
            #expect(event.actor == scene.people[NewAppScene.ann]?.id.rawValue)
            let sent = try await scene.server.sentMails()
            // Whoever looks after the organisation is asked to approve.
            let asked = sent.filter { $0.subject == "A request for scopes waits for you" }
            #expect(asked.map(\.recipient) == [NewAppScene.cy])
            let mails = sent.filter { $0.subject == "Your app is registered" }
            #expect(mails.count + asked.count == sent.count)
            #expect(Set(mails.map(\.recipient)) == [NewAppScene.ann, NewAppScene.bob])
            #expect(mails.allSatisfy { $0.text.contains(app.client.id.rawValue) })
        }
    }

    @Test func makesOneAppOfAFormThatIsSentTwice() async throws {
        try await NewAppScene.run { scene async throws in
            let browser = try await scene.browser()
            let review = try await scene.fill(.service, in: browser)
            let first = try await browser.submit(review, to: "/apps/new", [("step", "register")])
            #expect(first.status == .ok)
            let second = try await browser.submit(review, to: "/apps/new", [("step", "register")])
            let app = try #require(try await scene.apps().first)
            #expect(second.status == .seeOther && second.location == "/apps/\(app.client.id)")
            #expect(try await scene.apps().count == 1)
            #expect(try await scene.server.sentMails().count == 1)
        }
    }

    @Test func letsTheValuesBeChangedAfterReview() async throws {
        try await NewAppScene.run { scene async throws in
            let browser = try await scene.browser()
            let review = try await scene.fill(.native, in: browser)
            let form = try await browser.submit(review, to: "/apps/new", [("step", "edit")])
            #expect(form.status == .ok && form.text.contains("value=\"Nightly import\""))
            #expect(form.text.contains(">\nhttp://localhost:3000/cb\nhttps://app.example/cb</textarea>"))
            #expect(form.text.contains("value=\"itwin-platform\" checked"))
            // Nobody belongs to no organisation by accident: the answer was none, and stays it.
            #expect(form.text.contains("<option value=\"\" selected>None</option>"))
        }
    }

    /// Without its token a form is reviewed, not registered.
    @Test func registersNothingWithoutAToken() async throws {
        try await NewAppScene.run { scene async throws in
            let browser = try await scene.browser()
            let form = try await browser.get("/apps/new?type=service")
            let csrf = try #require(TestBrowser.hiddenFields(form.text).first { $0.0 == "csrf" })
            let fields = NewAppScene.fields(.service, with: [("type", "service"), ("step", "register"), csrf])
            for token in ["", "x", String(repeating: "é", count: 11)] {
                let answer = try await browser.send(.post, "/apps/new", form: fields + [("token", token)])
                #expect(answer.text.contains("Nothing is registered yet."))
            }
            let typeless = try await browser.send(.post, "/apps/new", form: [csrf, ("type", "mainframe")])
            #expect(typeless.status == .unprocessableContent && typeless.text.contains("Please choose a type."))
            #expect(try await scene.apps().isEmpty)
        }
    }

    @Test func refusesAFormWithoutItsProtection_C01() async throws {
        try await NewAppScene.run(accepted: false) { scene async throws in
            let browser = try await scene.browser()
            let other = try await scene.browser(NewAppScene.bob)
            let page = try await other.get("/developer-terms")
            let foreign = try #require(TestBrowser.hiddenFields(page.text).first { $0.0 == "csrf" })
            for path in ["/apps/new", "/developer-terms"] {
                for field in [("csrf", ""), ("csrf", "x"), foreign] {
                    let fields = NewAppScene.fields(.service, with: [("type", "service"), ("accept", "yes"), field])
                    #expect(try await browser.send(.post, path, form: fields).status == .forbidden)
                    #expect(try await TestBrowser(scene.client).send(.post, path, form: fields).status == .forbidden)
                }
            }
            #expect(try await browser.get("/apps/new").location.hasPrefix("/developer-terms"))
            #expect(try await scene.apps().isEmpty)
        }
    }

    @Test(arguments: [
        "//evil.example", "/\\evil.example", "https://evil.example/apps", "/signout", "/%09/evil", "/apps\r\nX: y",
    ])
    func leadsNowhereElseAfterTheTerms_C06(next: String) async throws {
        try await NewAppScene.run(accepted: false) { scene async throws in
            let browser = try await scene.browser()
            let page = try await browser.get("/developer-terms?" + TestBrowser.encode([("next", next)]))
            let fields = TestBrowser.hiddenFields(page.text).filter { $0.0 != "next" }
            let answer = try await browser.send(
                .post,
                "/developer-terms",
                form: fields + [("next", next), ("accept", "yes")],
            )
            #expect(answer.location == "/apps/new")
        }
    }
}
