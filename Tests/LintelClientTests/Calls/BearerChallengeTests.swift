import Testing

@testable import LintelClient

@Suite struct BearerChallengeTests {
    @Test(
        arguments: [
            ([], nil), (["Bearer"], nil), (["Bearer realm=\"x\""], nil), (["Basic error=\"invalid_token\""], nil),
            (["Bearer error=\"invalid_token\""], "invalid_token"),
            (["bearer realm=\"a, error=\\\"no\", error=insufficient_scope, scope=\"b c\""], "insufficient_scope"),
            (["Basic realm=\"x\", Bearer realm=\"y\", error=\"invalid_token\""], "invalid_token"),
            (["Basic realm=\"x\"", "Bearer error=\"insufficient_scope\""], "insufficient_scope"),
            (["Bearer error_description=\"error=x\""], nil), (["\"", "Bearer error", "Bearer error=\"", ",,"], ""),
        ] as [([String], String?)]
    )
    func readsTheError(_ headers: [String], _ error: String?) {
        #expect(BearerChallenge.error(in: headers) == error)
    }
}
