import LintelPlatform
import LintelTokens
import Testing

@Suite struct OrganisationRegistrationTests {
    @Test func makesOrganisation() throws {
        let organisation = try Self.register(name: " Deep Rock ", entitlements: ["evo", "synchro", "evo"])
        #expect(organisation.name == "Deep Rock")
        #expect(organisation.entitlements == ["evo", "synchro"])
        #expect(organisation.id.rawValue.wholeMatch(of: /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/) != nil)
    }

    @Test(arguments: ["", "  ", "a\u{0}", "x\u{202E}y", String(repeating: "n", count: 129)])
    func refusesName(name: String) {
        let error = #expect(throws: PlatformError.self) { try Self.register(name: name, entitlements: []) }
        #expect(error?.code == .nameInvalid)
        #expect(error?.field == "name")
    }

    @Test(arguments: ["gold", "EVO", ""])
    func refusesUnknownEntitlement(id: String) {
        let error = #expect(throws: PlatformError.self) { try Self.register(name: "X", entitlements: ["evo", id]) }
        #expect(error?.code == .entitlementUnknown)
        #expect(error?.field == "entitlement")
    }

    private static func register(name: String, entitlements: [String]) throws -> Organisation {
        try OrganisationRegistration(
            name: name,
            entitlements: entitlements,
            catalogue: .standard(),
            random: .system,
            at: UnixTime(seconds: 7),
        ).organisation
    }
}
