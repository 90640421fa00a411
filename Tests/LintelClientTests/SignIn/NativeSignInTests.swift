import AsyncHTTPClient
import Hummingbird
import LintelCodec
import LintelTokens
import NIOHTTP1
import Testing

@testable import LintelClient

/// A browser that does what a test says with the address it is to open.
private struct ScriptedBrowser: Sendable {
    let pages = Notes<(status: Int, text: String, policy: String?)>()
    private let visits = Notes<Task<Void, any Error>>()

    typealias Script =
        @Sendable (_ asked: FormFields, _ visit: @Sendable (String) async throws -> Void) async throws -> Void

    /// Starts the script and comes back at once, as a program that opens a browser does.
    func opener(_ script: @escaping Script) -> BrowserOpener {
        BrowserOpener { address in self.visits.add(Task { try await self.run(script, address) }) }
    }

    /// Waits until the browser has shown everything.
    func finish() async throws {
        for visit in self.visits.all { try await visit.value }
    }

    private func run(_ script: Script, _ address: String) async throws {
        let query = address.split(separator: "?", maxSplits: 1).last ?? ""
        let asked = try FormFields(parsing: Array(query.utf8))
        let redirect = try #require(asked["redirect_uri"])
        try await script(asked) { rest in
            let request = HTTPClientRequest(
                url: rest.hasPrefix("/") ? Self.origin(redirect) + rest : redirect + rest
            )
            let answer = try await ClientTransport.shared.client.execute(request, timeout: .hours(1))
            let text = String(buffer: try await answer.body.collect(upTo: 100_000))
            self.pages.add((Int(answer.status.code), text, answer.headers.first(name: "Content-Security-Policy")))
        }
    }

    private static func origin(_ redirect: String) -> String { RedirectURI(redirect)?.origin ?? "" }
}

@Suite struct NativeSignInTests {
    let surroundings = TestSurroundings()

    private func signIn(
        _ base: String,
        _ browser: BrowserOpener,
        scopes: ScopeSet = ["openid", "offline_access"],
        timeout: Duration = .seconds(3_600),
    ) -> NativeSignIn {
        NativeSignIn(
            issuer: Issuer(base, settings: self.surroundings.settings()),
            clientID: ClientID("native-a"),
            scopes: scopes,
            applicationName: "The test",
            browser: browser,
            timeout: timeout,
        )
    }

    /// An issuer that gives tokens for the code `c`, with an ID token for what the browser was asked.
    private func issuer(asked: Notes<FormFields>) -> TestIssuer {
        let key = Notes<TestIssuer>()
        let issuer = TestIssuer { fields, number in
            guard fields["code"] == "c", let issuer = key.all.first, let request = asked.all.last else {
                return TestIssuer.refusal("invalid_grant")
            }
            let challenge = CodeVerifierChallenge.of(fields["code_verifier"] ?? "")
            guard challenge == request["code_challenge"] else { return TestIssuer.refusal("invalid_grant") }
            let token = try TestIssuer.idToken(
                issuer: request["test_issuer"] ?? "",
                nonce: request["nonce"],
                key: issuer.key
            )
            return TestIssuer.token(
                "t\(number)",
                expiresIn: 3_600,
                #","refresh_token":"r\#(number)","id_token":"\#(token)""#
            )
        }
        key.add(issuer)
        return issuer
    }

    /// What the browser was asked, with the issuer's name.
    private func note(_ asked: FormFields, _ base: String) -> FormFields {
        FormFields(fields: asked.fields + [.init(name: "test_issuer", value: base)])
    }

    private func answer(_ asked: FormFields, _ base: String, _ what: String = "code=c") -> String {
        "?\(what)&state=\(asked["state"] ?? "")&iss=\(FormEncoding.encode(base))"
    }

    @Test func signsIn() async throws {
        let (browser, asked) = (ScriptedBrowser(), Notes<FormFields>())
        try await self.issuer(asked: asked).server.run { base async throws in
            let opener = browser.opener { request, visit in
                asked.add(self.note(request, base))
                try await visit(self.answer(request, base))
            }
            let result = try await self.signIn(base, opener).signIn()
            #expect(result.token.accessToken.value == "t1")
            #expect(result.token.refreshToken == "r1")
            #expect(result.token.issuer == base)
            #expect(result.person?.subject == Subject("person"))
        }
        try await browser.finish()
        #expect(browser.pages.all.map(\.status) == [200])
        #expect(browser.pages.all.first?.text.contains("You are signed in") == true)
        #expect(browser.pages.all.first?.policy?.hasPrefix("default-src 'none'") == true)
    }

