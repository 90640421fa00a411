import LintelCodec
import Testing

struct JSONWriterTests {
    private func write(_ body: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        body(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func placesCommas() {
        let text = self.write { writer in
            writer.beginObject()
            writer.member("a", 1)
            writer.key("b")
            writer.beginArray()
            writer.string("x")
            writer.beginObject()
            writer.endObject()
            writer.beginArray()
            writer.endArray()
            writer.null()
            writer.bool(true)
            writer.raw("{\"r\":1}".utf8)
            writer.integer(-1)
            writer.endArray()
            writer.member("c", false)
            writer.member("d", ["s", "t"])
            writer.member("e", [])
            writer.member("f", "text")
            writer.endObject()
        }
        #expect(
            text == #"{"a":1,"b":["x",{},[],null,true,{"r":1},-1],"c":false,"d":["s","t"],"e":[],"f":"text"}"#
        )
    }

    @Test(arguments: [
        ("", #""""#),
        ("plain", #""plain""#),
        ("\"", #""\"""#),
        ("\\", #""\\""#),
        ("a\"b\\c", #""a\"b\\c""#),
        ("\u{8}\u{9}\u{A}\u{C}\u{D}", #""\b\t\n\f\r""#),
        ("\u{0}\u{1}\u{1F}", #""\u0000\u0001\u001f""#),
        ("\u{7F}/é€😀", "\"\u{7F}/é€😀\""),
        ("\nend", #""\nend""#),
        ("end\n", #""end\n""#),
    ])
    func escapesAsRFC8259Requires(text: String, json: String) {
        #expect(self.write { $0.string(text) } == json)
        #expect(self.write { $0.string(Substring(text)) } == json)
    }

    /// Texts are looked through by eights: an escape is found wherever it stands.
    @Test(arguments: [0x00, 0x0A, 0x1F, 0x22, 0x5C] as [UInt8], 1...25)
    func findsEscapesInEveryPlace(byte: UInt8, count: Int) throws {
        for place in 0..<count {
            // Neighbours of what is escaped, and letters of more than one byte, stay as they are.
            for filler in [0x20, 0x21, 0x23, 0x5B, 0x5D, 0x7F] as [UInt8] {
                var bytes = [UInt8](repeating: filler, count: count)
                bytes[place] = byte
                let text = String(decoding: bytes, as: UTF8.self)
                var writer = JSONWriter()
                writer.string(text)
                #expect(try JSONValue(parsing: writer.bytes) == .string(text))
                #expect(!writer.bytes.contains { $0 < 0x20 })
            }
        }
        let letters = String(repeating: "é€", count: count)
        #expect(self.write { $0.string(letters) } == "\"\(letters)\"")
    }

    @Test func writesPlainStrings() {
        let text = self.write { writer in
            writer.beginArray()
            writer.plainString { $0 += "2026".utf8 }
            writer.plainString { _ in }
            writer.endArray()
        }
        #expect(text == #"["2026",""]"#)
    }

    @Test func escapesKeys() {
        let name = "b\n"
        let text = self.write { writer in
            writer.beginObject()
            writer.key(name)
            writer.null()
            writer.key("\"" as StaticString)
            writer.null()
            writer.endObject()
        }
        #expect(text == #"{"b\n":null,"\"":null}"#)
    }

    @Test(arguments: [(Int64.min, "-9223372036854775808"), (0, "0"), (Int64.max, "9223372036854775807")])
    func writesWholeNumbers(value: Int64, text: String) {
        #expect(self.write { $0.integer(value) } == text)
    }

    @Test func acceptsAnyReservation() {
        #expect(JSONWriter(reservingCapacity: -1).bytes.isEmpty)
        #expect(JSONWriter(reservingCapacity: 0).bytes.isEmpty)
    }

    @Test func closesMoreThanItOpensWithoutTrap() {
        #expect(self.write { $0.endObject() } == "}")
    }

    @Test func writesWhatTheParserReads() throws {
        var generator = SeededGenerator(seed: 8259)
        for _ in 0..<300 {
            let value = Self.randomValue(depth: 4, using: &generator)
            var writer = JSONWriter()
            Self.write(value, to: &writer)
            #expect(try JSONValue(parsing: writer.bytes) == value)
        }
    }

    private static func randomValue(depth: Int, using generator: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2: return .integer(Int64.random(in: .min ... .max, using: &generator))
        case 3: return .number(Double.random(in: -1e20...1e20, using: &generator))
        case 4: return .string(generator.text(upTo: 20))
        case 5:
            let count = Int.random(in: 0...4, using: &generator)
            return .array((0..<count).map { _ in self.randomValue(depth: depth - 1, using: &generator) })
        default:
            let count = Int.random(in: 0...4, using: &generator)
            return .object(
                (0..<count).map { index in
                    JSONMember(
                        name: "\(index)\(generator.text(upTo: 6))",
                        value: self.randomValue(depth: depth - 1, using: &generator),
                    )
                }
            )
        }
    }

    private static func write(_ value: JSONValue, to writer: inout JSONWriter) {
        switch value {
        case .null: writer.null()
        case .bool(let value): writer.bool(value)
        case .integer(let value): writer.integer(value)
        case .number(let value): writer.raw("\(value)".utf8)
        case .string(let value): writer.string(value)
        case .array(let values):
            writer.beginArray()
            for value in values { self.write(value, to: &writer) }
            writer.endArray()
        case .object(let members):
            writer.beginObject()
            for member in members {
                writer.key(member.name)
                self.write(member.value, to: &writer)
            }
            writer.endObject()
        }
    }
}
