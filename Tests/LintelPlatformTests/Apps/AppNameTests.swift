import LintelOAuth
import LintelPlatform
import Testing

/// K01: names of apps.
@Suite struct AppNameTests {
    @Test(arguments: Array(",;[]=<>?\"{}|+!@#$%^\\*`~"))
    func k01RefusesForbiddenCharacter(character: Character) {
        for type in ClientType.allCases {
            expectNameError { try AppName("My \(character) App", for: type) }
            expectNameError { try AppName("\(character)", for: type) }
            expectNameError { try AppName("My \(character)\u{301}App", for: type) }
        }
    }

    @Test func k01RefusesCharacterThatComposesToForbiddenOne() {
        expectNameError { try AppName("App\u{37E}", for: .web) }
        expectNameError { try AppName("App\u{1FEF}", for: .web) }
    }

    @Test(arguments: [(ClientType.native, 128), (.spa, 128), (.web, 128), (.service, 60)])
    func k01BoundsTheLength(type: ClientType, maximum: Int) throws {
        let longest = String(repeating: "n", count: maximum)
        #expect(try AppName("  \(longest) ", for: type).text == longest)
        expectNameError { try AppName(longest + "n", for: type) }
    }

    @Test(arguments: ["", " ", "   ", "\t", "\u{200B}", "App\u{202E}ppA", "App\0", "A\nB", "\u{1B}[31m"])
    func k01RefusesEmptyAndInvisible(name: String) {
        expectNameError { try AppName(name, for: .service) }
    }

    @Test(arguments: ["Connector", "Büro 7 (Nord)", "工程数据", "R&D_tool-2.0: 'x'/y"])
    func takesOrdinaryNames(name: String) throws {
        #expect(try AppName(name, for: .native).text == name)
    }

    private func expectNameError(_ body: () throws -> AppName) {
        let error = #expect(throws: PlatformError.self) { _ = try body() }
        #expect(error?.code == .appNameInvalid)
        #expect(error?.field == "name")
    }
}
