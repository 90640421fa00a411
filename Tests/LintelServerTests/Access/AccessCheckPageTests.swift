import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Who may ask the access check what.
@Suite struct AccessCheckPageTests {
    @Test func sendsStrangersToTheSignIn() async throws {
        try await AuditScene.run { scene in
            let answer = try await TestBrowser(scene.client).get("/access-check?correlation=x")
            #expect(answer.status == .seeOther && answer.location.hasPrefix("/signin?t="))
        }
    }

    @Test func teachesBeforeItIsAsked() async throws {
        try await AuditScene.run { scene in
            let page = try await scene.browser("ann@example.org").get("/access-check")
            #expect(page.status == .ok && page.text.contains("How to ask") && page.text.contains("Nightly import"))
            #expect(!(try await scene.browser("eve@example.org").get("/access-check").text.contains("Nightly import")))
        }
    }

    @Test func namesTheCheckThatStopsAndWhereToMendIt() async throws {
        try await AuditScene.run { scene in
            let app = try await scene.server.makeApp(
                .service,
                name: "Poor service",
                owner: scene.ann,
                scopes: ["evo.file"],
            )
            let browser = try await scene.browser("ann@example.org")
            let page = try await browser.get("/access-check?app=\(app.id)&action=evo.discovery&org=\(scene.ours.id)")
            #expect(page.text.contains("<b>Stopped at 3 of 5.</b>"))
            #expect(page.text.contains("The token lacks evo.discovery: the app has not asked for it"))
            #expect(page.text.contains("<a class=\"button\" href=\"/apps/\(app.id)/scopes\">Change scopes</a>"))
            let member = try await browser.get(
                "/access-check?app=\(scene.service.id)&action=evo.discovery&org=\(scene.ours.id)"
            )
            #expect(member.text.contains("<b>Let in.</b>") && member.text.contains("Ours Ltd has Evo switched on"))
            let personal = try await browser.get("/access-check?email=ben@example.org&action=itwin.users-me")
            #expect(personal.text.contains("<b>Let in.</b>") && personal.text.contains("Ben Example"))
        }
    }

    @Test func hidesWhatBelongsToOthers_K05_K14() async throws {
        try await AuditScene.run { scene in
            let eve = try await scene.browser("eve@example.org")
            let app = scene.service.id
            for query in [
                "app=\(app)&action=evo.discovery", "app=service-none&action=evo.discovery",
                "action=evo.discovery&org=\(scene.ours.id)", "action=evo.discovery&org=none", "action=none",
                "correlation=none", "correlation=" + String(repeating: "x", count: 1_000),
            ] {
                #expect(try await eve.get("/access-check?\(query)").status == .notFound, "\(query)")
            }
            // What is typed is told beside its field, in the same words whether it exists or not.
            for query in ["client=\(app)", "client=service-none"] {
                let page = try await eve.get("/access-check?\(query)&action=evo.discovery")
                #expect(page.status == .unprocessableContent && !page.text.contains("Nightly import"))
                #expect(page.text.contains("There is no app of yours with this client id."))
            }
            for email in ["ben@example.org", "nobody@example.org", "op@example.org"] {
                let page = try await eve.get("/access-check?email=\(email)&action=evo.discovery")
                #expect(page.status == .unprocessableContent && !page.text.contains("Ben Example"))
                #expect(page.text.contains("Nobody in your organisations has this address."))
            }
        }
    }

    @Test func asksAboutAWorkspaceThatOneMaySee_K14() async throws {
        try await WorkspaceContentScene.run { scene in
            let query = "/access-check?action=evo.files-write&org=\(scene.scene.id)"
            let path = "\(query)&workspace=\(scene.workspace)"
            let owner = try await scene.browser(.member).get(path)
            #expect(owner.status == .ok && owner.text.contains("<b>Let in.</b>"))
            #expect(owner.text.contains("Member is owner of North pit"))
            let viewer = try await scene.browser(.assistant).get(path)
            #expect(viewer.text.contains("Assistant is viewer of North pit, and has to be editor"))
            let administrator = try await scene.browser(.administrator).get(path)
            #expect(administrator.text.contains("Administrator has no role in North pit"))
            let other = try await scene.browser(.administrator).get("\(path)&email=member@example.org")
            #expect(other.text.contains("Member is owner of North pit"))
            // Others learn as little of it as of one that is not there.
            let colleague = try await scene.scene.server.makeAccount("colleague@example.org", name: "Colleague")
            try await scene.scene.server.join("colleague@example.org", .member, scene.scene.organisation)
            let browser = try await scene.scene.browser(colleague.email)
            for id in [scene.workspace.rawValue, "00000000-0000-4000-8000-000000000000", "x"] {
                let hidden = try await browser.get("\(query)&workspace=\(id)")
                #expect(hidden.status == .unprocessableContent && !hidden.text.contains("North pit"))
                #expect(hidden.text.contains("has no workspace with this id that you may see"))
            }
            #expect(try await scene.browser(.stranger).get(path).status == .notFound)
            let placeless = try await scene.browser(.member).get(
                "/access-check?action=evo.files-write&workspace=\(scene.workspace)"
            )
            #expect(placeless.status == .unprocessableContent)
            #expect(placeless.text.contains("Choose the organisation that the workspace belongs to."))
        }
    }

    @Test func tellsOfARefusedCallAsItWasDecided() async throws {
        try await AuditScene.run { scene in
            let app = try await scene.server.makeApp(
                .service,
                name: "Poor service",
                owner: scene.ann,
                organisation: scene.ours,
                scopes: ["evo.file"],
            )
            let answer = try await scene.client.clientCredentials(app, scope: "evo.file")
            let token = try #require(answer.json["access_token"]?.stringValue)
            let refused = try await scene.client.get("/evo/identity/v2/discovery?service=evo", bearer: token)
            #expect(refused.status == .forbidden)
            let id = try #require(refused.headers[.correlationID])
            try await scene.flush()
            let path = "/access-check?correlation=\(id)"
            for email in ["ann@example.org", "op@example.org"] {
                let page = try await scene.browser(email).get(path)
                #expect(page.status == .ok && page.text.contains("<b>Stopped at 3 of 4.</b>"))
                #expect(page.text.contains(id) && page.text.contains("Poor service"))
            }
            for email in ["ben@example.org", "eve@example.org"] {
                #expect(try await scene.browser(email).get(path).status == .notFound)
            }
            // The app's activity leads there.
            let activity = try await scene.browser("ann@example.org").get("/apps/\(app.id)/activity")
            #expect(activity.text.contains("API call refused") && activity.text.contains("href=\"\(path)\""))
            let metrics = scene.server.parts.metrics.exposition
            #expect(metrics.contains("lintel_refusals_total{error_id=\"insufficient_scope\"} 1"))
            #expect(!activity.text.contains(token) && !activity.text.contains(app.secret ?? "?"))
        }
    }

    @Test func keepsNothingOfCallsWithoutAGoodToken() async throws {
        try await AuditScene.run { scene in
            for token in [nil, "nonsense"] {
                let refused = try await scene.client.get("/users/me", bearer: token)
                #expect(refused.status == .unauthorized)
                let id = try #require(refused.headers[.correlationID])
                try await scene.flush()
                #expect(try await scene.server.parts.stores.refusedCalls.call(id) == nil)
            }
            let metrics = scene.server.parts.metrics.exposition
            #expect(metrics.contains("lintel_refusals_total{error_id=\"token_missing\"} 1"))
            #expect(metrics.contains("lintel_refusals_total{error_id=\"token_invalid\"} 1"))
        }
    }
}
