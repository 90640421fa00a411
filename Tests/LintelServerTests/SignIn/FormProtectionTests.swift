import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Each form belongs to the browser, the session and the interaction that it was made for.
@Suite struct FormProtectionTests {
    /// The forms that change something.
    enum Form: String, CaseIterable, Sendable {
        case email = "/signin"
        case password = "/signin/password"
        case consent = "/consent"
        case signOut = "/signout"

        /// The form as a person would send it.
        func fill(_ scene: AuthorizeScene, in browser: TestBrowser) async throws -> [(String, String)] {
            let start = try await scene.open(scene.request(), in: browser)
            let emailPage = try await browser.get(start.location)
            let email = TestBrowser.hiddenFields(emailPage.text) + [("email", AuthorizeScene.email)]
            if self == .email { return email }
            let accepted = try await browser.send(.post, "/signin", form: email)
            let passwordPage = try await browser.get(accepted.location)
            let password = TestBrowser.hiddenFields(passwordPage.text) + [("password", TestServer.password)]
            if self == .password { return password }
            let resumed = try await browser.send(.post, "/signin/password", form: password)
            if self == .consent {
                let page = try await browser.get(resumed.location)
                return TestBrowser.hiddenFields(page.text) + [("decision", "allow")]
            }
            return TestBrowser.hiddenFields(try await browser.get("/signout").text)
        }

        /// Whether what the form is there for has not been done.
        func isUndone(_ scene: AuthorizeScene, in browser: TestBrowser) async throws -> Bool {
            let silent = try await scene.open(scene.request(with: [("prompt", "none")]), in: browser)
            let isSignedIn = self == .consent || self == .signOut
            return silent.answer["error"] == (isSignedIn ? "consent_required" : "login_required")
        }
    }

    /// What an attacker can make of a field: nothing, another text, or the value from a browser of their own.
    enum Fault: CaseIterable, Sendable {
        case missing, empty, altered, foreign

        func apply(to name: String, of form: [(String, String)], foreign: [(String, String)]) -> [(String, String)] {
            form.compactMap { field in
                guard field.0 == name else { return field }
                switch self {
                case .missing: return nil
                case .empty: return (name, "")
                case .altered: return (name, String(field.1.reversed()))
                case .foreign: return (name, foreign.first { $0.0 == name }?.1 ?? "")
                }
            }
        }
    }

    @Test(arguments: Form.allCases, Fault.allCases)
    func refusesForgedForms_C01(_ form: Form, _ fault: Fault) async throws {
        try await AuthorizeScene.run { scene in
            let victim = scene.browser
            let good = try await form.fill(scene, in: victim)
            let foreign = try await form.fill(scene, in: scene.browser)
            var forgeries = [foreign, fault.apply(to: "csrf", of: good, foreign: foreign)]
            // The page that signs out carries no interaction when nobody waits for it.
            if form != .signOut { forgeries.append(fault.apply(to: "t", of: good, foreign: foreign)) }
            for forged in forgeries { try await Self.expectRefusal(of: forged, to: form, in: victim, scene) }
        }
    }

    private static func expectRefusal(
        of forged: [(String, String)],
        to form: Form,
        in browser: TestBrowser,
        _ scene: AuthorizeScene,
    ) async throws {
        let response = try await browser.send(.post, form.rawValue, form: forged)
        expectPage(response, "form_expired", status: .forbidden, "\(forged)")
        let isUndone = try await form.isUndone(scene, in: browser)
        #expect(isUndone, "\(forged)")
    }

    @Test(arguments: Form.allCases)
    func refusesFormsWithoutTheBrowsersCookie_C01(_ form: Form) async throws {
        try await AuthorizeScene.run { scene in
            let browser = scene.browser
            let good = try await form.fill(scene, in: browser)
            let session = browser.jar["lintel_session"]
            browser.jar = session.map { ["lintel_session": $0] } ?? [:]
            expectPage(try await browser.send(.post, form.rawValue, form: good), "form_expired", status: .forbidden)
        }
    }

    @Test(arguments: Form.allCases)
    func refusesFormsOfAnEarlierSession_C01(_ form: Form) async throws {
        guard form == .consent || form == .signOut else { return }
        try await AuthorizeScene.run { scene in
            let browser = scene.browser
            let old = try await form.fill(scene, in: browser)
            let start = try await scene.open(scene.request(with: [("prompt", "login")]), in: browser)
            _ = try await browser.signIn(from: start, email: AuthorizeScene.email)
            try await Self.expectRefusal(of: old, to: form, in: browser, scene)
        }
    }

    @Test(arguments: Form.allCases)
    func refusesOldForms(_ form: Form) async throws {
        guard form != .signOut else { return }
        try await AuthorizeScene.run { scene in
            let browser = scene.browser
            let good = try await form.fill(scene, in: browser)
            scene.server.clock.advance(by: 3_601)
            expectPage(try await browser.send(.post, form.rawValue, form: good), "form_expired", status: .forbidden)
        }
    }

    @Test func allowsWhatWasShownAndNothingElse_C02() async throws {
        try await AuthorizeScene.run { scene in
            let browser = scene.browser
            let good = try await Form.consent.fill(scene, in: browser)
            let more = [
                ("client_id", scene.web.id.rawValue), ("scope", "openid profile email itwin-platform"),
                ("redirect_uri", AuthorizeScene.webURI), ("response_type", "token"),
            ]
            expectCode(try await browser.send(.post, "/consent", form: good + more), at: AuthorizeScene.nativeURI + "?")
            let grants = scene.server.parts.stores.grants
            #expect(try await grants.consent(account: scene.ann.id, client: scene.native.id) == ["openid", "profile"])
            #expect(try await grants.consent(account: scene.ann.id, client: scene.web.id) == nil)
        }
    }

    @Test func refusesConsentToAnAppThatWasDisabledMeanwhile_C02() async throws {
        try await AuthorizeScene.run { scene in
            let browser = scene.browser
            let good = try await Form.consent.fill(scene, in: browser)
            _ = try await scene.server.parts.stores.apps.disable(scene.native.id, at: scene.server.clock.now)
            scene.noticeChangedApps()
            expectPage(try await browser.send(.post, "/consent", form: good), "client_unknown")
        }
    }

    @Test func leadsNobodyIntoAnothersInteraction_C03() async throws {
        try await AuthorizeScene.run { scene in
            let attacker = scene.browser
            let start = try await scene.open(scene.request(), in: attacker)
            let accepted = try await attacker.submit(
                try await attacker.get(start.location),
                to: "/signin",
                [("email", AuthorizeScene.email)],
            )
            let resumed = try await attacker.submit(
                try await attacker.get(accepted.location),
                to: "/signin/password",
                [("password", TestServer.password)],
            )
            for location in [start.location, accepted.location, resumed.location] {
                for victim in [scene.browser, try await scene.signedInBrowser()] {
                    expectPage(try await victim.get(location), "form_expired", status: .forbidden, "\(location)")
                }
            }
        }
    }
}
