import LintelCodec
import Testing

struct JSONParserTests {
    private func code(_ text: String) -> JSONError.Code? {
        do throws(JSONError) {
            _ = try JSONValue(parsing: text.utf8)
            return nil
        } catch {
            return error.code
        }
    }

    @Test func readsEveryKindOfValue() throws {
        let text = " { \"a\" : [ 1 , -2.5 , true , false , null , \"x\" , [ ] , { } ] ,\r\n\t\"b\" : { \"c\" : 0 } } "
        let elements: [JSONValue] = [
            .integer(1), .number(-2.5), .bool(true), .bool(false), .null, .string("x"), .array([]), .object([]),
        ]
        #expect(
            try JSONValue(parsing: text.utf8)
                == .object([
                    JSONMember(name: "a", value: .array(elements)),
                    JSONMember(name: "b", value: .object([JSONMember(name: "c", value: .integer(0))])),
                ])
        )
    }

    @Test(arguments: ["null", "true", "\"\"", "0", "[]", "{}"])
    func readsAnyValueAtTheTop(text: String) {
        #expect(self.code(text) == nil)
    }

    @Test(arguments: [
        "", " ", "nul", "nulll", "True", "undefined", "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[1 2]",
        "[1,,2]",
        "{\"a\"}", "{\"a\":}", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}", "{a:1}", "{'a':1}", "{1:1}", "{\"a\" 1}",
        "[1}", "{\"a\":1]", "1 1", "{}{}", "// c\n1", "/**/1", "'a'", "[\u{A0}1]", "\u{B}1", "\u{C}1", "1\u{0}", "é",
    ])
    func refusesBrokenSyntax(text: String) {
        #expect(self.code(text) == .syntax)
    }

    @Test func refusesAByteOrderMark() {
        #expect(self.code("\u{FEFF}{}") == .syntax)
        #expect(throws: JSONError(code: .syntax, offset: 0)) { try JSONValue(parsing: [0xFE, 0xFF, 0x00, 0x7B]) }
    }

    @Test(arguments: [
        #"{"a":1,"a":2}"#, #"{"a":1,"b":2,"a":1}"#, #"{"a":1,"\u0061":2}"#, #"{"":1,"":2}"#, #"[{"x":{"k":0,"k":0}}]"#,
    ])
    func refusesRepeatedNames(text: String) {
        #expect(self.code(text) == .duplicateName)
    }

    @Test func takesOnlyTheSameBytesForARepeatedName() {
        #expect(self.code("{\"K\":1,\"\u{212A}\":2,\"k\":3}") == nil)
    }

    @Test func refusesDeepNesting() {
        let open = String(repeating: "[", count: 32)
        let close = String(repeating: "]", count: 32)
        #expect(self.code(open + close) == nil)
        #expect(self.code("[" + open + close + "]") == .tooDeep)
        #expect(self.code(String(repeating: "[", count: 60_000)) == .tooDeep)
        #expect(self.code(String(repeating: "{\"a\":", count: 10_000)) == .tooDeep)
    }

    @Test func countsOnlyWhatIsOpenTowardsTheDepth() {
        #expect(self.code("[" + String(repeating: "[],{},", count: 1000) + "0]") == nil)
    }

    @Test func readsManyMembersInReasonableTime() throws {
        let members = (0..<6000).map { "\"\($0)\":0" }.joined(separator: ",")
        #expect(try JSONValue(parsing: "{\(members)}".utf8).objectValue?.count == 6000)
    }

    @Test func saysWhereItStopped() {
        #expect(throws: JSONError(code: .syntax, offset: 3)) { try JSONValue(parsing: "[1,]".utf8) }
    }

    @Test func survivesRandomChanges() throws {
        var generator = SeededGenerator(seed: 404)
        let text = Array(#"{"iss":"https://a","exp":1300819380,"x":[1.5e3,"\ud83d\ude00",{"a":null}]}"#.utf8)
        for _ in 0..<3000 {
            var changed = text
            for _ in 0...Int.random(in: 0...2, using: &generator) {
                let index = Int.random(in: 0..<changed.count, using: &generator)
                changed[index] = UInt8.random(in: .min ... .max, using: &generator)
            }
            changed.removeLast(Int.random(in: 0...changed.count / 4, using: &generator))
            _ = try? JSONValue(parsing: changed)
        }
    }
}
