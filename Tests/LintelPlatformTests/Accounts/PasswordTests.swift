import LintelPlatform
import Testing

@Suite struct PasswordTests {
    @Test func composes() throws {
        #expect(try #require(Password("pass\u{65}\u{301}")).bytes == Array("pass\u{E9}".utf8))
    }

    @Test func c16KeepsEveryCharacter() throws {
        let typed = String(repeating: " 🔑é", count: 300)
        #expect(try #require(Password(typed)).bytes == Array(typed.utf8))
    }

    @Test func c17RefusesHugeOneWithoutWork() {
        #expect(Password(String(repeating: "a", count: 1001)) == nil)
        #expect(Password(String(repeating: "a", count: 10 << 20)) == nil)
    }

    @Test func showsItselfNowhere() throws {
        let password = try #require(Password("open sesame 42"))
        var dumped = ""
        dump(password, to: &dumped)
        for shown in ["\(password)", String(reflecting: password), dumped] { #expect(!shown.contains("sesame")) }
    }
}
