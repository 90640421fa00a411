import LintelPlatform
import LintelTokens
import Testing

@Suite struct CatalogueTests {
    private static let issuer = "https://id.example.org"

    @Test func audiencesFollowTheScopes() throws {
        let catalogue = try Catalogue.standard()
        let scopes: ScopeSet = ["evo.file", "openid", "evo.discovery", "itwin-platform"]
        let audiences = catalogue.audiences(for: scopes, issuer: Self.issuer)
        #expect(audiences == ["\(Self.issuer)/apis/itwin", "\(Self.issuer)/apis/evo", Self.issuer])
        #expect(catalogue.audiences(for: ["enterprise"], issuer: Self.issuer) == ["\(Self.issuer)/apis/enterprise"])
    }

    @Test func tokenWithoutAPIIsForTheIssuer() throws {
        let catalogue = try Catalogue.standard()
        for scopes: ScopeSet in [[], ["openid"], ["profile"], ["unknown"]] {
            #expect(catalogue.audiences(for: scopes, issuer: Self.issuer) == [Self.issuer])
        }
    }

    @Test func describesInTheOrderAsked() throws {
        let described = try Catalogue.standard().describe(
            ["evo.workspace", "nonsense", "offline_access"],
            refreshDays: 7
        )
        #expect(described.map(\.scope) == ["evo.workspace", "offline_access"])
        #expect(described.map(\.sentence) == ["see and manage your workspaces", "stay signed in for up to 7 days"])
    }

    @Test func offlineAccessSaysNinetyDaysByItself() throws {
        #expect(try Catalogue.standard().describe(["offline_access"])[0].sentence == "stay signed in for up to 90 days")
    }

    @Test func allScopesAreDescribed() throws {
        let catalogue = try Catalogue.standard()
        let described = catalogue.describe(catalogue.allScopes)
        #expect(described.map(\.scope) == catalogue.allScopes.values)
        for (scope, sentence) in described { #expect(sentence.first?.isLowercase == true, "\(scope)") }
    }
}
