import LintelCodec
import Testing

@testable import LintelSchemas

/// Bounds of what is found and of the work, and what people are told.
@Suite struct SchemaLimitTests {
    @Test func tellsOfTheFirstTwenty() throws {
        let items = Array(repeating: "\"\"", count: 100).joined(separator: ",")
        let findings = try SchemaBench.findings(##"{"items":{"type":"integer"}}"##, "[\(items)]")
        #expect(findings.map(\.pointer) == (0..<20).map { "/v/\($0)" })
    }

    @Test func shortensNamesThatCallersMakeUp() throws {
        let name = String(repeating: "n", count: 5_000)
        let finding = try #require(
            try SchemaBench.findings(##"{"additionalProperties":false}"##, "{\"\(name)\":1}").first
        )
        #expect(finding.pointer == "/v/" + String(repeating: "n", count: 64) + "…")
    }

    /// Forms in forms in forms, each of which is tried at each level.
    @Test func givesUpOnSchemasThatTakeTooLong() throws {
        let part = ##"{"$ref":"#/$defs/n"}"##
        let graph = try SchemaBench.graph(
            """
            {"$id":"/t.json","properties":{"v":\(part)},"$defs":{"n":{"oneOf":[{"items":\(part)},{"items":\(part)},\
            {"items":\(part)},{"items":\(part)}]}}}
            """
        )
        let value = String(repeating: "[", count: 20) + "1" + String(repeating: "]", count: 20)
        let findings = try SchemaBench.findings(in: graph, ##"{"v":\##(value)}"##, steps: 50_000)
        #expect(
            findings == [SchemaFinding(pointer: "", sentence: "It takes too long to hold this against its schema.")]
        )
    }

    /// A long way through schemas for each step into a value: the stack of a thread holds what is let through.
    @Test func stopsWhereSchemasLeadTooDeep() throws {
        var documents = [##"{"$id":"/t.json","properties":{"v":{"$ref":"/0.json"}}}"##]
        for number in 0..<90 { documents.append(##"{"$id":"/\##(number).json","$ref":"/\##(number + 1).json"}"##) }
        documents.append(##"{"$id":"/90.json","items":{"$ref":"/0.json"}}"##)
        let graph = SchemaGraph(try documents.map(SchemaBench.document))
        func findings(depth: Int) throws -> [String] {
            let value = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            return try SchemaBench.findings(in: graph, "{\"v\":\(value)}").map(\.sentence)
        }
        #expect(try findings(depth: 5) == [])
        #expect(try findings(depth: 6) == ["The schema leads too deep to be held against this."])
    }

    @Test func countsThePatternsOfLongTexts() throws {
        let text = String(repeating: "a", count: 10_000)
        let graph = try SchemaBench.graph(of: ##"{"pattern":"^((a|b)*(a|c)*(a|d)*)*$"}"##)
        let object = "{\"v\":\"\(text)\"}"
        #expect(try SchemaBench.findings(in: graph, object) == [])
        let findings = try SchemaBench.findings(in: graph, object, steps: 50_000)
        #expect(findings.map(\.sentence) == ["It takes too long to hold this against its schema."])
    }

    /// Work that no schema of its own stands for.
    private static func expectToCount(_ schema: String, _ value: String) throws {
        let graph = try SchemaBench.graph(of: schema)
        let object = "{\"v\":\(value)}"
        #expect(try SchemaBench.findings(in: graph, object) == [], "\(schema.prefix(40))")
        let findings = try SchemaBench.findings(in: graph, object, steps: 10_000)
        let sentences = findings.map(\.sentence)
        #expect(sentences == ["It takes too long to hold this against its schema."], "\(schema.prefix(40))")
    }

    private static func list(_ count: Int, _ item: (Int) -> String) -> String {
        (0..<count).map(item).joined(separator: ",")
    }

    private static func list(_ count: Int, of item: String) -> String {
        Array(repeating: item, count: count).joined(separator: ",")
    }

    @Test func countsValuesThatAreCompared() throws {
        let values = Self.list(1_000) { "[\($0)]" }
        let items = Self.list(100, of: "[-1]")
        try Self.expectToCount("{\"items\":{\"not\":{\"enum\":[\(values)]}}}", "[\(items)]")
    }

    @Test func countsSchemasThatRefuseAll() throws {
        let branches = Self.list(100, of: "false")
        let items = Self.list(500, of: "1")
        try Self.expectToCount("{\"items\":{\"not\":{\"anyOf\":[\(branches)]}}}", "[\(items)]")
    }

    @Test func countsLargePatternsOfShortTexts() throws {
        let items = Self.list(1_000, of: "\"\"")
        try Self.expectToCount(##"{"items":{"not":{"pattern":"a{900}"}}}"##, "[\(items)]")
    }

    @Test func countsWhatIsInItemsThatHaveToDiffer() throws {
        let rules = Self.list(100, of: ##"{"uniqueItems":true}"##)
        let items = Self.list(2_000, of: "1")
        try Self.expectToCount("{\"allOf\":[\(rules)]}", "[[\(items)]]")
    }

    @Test func countsMembersThatAreLookedUp() throws {
        let value = Self.list(2_000) { "\"m\($0)\":1" }
        let rules = Self.list(100, of: ##"{"properties":{}}"##)
        try Self.expectToCount("{\"allOf\":[\(rules)]}", "{\(value)}")
        let required = Self.list(200) { "\"k\($0)\":[]" }
        try Self.expectToCount("{\"dependentRequired\":{\(required)}}", "{\(value)}")
        let schemas = Self.list(200) { "\"k\($0)\":true" }
        try Self.expectToCount("{\"dependentSchemas\":{\(schemas)}}", "{\(value)}")
    }

    @Test func looksTextsUpInLongLists() throws {
        let texts = Self.list(5_000) { "\"text \($0)\"" }
        let graph = try SchemaBench.graph(of: ##"{"items":{"enum":[\##(texts)]}}"##)
        #expect(try SchemaBench.findings(in: graph, "{\"v\":[\(texts)]}", steps: 10_000) == [])
    }

    @Test func takesLongListsOfNumbers() throws {
        let numbers = (0..<30_000).map { "\($0)" }.joined(separator: ",")
        let schema = ##"{"type":"array","items":{"type":"number","minimum":0},"uniqueItems":true}"##
        #expect(try SchemaBench.findings(schema, "[\(numbers)]") == [])
    }

    /// Of several forms the one is told of that was meant.
    @Test func saysWhichFormWasMeant() throws {
        let schema = """
            {"oneOf":[{"type":"null"},\
            {"properties":{"kind":{"const":"a"},"n":{"minimum":1}},"required":["kind"]},\
            {"properties":{"kind":{"const":"b"},"n":{"type":"string"}},"required":["kind"]}]}
            """
        let findings = try SchemaBench.findings(schema, ##"{"kind":"b","n":1}"##)
        #expect(findings == [SchemaFinding(pointer: "/v/n", sentence: "This has to be a string.")])
        let unclear = try SchemaBench.findings(schema, ##"{"kind":"c","n":1}"##)
        #expect(unclear == [SchemaFinding(pointer: "/v", sentence: "This fits none of 3 allowed forms.")])
        let both = try SchemaBench.findings(##"{"oneOf":[true,true]}"##, "1")
        #expect(both.map(\.sentence) == ["This fits 2 of 2 forms, of which it has to fit one."])
    }

    @Test(arguments: [
        (##"{"const":"x"}"##, #"This has to be "x"."#),
        (##"{"enum":["x",1,null]}"##, #"This has to be one of "x", 1, null."#),
        (##"{"type":["integer","null"]}"##, "This has to be a whole number or null."),
        (##"{"minimum":2.5}"##, "This has to be at least 2.5."),
        (##"{"multipleOf":2}"##, "This has to be a multiple of 2."), ("false", "Nothing is allowed here."),
    ])
    func speaksPlainly(_ schema: String, _ sentence: String) throws {
        #expect(try SchemaBench.findings(schema, "1.25").map(\.sentence) == [sentence])
    }
}
