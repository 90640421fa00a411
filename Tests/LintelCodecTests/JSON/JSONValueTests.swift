import LintelCodec
import Testing

struct JSONValueTests {
    private let value = JSONValue.object([
        JSONMember(name: "s", value: .string("text")),
        JSONMember(name: "i", value: .integer(7)),
        JSONMember(name: "d", value: .number(1.5)),
        JSONMember(name: "w", value: .number(2)),
        JSONMember(name: "b", value: .bool(false)),
        JSONMember(name: "n", value: .null),
        JSONMember(name: "a", value: .array([.null])),
        JSONMember(name: "\u{212A}", value: .string("kelvin")),
    ])

    @Test func givesValuesOfTheirType() {
        #expect(self.value["s"]?.stringValue == "text")
        #expect(self.value["i"]?.integerValue == 7)
        #expect(self.value["b"]?.boolValue == false)
        #expect(self.value["a"]?.arrayValue == [.null])
        #expect(self.value.objectValue?.count == 8)
        #expect(self.value["n"] == .null)
    }

    @Test func givesNilForAnotherType() {
        #expect(self.value["i"]?.stringValue == nil)
        #expect(self.value["s"]?.integerValue == nil)
        #expect(self.value["n"]?.boolValue == nil)
        #expect(self.value["s"]?.arrayValue == nil)
        #expect(self.value["a"]?.objectValue == nil)
        #expect(self.value["absent"] == nil)
        #expect(JSONValue.array([])["s"] == nil)
    }

    @Test func givesWholeNumbersOnly() {
        #expect(self.value["d"]?.integerValue == nil)
        #expect(self.value["w"]?.integerValue == 2)
        #expect(JSONValue.number(1e300).integerValue == nil)
        #expect(JSONValue.number(9_223_372_036_854_775_808).integerValue == nil)
        #expect(JSONValue.number(-9_223_372_036_854_775_808).integerValue == .min)
        #expect(JSONValue.number(.nan).integerValue == nil)
        #expect(JSONValue.number(-.infinity).integerValue == nil)
    }

    @Test func comparesNamesByTheirBytes() {
        #expect(self.value["K"] == nil)
        #expect(self.value["\u{212A}"] != nil)
    }

    @Test func refusesTextsOfTooManyBytes() throws {
        #expect(try JSONValue(parsing: "[1]".utf8, maximumBytes: 3) == .array([.integer(1)]))
        #expect(throws: JSONError(code: .tooLarge, offset: 0)) { try JSONValue(parsing: "[1]".utf8, maximumBytes: 2) }
        #expect(throws: JSONError(code: .tooLarge, offset: 0)) { try JSONValue(parsing: "1".utf8, maximumBytes: -1) }
        let spaces = [UInt8](repeating: 0x20, count: 65_537)
        #expect(throws: JSONError(code: .tooLarge, offset: 0)) { try JSONValue(parsing: spaces) }
    }
}
