import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// People leave.
@Suite struct DeactivationTests {
    private static let path = "/account/deactivate"
    private static let fields = [("current_password", TestServer.password)]

    @Test func opensNothingFromTheNextRequestOn_C21() async throws {
        try await AuthorizeScene.run { scene async throws in
            let bob = try await scene.server.makeAccount("bob@example.org", name: "Bob")
            let browser = scene.browser
            let request = scene.request(with: [("scope", "openid offline_access")])
            let code = try #require(try await browser.authorize(request, email: "bob@example.org").answer["code"])
            let json = try await scene.client.exchange(code, app: scene.native, redirectURI: AuthorizeScene.nativeURI)
                .json
            let access = try #require(json["access_token"]?.stringValue)
            let refresh = try #require(json["refresh_token"]?.stringValue)
            let other = try await scene.portalBrowser("bob@example.org")
            let done = try await scene.send(Self.fields, to: Self.path, from: Self.path, in: browser)
            expectDone(done, "/account/deactivated")
            #expect(browser.jar["lintel_session"] == nil)
            #expect(try await browser.get(done.location).text.contains("Your account is deactivated"))
            #expect(try await !scene.isSignedIn(other))
            #expect(try await scene.client.get("/connect/userinfo", bearer: access).status == .unauthorized)
            let refreshed = try await scene.client.refresh(refresh, app: scene.native)
            #expect(refreshed.json["error"]?.stringValue == "invalid_grant")
            #expect(try await scene.signIn(in: scene.browser, "bob@example.org").status == .forbidden)
            let grants = scene.server.parts.stores.grants
            #expect(try await grants.consent(account: bob.id, client: scene.native.id) == nil)
            #expect(try await scene.account("bob@example.org")?.isDisabled == true)
            #expect(try await scene.mail("Your account is deactivated", to: "bob@example.org") != nil)
            #expect(try await scene.auditKinds().contains(.accountDisabled))
        }
    }

    @Test func namesWhatSomebodyElseHasToTakeOverFirst() async throws {
        try await AuthorizeScene.run { scene async throws in
            let organisation = try await scene.server.makeOrganisation("Ännchens Büro")
            _ = try await scene.server.parts.stores.organisations.setMember(
                EmailKey(AuthorizeScene.email),
                role: .administrator,
                in: organisation.id,
                at: scene.server.clock.now,
            )
            let browser = try await scene.portalBrowser()
            let page = try await browser.get(Self.path)
            #expect(page.text.contains("href=\"/apps/\(scene.native.id.rawValue)/owners\">Test app</a>"))
            #expect(page.text.contains("href=\"/organisations/\(organisation.id.rawValue)\">Ännchens Büro</a>"))
            #expect(!page.text.contains("current_password"))
            let answer = try await scene.send(Self.fields, to: Self.path, from: Self.path, in: browser)
            #expect(answer.status == .unprocessableContent && answer.text.contains("take over first"))
            #expect(try await scene.account(AuthorizeScene.email)?.isDisabled == false)
            #expect(try await scene.isSignedIn(browser))
        }
    }

    @Test func asksForThePassword() async throws {
        try await AuthorizeScene.run { scene async throws in
            _ = try await scene.server.makeAccount("bob@example.org", name: "Bob")
            let browser = try await scene.portalBrowser("bob@example.org")
            for wrong in ["", "wrong"] {
                let fields = [("current_password", wrong)]
                let answer = try await scene.send(fields, to: Self.path, from: Self.path, in: browser)
                expectFieldError(answer, "current_password")
            }
            #expect(try await scene.isSignedIn(browser))
        }
    }
}
