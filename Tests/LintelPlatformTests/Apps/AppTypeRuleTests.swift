import LintelOAuth
import LintelPlatform
import LintelTokens
import Testing

/// K03: the type of an app.
@Suite struct AppTypeRuleTests {
    @Test func k03RefusesEveryOtherType() throws {
        for type in ClientType.allCases {
            let client = RegisteredClient(id: .random(for: type, from: .system), type: type, name: "App")
            try AppTypeRule.check(type, for: client)
            for other in ClientType.allCases where other != type {
                let error = #expect(throws: PlatformError.self) { try AppTypeRule.check(other, for: client) }
                #expect(error?.code == .typeFixed)
                #expect(error?.field == "type")
            }
        }
    }

    @Test func k03RefusesTypeThatTheClientIDContradicts() {
        let client = RegisteredClient(id: .random(for: .service, from: .system), type: .spa, name: "App")
        #expect(throws: PlatformError.self) { try AppTypeRule.check(.spa, for: client) }
    }
}
