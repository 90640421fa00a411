import LintelTokens
import Testing

@Suite struct IdentifierTests {
    @Test func comparesBytesNotNormalForms() {
        #expect(KeyID("e\u{301}") != KeyID("\u{E9}"))
        #expect(KeyID("k") == KeyID(rawValue: "k"))
    }

    @Test func describesItselfByItsRawValue() {
        #expect("\(ClientID("service-a"))" == "service-a")
    }
}
