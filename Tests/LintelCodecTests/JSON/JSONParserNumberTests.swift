import LintelCodec
import Testing

struct JSONParserNumberTests {
    @Test(arguments: [
        ("0", JSONValue.integer(0)),
        ("-0", .integer(0)),
        ("42", .integer(42)),
        ("9223372036854775807", .integer(.max)),
        ("-9223372036854775808", .integer(.min)),
        ("9223372036854775808", .number(9_223_372_036_854_775_808)),
        ("0.5", .number(0.5)),
        ("-1.5E+2", .number(-150)),
        ("1e0", .number(1)),
        ("1e-400", .number(0)),
        ("1.7976931348623157e308", .number(.greatestFiniteMagnitude)),
    ])
    func readsNumbers(json: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: json.utf8) == value)
    }

    @Test(arguments: [
        "-", "+1", "01", "-01", "00", ".5", "5.", "1.e1", "1e", "1e+", "1E-", "--1", "1.2.3", "0x10", "1_000", "NaN",
        "Infinity", "-Infinity", "1e1.5", "1,0", "١",
    ])
    func refusesOtherSpellings(json: String) {
        #expect {
            try JSONValue(parsing: json.utf8)
        } throws: {
            ($0 as? JSONError)?.code == .syntax
        }
    }

    @Test func refusesNumbersOutOfRange() {
        for json in ["1e309", "-1e309", "1e99999999999999999999", String(repeating: "1", count: 129)] {
            #expect {
                try JSONValue(parsing: json.utf8)
            } throws: {
                ($0 as? JSONError)?.code == .numberOutOfRange
            }
        }
    }
}
