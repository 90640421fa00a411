import LintelCodec
import LintelOAuth
import Testing

@Suite struct AuthorizationRequestQueryTests {
    static let variants: [[(String, String)]] = [
        [],
        [("state", "a b+c%2F&d=e#f?ü🎈")],
        [("prompt", "select_account login consent"), ("max_age", "0"), ("nonce", "n o+n&c=e")],
        [("response_mode", "form_post"), ("login_hint", "ann+tag@example.org"), ("id_token_hint", "e30.e30.e30")],
        [("response_mode", "fragment"), ("redirect_uri", GoodRequest.redirectURI)],
    ]

    @Test(arguments: Self.variants)
    func passesTheRulesAgainAndMeansTheSame(_ changes: [(String, String)]) throws {
        for without in [[], ["redirect_uri"], ["state"]] where !without.contains(where: changes.map(\.0).contains) {
            let request = try GoodRequest.check(without: without, with: changes)
            let again = try FormFields(parsing: request.query.utf8)
            #expect(try GoodRequest.rules.check(again, client: GoodRequest.client()) == request)
        }
    }

    @Test func keepsWhatNeedsNoProofKey() throws {
        let client = GoodRequest.client(.web)
        let request = try GoodRequest.check(
            without: ["code_challenge", "code_challenge_method"],
            with: [("nonce", "n")],
            client: client,
        )
        let again = try FormFields(parsing: request.query.utf8)
        #expect(try GoodRequest.rules.check(again, client: client) == request)
    }

    @Test func leavesOutWhatIsNotUnderstood() throws {
        let request = try GoodRequest.check(adding: [
            ("padding", String(repeating: "x", count: 16_000)), ("claims", "{}"),
        ])
        #expect(request.query.utf8.count < 400)
    }
}
