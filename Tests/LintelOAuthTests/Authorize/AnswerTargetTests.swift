import LintelCodec
import LintelOAuth
import Testing

@Suite struct AnswerTargetTests {
    static let fields = [
        FormFields.Field(name: "code", value: "a b"), FormFields.Field(name: "iss", value: "https://i.example"),
    ]

    static let locations: [(String, ResponseMode, String)] = [
        ("https://a.example/cb", .query, "https://a.example/cb?code=a%20b&iss=https%3A%2F%2Fi.example"),
        ("https://a.example/cb?", .query, "https://a.example/cb?code=a%20b&iss=https%3A%2F%2Fi.example"),
        ("https://a.example/cb?x=1", .query, "https://a.example/cb?x=1&code=a%20b&iss=https%3A%2F%2Fi.example"),
        ("https://a.example/cb?x=1", .fragment, "https://a.example/cb?x=1#code=a%20b&iss=https%3A%2F%2Fi.example"),
        ("com.example.app:/cb", .query, "com.example.app:/cb?code=a%20b&iss=https%3A%2F%2Fi.example"),
    ]

    @Test(arguments: Self.locations)
    func putsTheAnswerBehindTheURI(_ uri: String, _ mode: ResponseMode, _ expected: String) {
        #expect(AnswerTarget(redirectURI: uri, responseMode: mode).location(carrying: Self.fields) == expected)
    }

    @Test(arguments: ["s", "a b+c%2F&d=e#f?", "ü🎈", "\"<>\\^`{|}"])
    func carriesStateByteForByte(_ state: String) throws {
        let target = AnswerTarget(redirectURI: "https://a.example/cb", state: state)
        let location = target.location(carrying: target.parameters(code: "c", issuer: "https://i.example"))
        #expect(location.utf8.allSatisfy { (0x21...0x7E).contains($0) })
        let answer = try FormFields(parsing: location.drop { $0 != "?" }.dropFirst().utf8)
        #expect(answer.fields.map(\.name) == ["code", "state", "iss"])
        #expect(answer["state"].map { Array($0.utf8) } == Array(state.utf8))
    }

    @Test func namesErrorDescriptionAndIssuerInRefusals() {
        let target = AnswerTarget(redirectURI: "https://a.example/cb")
        let error = OAuthError(.invalidScope, .scopeMissing, "No scope.")
        let parameters = target.parameters(refusing: error, issuer: "https://i.example")
        #expect(
            parameters.map { "\($0.name)=\($0.value)" } == [
                "error=invalid_scope", "error_description=No scope. (scope_missing)",
                "error_uri=https://i.example/errors#scope_missing", "iss=https://i.example",
            ]
        )
    }
}
