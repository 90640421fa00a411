import Testing

@testable import LintelSchemas

/// What each keyword lets in and keeps out (JSON Schema 2020-12).
@Suite struct SchemaKeywordTests {
    /// A schema with values that fit it and values that do not.
    struct Example: Sendable, CustomTestStringConvertible {
        var schema: String
        var good: [String]
        var bad: [String]

        init(_ schema: String, good: [String], bad: [String]) {
            self.schema = schema
            self.good = good
            self.bad = bad
        }

        var testDescription: String { self.schema }
    }

    private static func expect(_ example: Example) throws {
        for value in example.good {
            #expect(try SchemaBench.findings(example.schema, value) == [], "\(example.schema) \(value)")
        }
        for value in example.bad {
            let findings = try SchemaBench.findings(example.schema, value)
            #expect(!findings.isEmpty, "\(example.schema) \(value)")
            #expect(findings.allSatisfy { $0.pointer.hasPrefix("/v") && $0.sentence.hasSuffix(".") }, "\(findings)")
        }
    }

    @Test(arguments: [
        Example("true", good: ["1", "null"], bad: []),
        Example("false", good: [], bad: ["1", "null", "{}"]),
        Example(##"{"type":"null"}"##, good: ["null"], bad: ["0", "false", "\"\"", "[]", "{}"]),
        Example(##"{"type":"integer"}"##, good: ["1", "-0", "1.0", "1e300", "2E0"], bad: ["1.5", "true", "\"1\""]),
        Example(##"{"type":"number"}"##, good: ["1", "1.5", "1e-9"], bad: ["null", "\"1\""]),
        Example(##"{"type":["string","boolean"]}"##, good: ["\"\"", "false"], bad: ["0", "null", "[]"]),
        Example(##"{"type":"object"}"##, good: ["{}"], bad: ["[]", "null"]),
        Example(##"{"type":"array"}"##, good: ["[]"], bad: ["{}"]),
        Example(##"{"const":1}"##, good: ["1", "1.0", "10e-1"], bad: ["true", "\"1\"", "1.1"]),
        Example(
            ##"{"const":{"a":[1,{"b":null}],"c":"é"}}"##,
            good: [##"{"c":"\u00e9","a":[1.0,{"b":null}]}"##],
            bad: [
                ##"{"a":[1,{"b":null}]}"##, ##"{"c":"e\u0301","a":[1,{"b":null}]}"##,
                ##"{"c":"é","a":[{"b":null},1]}"##,
            ]
        ),
        Example(
            ##"{"enum":["a",false,null,[0]]}"##,
            good: ["\"a\"", "false", "null", "[0.0]"],
            bad: ["0", "\"A\"", "[]", "[false]"]
        ),
        Example(##"{"enum":[]}"##, good: [], bad: ["0"]),
    ])
    func values(_ example: Example) throws { try Self.expect(example) }

    @Test(arguments: [
        Example(
            ##"{"minimum":2}"##,
            good: ["2", "2.5", "9223372036854775808", "\"x\""],
            bad: ["1", "1.9999", "-9e99"]
        ),
        Example(##"{"maximum":1.5}"##, good: ["1", "1.5", "-1"], bad: ["2", "1.6"]),
        Example(##"{"exclusiveMinimum":0}"##, good: ["1e-300", "1"], bad: ["0", "-0.0", "-1"]),
        Example(##"{"exclusiveMaximum":10}"##, good: ["9", "9.99"], bad: ["10", "10.0", "11"]),
        Example(
            ##"{"minimum":9007199254740993}"##,
            good: ["9007199254740993", "1e16"],
            bad: ["9007199254740992", "9007199254740992.0"]
        ),
        Example(##"{"multipleOf":3}"##, good: ["0", "-9", "6.0", "null"], bad: ["1", "6.5"]),
        Example(##"{"multipleOf":0.1}"##, good: ["0.3", "1", "1.1", "4.4e1", "1e20"], bad: ["0.35", "0.01", "1e-7"]),
        Example(##"{"multipleOf":1e-8}"##, good: ["1e-8", "0.00012345", "12391239123"], bad: ["1e-9"]),
        Example(##"{"multipleOf":1e10}"##, good: ["1e10", "3e30", "0"], bad: ["1e9", "5", "1.5e10"]),
    ])
    func numbers(_ example: Example) throws { try Self.expect(example) }

    @Test(arguments: [
        Example(
            ##"{"minLength":2}"##,
            good: ["\"ab\"", "\"\u{1F600}\u{1F600}\"", "1"],
            bad: ["\"a\"", "\"\u{1F600}\""]
        ),
        Example(##"{"maxLength":1}"##, good: ["\"\"", "\"\u{1F600}\""], bad: ["\"e\u{301}\"", "\"ab\""]),
        Example(
            ##"{"pattern":"^[0-9A-Fa-f]{4}$"}"##,
            good: ["\"aB09\"", "3"],
            bad: ["\"aB0\"", "\"aB099\"", "\"xB09\""]
        ),
        Example(##"{"pattern":"b+c"}"##, good: ["\"abbbc\""], bad: ["\"ac\"", "\"\""]),
        Example(
            ##"{"format":"uuid"}"##,
            good: ["\"0d6f2c1e-7F8a-4c31-9a55-0123456789ab\"", "7"],
            bad: ["\"0d6f2c1e7f8a4c319a550123456789ab\"", "\"0d6f2c1e-7f8a-4c31-9a55-0123456789ag\"", "\"\""]
        ),
        Example(
            ##"{"format":"date"}"##,
            good: ["\"2024-02-29\""],
            bad: ["\"2023-02-29\"", "\"2024-13-01\"", "\"24-01-01\"", "\"2024-01-01 \""]
        ),
        Example(
            ##"{"format":"time"}"##,
            good: ["\"23:59:60Z\"", "\"00:00:00.5+01:00\"", "\"18:59:60-05:00\""],
            bad: ["\"22:59:60Z\"", "\"24:00:00Z\"", "\"00:00:00\"", "\"00:00:00.Z\""]
        ),
        Example(
            ##"{"format":"date-time"}"##,
            good: ["\"2024-02-29T08:30:00Z\"", "\"1985-04-12t23:20:50.52z\""],
            bad: ["\"2024-02-30T08:30:00Z\"", "\"2024-02-29 08:30:00Z\"", "\"2024-02-29T08:30:00\""]
        ),
        Example(
            ##"{"format":"uri"}"##,
            good: ["\"https://example.org/a?b#c\"", "\"urn:x:y\""],
            bad: ["\"/a\"", "\"a b:c\"", "\"h:%zz\"", "\"h:#a#b\""]
        ),
        Example(##"{"format":"uri-reference"}"##, good: ["\"/a/b\"", "\"\"", "\"#x\""], bad: ["\"a b\"", "\"\\\\\""]),
        Example(##"{"format":"json-pointer"}"##, good: ["\"\"", "\"/a~0~1\""], bad: ["\"a\"", "\"/~2\"", "\"/~\""]),
    ])
    func texts(_ example: Example) throws { try Self.expect(example) }

    @Test(arguments: [
        Example(##"{"items":{"type":"integer"}}"##, good: ["[]", "[1,2]", "{}"], bad: ["[1,\"2\"]"]),
        Example(##"{"items":false}"##, good: ["[]"], bad: ["[1]"]),
        Example(
            ##"{"prefixItems":[{"const":1},true],"items":{"const":2}}"##,
            good: ["[]", "[1]", "[1,9,2,2]"],
            bad: ["[2]", "[1,9,3]"]
        ),
        Example(##"{"minItems":1,"maxItems":2}"##, good: ["[1]", "[1,1]", "\"\""], bad: ["[]", "[1,1,1]"]),
        Example(
            ##"{"uniqueItems":true}"##,
            good: ["[]", "[1,true,\"1\",[1]]", "[{\"a\":1},{\"a\":2}]"],
            bad: ["[1,2,1.0]", "[{\"a\":1,\"b\":2},{\"b\":2,\"a\":1}]", "[[],[]]"]
        ),
        Example(##"{"uniqueItems":false}"##, good: ["[1,1]"], bad: []),
        Example(##"{"contains":{"const":1}}"##, good: ["[2,1]", "{}"], bad: ["[]", "[2]"]),
        Example(
            ##"{"contains":{"const":1},"minContains":2,"maxContains":3}"##,
            good: ["[1,1]", "[1,1,1,2]"],
            bad: ["[1]", "[1,1,1,1]"]
        ),
        Example(##"{"contains":{"const":1},"minContains":0}"##, good: ["[]", "[2]"], bad: []),
        Example(##"{"minContains":2}"##, good: ["[]"], bad: []),
    ])
    func arrays(_ example: Example) throws { try Self.expect(example) }

    @Test(arguments: [
        Example(
            ##"{"properties":{"a":{"type":"integer"},"é":false}}"##,
            good: ["{}", "{\"a\":1,\"b\":\"\"}", "{\"e\u{301}\":1}", "3"],
            bad: ["{\"a\":\"\"}", "{\"é\":1}"]
        ),
        Example(
            ##"{"patternProperties":{"^x":{"type":"integer"}},"properties":{"xy":{"minimum":3}}}"##,
            good: ["{\"xy\":3}", "{\"y\":\"\"}"],
            bad: ["{\"xy\":2}", "{\"xa\":\"\"}"]
        ),
        Example(
            ##"{"properties":{"a":true},"patternProperties":{"b":true},"additionalProperties":false}"##,
            good: ["{\"a\":1,\"abc\":2}"],
            bad: ["{\"c\":1}"]
        ),
        Example(##"{"additionalProperties":{"type":"string"}}"##, good: ["{\"a\":\"\"}"], bad: ["{\"a\":1}"]),
        Example(##"{"propertyNames":{"maxLength":2}}"##, good: ["{\"ab\":1}"], bad: ["{\"abc\":1}"]),
        Example(
            ##"{"minProperties":1,"maxProperties":2}"##,
            good: ["{\"a\":1}"],
            bad: ["{}", "{\"a\":1,\"b\":1,\"c\":1}"]
        ),
        Example(##"{"required":["a","b"]}"##, good: ["{\"b\":1,\"a\":null}", "[]"], bad: ["{}", "{\"a\":1}"]),
        Example(
            ##"{"dependentRequired":{"a":["b"]}}"##,
            good: ["{}", "{\"b\":1}", "{\"a\":1,\"b\":1}"],
            bad: ["{\"a\":1}"]
        ),
        Example(
            ##"{"dependentSchemas":{"a":{"required":["b"]}}}"##,
            good: ["{}", "{\"a\":1,\"b\":1}"],
            bad: ["{\"a\":1}"]
        ),
    ])
    func objects(_ example: Example) throws { try Self.expect(example) }

    @Test(arguments: [
        Example(##"{"allOf":[{"minimum":1},{"maximum":3}]}"##, good: ["2"], bad: ["0", "4"]),
        Example(##"{"anyOf":[{"type":"string"},{"minimum":3}]}"##, good: ["\"\"", "3", "null"], bad: ["2"]),
        Example(##"{"oneOf":[{"type":"integer"},{"minimum":3}]}"##, good: ["2", "3.5"], bad: ["3", "2.5"]),
        Example(##"{"not":{"type":"string"}}"##, good: ["1"], bad: ["\"\""]),
        Example(
            ##"{"if":{"type":"string"},"then":{"minLength":1},"else":{"type":"null"}}"##,
            good: ["\"a\"", "null"],
            bad: ["\"\"", "1"]
        ),
        Example(##"{"if":{"type":"string"},"else":{"type":"null"}}"##, good: ["\"\"", "null"], bad: ["1"]),
        Example(##"{"then":false,"else":false}"##, good: ["1"], bad: []),
    ])
    func combinations(_ example: Example) throws { try Self.expect(example) }

    @Test(arguments: [
        Example(
            ##"{"properties":{"a":true},"unevaluatedProperties":false}"##,
            good: ["{\"a\":1}", "1"],
            bad: ["{\"b\":1}"]
        ),
        Example(
            ##"{"allOf":[{"properties":{"a":true}},{"$ref":"#/properties/v/$defs/b"}],"$defs":{"b":{"properties":{"b":true}}},"unevaluatedProperties":{"type":"null"}}"##,
            good: ["{\"a\":1,\"b\":2,\"c\":null}"],
            bad: ["{\"a\":1,\"c\":1}"]
        ),
        // A schema beside it is none of its own.
        Example(
            ##"{"allOf":[{"properties":{"a":true}},{"unevaluatedProperties":false}]}"##,
            good: ["{}"],
            bad: ["{\"a\":1}"]
        ),
        // What failed has looked at nothing.
        Example(
            ##"{"anyOf":[{"properties":{"a":{"const":1}},"required":["a"]},{"properties":{"b":true}}],"unevaluatedProperties":false}"##,
            good: ["{\"a\":1,\"b\":1}", "{\"b\":3}"],
            bad: ["{\"a\":2,\"b\":1}"]
        ),
        Example(
            ##"{"oneOf":[{"properties":{"k":{"const":"x"},"x":true},"required":["k"]},{"properties":{"k":{"const":"y"},"y":true},"required":["k"]}],"unevaluatedProperties":false}"##,
            good: ["{\"k\":\"x\",\"x\":1}", "{\"k\":\"y\",\"y\":1}"],
            bad: ["{\"k\":\"x\",\"y\":1}"]
        ),
        Example(
            ##"{"if":{"properties":{"a":{"const":1}},"required":["a"]},"then":{"properties":{"b":true}},"else":{"properties":{"c":true}},"unevaluatedProperties":false}"##,
            good: ["{\"a\":1,\"b\":1}", "{\"c\":1}"],
            bad: ["{\"a\":1,\"c\":1}", "{\"a\":2}", "{\"b\":1}"]
        ),
        Example(
            ##"{"not":{"not":{"properties":{"a":true}}},"unevaluatedProperties":false}"##,
            good: ["{}"],
            bad: ["{\"a\":1}"]
        ),
        Example(
            ##"{"dependentSchemas":{"a":{"properties":{"a":true,"b":true}}},"unevaluatedProperties":false}"##,
            good: ["{\"a\":1,\"b\":1}"],
            bad: ["{\"b\":1}"]
        ),
        Example(
            ##"{"patternProperties":{"^a":true},"additionalProperties":true,"unevaluatedProperties":false}"##,
            good: ["{\"z\":1}"],
            bad: []
        ),
        Example(
            ##"{"allOf":[{"unevaluatedProperties":true}],"unevaluatedProperties":false}"##,
            good: ["{\"z\":1}"],
            bad: []
        ),
        // An outer schema says nothing about what is inside a member.
        Example(
            ##"{"properties":{"a":{"properties":{"x":true}}},"unevaluatedProperties":false}"##,
            good: ["{\"a\":{\"y\":1}}"],
            bad: []
        ),
        Example(##"{"prefixItems":[true],"unevaluatedItems":false}"##, good: ["[]", "[1]", "{}"], bad: ["[1,2]"]),
        Example(
            ##"{"allOf":[{"prefixItems":[true,true]}],"prefixItems":[true],"unevaluatedItems":{"type":"null"}}"##,
            good: ["[1,2,null]"],
            bad: ["[1,2,3]"]
        ),
        Example(##"{"items":true,"unevaluatedItems":false}"##, good: ["[1,2]"], bad: []),
        Example(
            ##"{"contains":{"type":"integer"},"unevaluatedItems":false}"##,
            good: ["[1,2]"],
            bad: ["[1,\"\"]", "[]"]
        ),
    ])
    func rest(_ example: Example) throws { try Self.expect(example) }
}
