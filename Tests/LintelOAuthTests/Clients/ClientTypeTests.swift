import LintelOAuth
import Testing

@Suite struct ClientTypeTests {
    static let table:
        [(ClientType, prefix: String, confidential: Bool, users: Bool, refresh: Bool, rule: ProofKeyRule)] = [
            (.native, "native-", false, true, true, .required),
            (.spa, "spa-", false, true, false, .required),
            (.web, "webapp-", true, true, true, .orNonce),
            (.service, "service-", true, false, false, .required),
        ]

    @Test(arguments: Self.table)
    func saysWhatAnAppMay(
        _ row: (ClientType, prefix: String, confidential: Bool, users: Bool, refresh: Bool, rule: ProofKeyRule)
    ) {
        #expect(row.0.clientIDPrefix == row.prefix)
        #expect(row.0.isConfidential == row.confidential)
        #expect(row.0.hasUsers == row.users)
        #expect(row.0.mayRefresh == row.refresh)
        #expect(ProofKeyRule.standard(for: row.0) == row.rule)
        #expect(GoodRequest.client(row.0).proofKeyRule == row.rule)
    }
}
