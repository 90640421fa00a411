import LintelOAuth
import Testing

@Suite struct OAuthErrorTests {
    /// RFC 6749 §5.2: %x20-21 / %x23-5B / %x5D-7E.
    @Test(arguments: ["a \"quoted\" \\ text", "line\r\nbreak\0", "ünïcode 🎈", String(repeating: "é", count: 10_000)])
    func describesInTheCharactersThatAreAllowed(_ sentence: String) {
        let description = OAuthError(.invalidRequest, .parameterInvalid, sentence).wireDescription
        #expect(description.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C })
        #expect(description.utf8.count <= 330)
        #expect(description.hasSuffix("(parameter_invalid)"))
    }
}
