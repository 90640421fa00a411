import LintelPlatform
import Testing

@Suite struct OpenIDScopeTests {
    @Test func hasTheWireNames() {
        let names = ["openid", "profile", "email", "organization", "offline_access"]
        #expect(OpenIDScope.allCases.map(\.rawValue) == names)
    }

    @Test func oneDayIsSingular() {
        #expect(OpenIDScope.offlineAccess.sentence(refreshDays: 1) == "stay signed in for up to 1 day")
        #expect(OpenIDScope.offlineAccess.sentence(refreshDays: 30) == "stay signed in for up to 30 days")
    }
}
