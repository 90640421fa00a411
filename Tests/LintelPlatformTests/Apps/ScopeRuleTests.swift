import LintelOAuth
import LintelPlatform
import LintelTokens
import Testing

@Suite struct ScopeRuleTests {
    @Test func takesEveryAPIScopeForEachType() throws {
        let catalogue = try Catalogue.standard()
        let scopes = ScopeSet(catalogue.apis.flatMap { $0.scopes.map(\.name) })
        for type in ClientType.allCases { try ScopeRule(for: type, in: catalogue).check(scopes) }
    }

    @Test(arguments: ["evo.", "EVO.FILE", "evo.file ", "", "Openid", "é", "*"])
    func refusesUnknownScope(scope: String) throws {
        let rule = ScopeRule(for: .web, in: try .standard())
        let error = #expect(throws: PlatformError.self) { try rule.check(["openid", scope]) }
        #expect(error?.code == .scopeUnknown)
        #expect(error?.field == "scope")
    }

    @Test(arguments: ["openid", "profile", "email", "organization", "offline_access"])
    func refusesUserScopeForService(scope: String) throws {
        let rule = ScopeRule(for: .service, in: try .standard())
        let error = #expect(throws: PlatformError.self) { try rule.check(["evo.discovery", scope]) }
        #expect(error?.code == .scopeNotForType)
        #expect(error?.field == "scope")
    }

    @Test func offlineAccessIsForNativeAndWeb() throws {
        let catalogue = try Catalogue.standard()
        try ScopeRule(for: .native, in: catalogue).check(["openid", "offline_access"])
        try ScopeRule(for: .web, in: catalogue).check(["openid", "offline_access"])
        let error = #expect(throws: PlatformError.self) {
            try ScopeRule(for: .spa, in: catalogue).check(["openid", "offline_access"])
        }
        #expect(error?.code == .scopeNotForType)
        #expect(error?.message.contains("single-page") == true)
    }
}
