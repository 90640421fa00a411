import LintelOAuth
import LintelPlatform
import LintelTokens
import Testing

@testable import LintelServer

/// The example programs of an app.
@Suite struct QuickStartTests {
    private static let issuer = "https://lintel.example"

    private static func app(_ type: ClientType, scopes: ScopeSet, waiting: [String] = []) -> App {
        App(
            client: RegisteredClient(
                id: ClientID("\(type.clientIDPrefix)4711"),
                type: type,
                name: "A",
                redirectURIs: type.hasUsers ? ["http://localhost:3000/it's?a=1&b=$x"] : [],
                scopes: scopes,
                secrets: [RegisteredSecret(id: "s", digest: [UInt8](repeating: 1, count: 32))],
            ),
            owners: [],
            scopes: scopes.values.map { AppScope(scope: $0, state: .approved) }
                + waiting.map { AppScope(scope: $0, state: .requested) },
            createdAt: UnixTime(seconds: 0),
        )
    }

    @Test(arguments: ClientType.allCases) func holdsTheAppsOwnValues(type: ClientType) {
        let app = Self.app(type, scopes: ["evo.discovery", "itwin-platform"])
        let start = QuickStart(app, issuer: Self.issuer)
        #expect(start.snippets.map(\.isFirst) == [true] + start.snippets.dropFirst().map { _ in false })
        for snippet in start.snippets {
            #expect(snippet.code.contains(app.client.id.rawValue), "\(snippet.title)")
            #expect(snippet.code.contains(Self.issuer), "\(snippet.title)")
            #expect(snippet.code.contains("LINTEL_SECRET") == type.isConfidential, "\(snippet.title)")
            if snippet.title.hasSuffix("Evo SDK") {
                #expect(snippet.code.contains("scopes=EvoScopes.evo_discovery"))
            } else {
                #expect(snippet.code.contains("\(Self.issuer)/connect/token"), "\(snippet.title)")
                #expect(snippet.code.contains("\(Self.issuer)/connect/authorize") == type.hasUsers)
                #expect(snippet.code.contains("evo.discovery") && snippet.code.contains("itwin-platform"))
            }
        }
        let values = start.postman.map(\.value)
        #expect(values.contains(app.client.id.rawValue) && values.contains("evo.discovery itwin-platform"))
        #expect(values.contains("\(Self.issuer)/connect/token"))
    }

    @Test func namesTheProgramsOfEachType() {
        func titles(_ type: ClientType, _ scopes: ScopeSet = ["evo.file"]) -> [String] {
            QuickStart(Self.app(type, scopes: scopes), issuer: Self.issuer).snippets.map(\.title)
        }
        let python = ["curl", "Python with requests", "Python with Authlib"]
        #expect(titles(.service) == python + ["Python with the Evo SDK"])
        #expect(titles(.service, ["itwin-platform"]) == python)
        #expect(titles(.native) == python + ["Python with the Evo SDK"])
        #expect(titles(.native, ["offline_access"]) == python)
        #expect(titles(.web) == python)
        #expect(titles(.spa) == ["curl"])
    }

    @Test func asksForWhatWaitsWhenNothingIsApproved() {
        let waiting = QuickStart(Self.app(.service, scopes: [], waiting: ["evo.file"]), issuer: Self.issuer)
        #expect(waiting.waits && !waiting.lacksScope && waiting.snippets[0].code.contains("scope=evo.file"))
        let mixed = QuickStart(Self.app(.service, scopes: ["a"], waiting: ["b"]), issuer: Self.issuer)
        #expect(!mixed.waits && mixed.snippets[0].code.contains("scope=a"))
        let bare = QuickStart(Self.app(.service, scopes: []), issuer: Self.issuer)
        #expect(bare.lacksScope && bare.snippets[0].code.contains("scope=SCOPE"))
    }

    @Test func writesValuesAsLiterals() {
        #expect(SourceText.shell("a-b.c/d:e=f") == "a-b.c/d:e=f")
        #expect(SourceText.shell("") == "''")
        #expect(SourceText.shell("a b$x`y`") == "'a b$x`y`'")
        #expect(SourceText.shell("it's") == #"'it'\''s'"#)
        #expect(SourceText.python("a\"b\\c\n") == #""a\"b\\c\n""#)
        let curl = QuickStart(Self.app(.web, scopes: ["openid"]), issuer: Self.issuer).snippets[0].code
        #expect(curl.contains(#"'redirect_uri=http://localhost:3000/it'\''s?a=1&b=$x' \"#))
        #expect(curl.contains("redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fit%27s%3Fa%3D1%26b%3D%24x&"))
    }

    @Test func splitsLinesAsBrowsersSendThem() {
        #expect(NewAppForm.lines(" a \r\n\r\n\tb\nc\r") == ["a", "b", "c"])
        #expect(NewAppForm.lines(" \r\n") == [])
    }
}
