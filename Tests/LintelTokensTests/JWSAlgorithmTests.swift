import LintelTokens
import Testing

@Suite struct JWSAlgorithmTests {
    @Test(arguments: ["none", "HS256", "HS512", "es256", "ES384", "PS256", ""])
    func knowsNoOtherAlgorithm(name: String) {
        #expect(JWSAlgorithm(rawValue: name) == nil)
    }

    @Test func usesTheRegisteredNames() {
        #expect(Set(JWSAlgorithm.allCases.map(\.rawValue)) == ["ES256", "RS256", "EdDSA"])
    }
}
