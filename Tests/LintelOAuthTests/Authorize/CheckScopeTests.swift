import LintelOAuth
import LintelTokens
import Testing

@Suite struct CheckScopeTests {
    @Test(
        arguments: [
            " ", "  ", "openid  profile", " openid", "openid ", "openid\tprofile", "openid,profile",
            "openid\u{A0}profile",
            "\"openid\"", "open\\id", "openid\u{7F}", "émail", "openid\nprofile",
        ]
    )
    func refusesMalformedLists(_ scope: String) {
        let refusal = GoodRequest.refusal(with: [("scope", scope)])
        #expect(refusal?.code == .invalidScope)
        #expect(refusal?.id == .scopeMalformed)
    }

    @Test func namesTheCommaMistake() {
        #expect(GoodRequest.refusal(with: [("scope", "openid,profile")])?.sentence.contains("commas") == true)
    }

    @Test func refusesMissingAndUnknownScopes() {
        #expect(GoodRequest.refusal(without: ["scope"])?.id == .scopeMissing)
        #expect(GoodRequest.refusal(with: [("scope", "")])?.id == .scopeMissing)
        for scope in ["nonsense", "openid nonsense", "OPENID", "files:delete", "openid files"] {
            let refusal = GoodRequest.refusal(with: [("scope", scope)])
            #expect(refusal?.code == .invalidScope)
            #expect(refusal?.id == .scopeNotAllowed)
        }
    }

    @Test func saysWhetherAScopeWaitsOrWasRefused_K08() {
        for (scope, id) in [("files:write", ErrorID.scopeNotApproved), ("admin", .scopeRefused)] {
            let refusal = GoodRequest.refusal(with: [("scope", "openid \(scope)")])
            #expect(refusal?.code == .invalidScope && refusal?.id == id)
            #expect(refusal?.sentence.contains(scope) == true)
        }
    }

    @Test func boundsTheNumber() throws {
        let many = (0..<10_000).map { "s\($0)" }.joined(separator: " ")
        #expect(GoodRequest.refusal(with: [("scope", many)])?.id == .scopeMalformed)
        let most = (0..<64).map { "s\($0)" }
        #expect(try CheckScope.parse(most.joined(separator: " ")).values == most)
        #expect(throws: OAuthError.self) { try CheckScope.parse((most + ["s64"]).joined(separator: " ")) }
    }

    @Test func keepsEachScopeOnceInOrder() throws {
        #expect(try CheckScope.parse("b a b c a").values == ["b", "a", "c"])
    }
}