    @Test func waitsOnAfterForeignAnswersAndTakesOne() async throws {
        let (browser, asked) = (ScriptedBrowser(), Notes<FormFields>())
        try await self.issuer(asked: asked).server.run { base async throws in
            let opener = browser.opener { request, visit in
                asked.add(self.note(request, base))
                try await visit("/favicon.ico")
                try await visit("?code=evil&state=evil")
                try await visit("?error=access_denied")
                try await visit(self.answer(request, base))
            }
            #expect(try await self.signIn(base, opener).signIn().token.accessToken.value == "t1")
        }
        try await browser.finish()
        #expect(browser.pages.all.map(\.status) == [404, 400, 400, 200])
        #expect(!browser.pages.all.contains { $0.text.contains("evil") })
    }

    @Test func tellsThatThePersonRefused() async throws {
        let browser = ScriptedBrowser()
        try await self.issuer(asked: Notes()).server.run { base async throws in
            let opener = browser.opener { request, visit in
                try await visit(self.answer(request, base, "error=access_denied&error_description=Not%20now."))
            }
            await #expect {
                try await self.signIn(base, opener).signIn()
            } throws: { error in
                let error = error as? ClientError
                return error?.code == .signInRefused && error?.id == "access_denied" && error?.message == "Not now."
            }
        }
        try await browser.finish()
        #expect(browser.pages.all.map(\.status) == [400])
    }

    @Test func usesNoAnswerOfAnotherIssuer() async throws {
        let issuer = self.issuer(asked: Notes())
        try await issuer.server.run { base async throws in
            let opener = ScriptedBrowser().opener { request, visit in
                try await visit(self.answer(request, "https://evil.example"))
            }
            await #expect {
                try await self.signIn(base, opener).signIn()
            } throws: { ($0 as? ClientError)?.code == .issuerMismatch }
        }
        #expect(issuer.requests.all.isEmpty)
    }

    @Test func takesNoIDTokenOfAnotherSignIn() async throws {
        let asked = Notes<FormFields>()
        try await self.issuer(asked: asked).server.run { base async throws in
            let opener = ScriptedBrowser().opener { request, visit in
                let fields = self.note(request, base).fields.filter { $0.name != "nonce" }
                asked.add(FormFields(fields: fields + [.init(name: "nonce", value: "another")]))
                try await visit(self.answer(request, base))
            }
            await #expect {
                try await self.signIn(base, opener).signIn()
            } throws: { ($0 as? ClientError)?.code == .idTokenInvalid }
        }
    }

    @Test func givesUpWhenTimeIsOver() async throws {
        try await self.issuer(asked: Notes()).server.run { base async throws in
            await #expect {
                try await self.signIn(base, BrowserOpener { _ in }, timeout: .zero).signIn()
            } throws: { ($0 as? ClientError)?.code == .signInTimedOut }
        }
    }

    @Test func tellsThatNoBrowserOpens() async throws {
        try await self.issuer(asked: Notes()).server.run { base async throws in
            for name in ["lintel-no-such-program", "false"] {
                await #expect {
                    try await self.signIn(base, .program(name)).signIn()
                } throws: { ($0 as? ClientError)?.code == .browserFailed }
            }
        }
    }

    @Test(arguments: ["https://127.0.0.1/callback", "http://a.example/callback", "http://127.0.0.1/x?y", "nothing"])
    func listensOnThisMachineAlone(_ redirect: String) async throws {
        try await self.issuer(asked: Notes()).server.run { base async throws in
            var signIn = self.signIn(base, BrowserOpener { _ in })
            signIn.redirectURI = redirect
            await #expect {
                try await signIn.signIn()
            } throws: { ($0 as? ClientError)?.code == .addressRefused }
        }
    }

    @Test func opensOneBrowserAndRemembers() async throws {
        let asked = Notes<FormFields>()
        try await self.issuer(asked: asked).server.run { base async throws in
            let opener = ScriptedBrowser().opener { request, visit in
                asked.add(self.note(request, base))
                try await visit(self.answer(request, base))
            }
            let storage = MemoryTokenStorage()
            let source = NativeTokenSource(signIn: self.signIn(base, opener), storage: storage)
            let tokens = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<10 { group.addTask { try await source.token().value } }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(tokens == ["t1"])
            let second = NativeTokenSource(signIn: self.signIn(base, opener), storage: storage)
            #expect(try await second.token().value == "t1")
            #expect(asked.all.count == 1)
        }
    }
}

private enum CodeVerifierChallenge {
    static func of(_ verifier: String) -> String {
        CodeVerifier(random: Base64URL.decode(Array(verifier.utf8)) ?? []).challenge
    }
}
