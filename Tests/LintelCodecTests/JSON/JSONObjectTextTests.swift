import LintelCodec
import Testing

/// An object keeps the text that it was read from.
@Suite struct JSONObjectTextTests {
    private static func read(_ text: String) throws(JSONError) -> JSONObjectText {
        try JSONObjectText(parsing: Array(text.utf8), maximumBytes: 1_000)
    }

    @Test func replacesOneValueAndLeavesTheRest() throws {
        let text = #" { "a" : [ { "uuid" : 1 } , 1.0e+2 ] , "uuid" :  null , "n" : 0.10000000000000000001 } "#
        let object = try Self.read(text)
        let expected = #" { "a" : [ { "uuid" : 1 } , 1.0e+2 ] , "uuid" :  "x" , "n" : 0.10000000000000000001 } "#
        #expect(String(decoding: object.setting("uuid", to: #""x""#.utf8), as: UTF8.self) == expected)
        let longer = #" {"other":1,"# + text.dropFirst(2)
        #expect(String(decoding: object.setting("other", to: "1".utf8), as: UTF8.self) == longer)
        #expect(try Self.read(" {}").setting("a", to: "1".utf8) == Array(#" {"a":1}"#.utf8))
        #expect(object["uuid"] == .null && object["other"] == nil)
        #expect(object.members.map(\.name) == ["a", "uuid", "n"])
    }

    @Test(arguments: ["[]", "1", "", "{", #"{"a":1,"a":2}"#, #"{"a":1}x"#, "[{}]"])
    func refusesWhatIsNoObject(_ text: String) {
        #expect(throws: JSONError.self) { try Self.read(text) }
    }

    @Test func refusesWhatIsTooLarge() {
        #expect(throws: JSONError(code: .tooLarge, offset: 0)) {
            try JSONObjectText(parsing: Array("{}".utf8), maximumBytes: 1)
        }
    }
}
