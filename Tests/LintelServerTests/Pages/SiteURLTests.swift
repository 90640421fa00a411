import Testing

@testable import LintelServer

@Suite struct SiteURLTests {
    @Test func valuesAreEncoded() {
        #expect(SiteURL.signIn(transaction: "a b&c=\"").description == "/signin?t=a+b%26c%3D%22")
        #expect(SiteURL.error(id: "a\"b").description == "/errors#a%22b")
        #expect(SiteURL.signInPassword(transaction: nil).description == "/signin/password")
        #expect(SiteURL.asset(.stylesheet, version: "0f").description == "/assets/lintel.css?v=0f")
    }

    @Test func pathsCarryNoQuery() {
        #expect(SiteURL.consent(transaction: "T").path == "/consent")
        #expect(SiteURL.error(id: "x").path == "/errors")
        #expect(SiteURL.keySet.path == "/.well-known/openid-configuration/jwks")
    }
}
