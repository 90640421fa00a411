import LintelPlatform
import Testing

@Suite struct CatalogueYAMLTests {
    private static let good = """
        entitlements:
          - { id: rock, name: Rock }
        organisation_roles:
          - { id: member, name: Member, sentence: use it }
        apis:
          - id: drill
            name: Drill
            audience: /apis/drill
            missing_scope_status: 403
            entitlement: rock
            needs_approval: true
            scopes:
              - { name: "drill:read", sentence: see your drill holes }
              - { name: "drill:write", sentence: change your drill holes, deprecated: true }
        """

    @Test func readsEveryField() throws {
        let catalogue = try Catalogue(yaml: Self.good)
        let api = try #require(catalogue.apis.first)
        #expect(api.name == "Drill")
        #expect(api.entitlement == "rock")
        #expect(api.needsApproval && api.approver == .operators)
        let organisation = Self.good.replacing(
            "needs_approval: true",
            with: "needs_approval: true\n    approved_by: organisation"
        )
        #expect(try Catalogue(yaml: organisation).apis.first?.approver == .organisation)
        #expect(api.scopes.map(\.isDeprecated) == [false, true])
        #expect(catalogue.organisationRoles.map(\.sentence) == ["use it"])
    }

    @Test(arguments: [
        ("name: Drill", "nome: Drill", "apis[0]"),
        ("    name: Drill\n", "", "apis[0]"),
        ("entitlements:", "entitlementz:", ""),
        ("status: 403", "status: 404", "apis[0].missing_scope_status"),
        ("status: 403", "status: yes", "apis[0].missing_scope_status"),
        ("drill:write", "drill:read", "apis[0].scopes[1]"),
        ("drill:write", "openid", "apis[0].scopes[1]"),
        ("drill:write", "drill write", "apis[0].scopes[1]"),
        ("drill:write", "", "apis[0].scopes[1]"),
        ("drill:write", "dríll", "apis[0].scopes[1]"),
        ("audience: /apis/drill", "audience: https://x", "apis[0].audience"),
        ("audience: /apis/drill", "audience: /", "apis[0].audience"),
        ("entitlement: rock", "entitlement: sand", "apis[0]"),
        ("needs_approval: true", "needs_approval: perhaps", "apis[0].needs_approval"),
        ("needs_approval: true", "approved_by: operators", "apis[0].approved_by"),
        ("needs_approval: true", "needs_approval: true\n    approved_by: me", "apis[0].approved_by"),
        ("id: member", "id: emperor", "organisation_roles[0]"),
        ("id: drill", "id: Drill!", "apis[0].id"),
        ("sentence: use it", "sentence: \"  \"", "organisation_roles[0].sentence"),
        ("{ id: rock, name: Rock }", "{ id: rock, name: Rock, colour: red }", "entitlements[0]"),
        ("{ id: rock, name: Rock }", "rock", "entitlements[0]"),
        ("- { id: rock, name: Rock }", "rock", "entitlements"),
        ("- { id: rock, name: Rock }", "- { id: rock, name: Rock }\n  - { id: rock, name: Rock }", "entitlements[1]"),
    ])
    func namesThePlaceOfAFault(text: String, replacement: String, place: String) throws {
        let yaml = Self.good.replacing(text, with: replacement, maxReplacements: 1)
        #expect(yaml != Self.good)
        let error = #expect(throws: PlatformError.self) { try Catalogue(yaml: yaml) }
        #expect(error?.code == .catalogueInvalid)
        #expect(error?.field == place)
    }

    @Test(arguments: ["", "[", "a: b: c", "- 1", "apis: []\napis: []", "42", "\u{0}"])
    func refusesWhatIsNoCatalogue(yaml: String) {
        let error = #expect(throws: PlatformError.self) { try Catalogue(yaml: yaml) }
        #expect(error?.code == .catalogueInvalid)
    }

    @Test func refusesSecondAPIWithSameParts() {
        let second = Self.good.split(separator: "apis:\n").last ?? ""
        #expect(throws: PlatformError.self) { try Catalogue(yaml: Self.good + "\n" + second) }
        let renamed = second.replacing("id: drill", with: "id: bore")
        let error = #expect(throws: PlatformError.self) { try Catalogue(yaml: Self.good + "\n" + renamed) }
        #expect(error?.message.contains("repeats the audience") == true)
        let moved = renamed.replacing("/apis/drill", with: "/apis/bore")
        let last = #expect(throws: PlatformError.self) { try Catalogue(yaml: Self.good + "\n" + moved) }
        #expect(last?.message.contains("repeats the scope") == true)
    }

    @Test func boundsTheSize() {
        let yaml = Self.good + String(repeating: "\n# filler", count: 200_000)
        #expect(throws: PlatformError.self) { try Catalogue(yaml: yaml) }
    }
}
