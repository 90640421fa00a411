import LintelCodec
import Testing

@testable import LintelSchemas

/// What is refused when schemas are read, so that nothing is left out in silence later.
@Suite struct SchemaReadingTests {
    @Test(arguments: [
        ##"{"minimun":1}"##, ##"{"dependencies":{}}"##, ##"{"additionalItems":false}"##, ##"{"$dynamicRef":"#a"}"##,
        ##"{"$recursiveRef":"#"}"##, ##"{"id":"x"}"##, ##"{"divisibleBy":2}"##, ##"{"$vocabulary":{}}"##,
        ##"{"requires":["a"]}"##,
    ])
    func refusesKeywordsItDoesNotKnow(_ schema: String) throws {
        #expect(try SchemaBench.fault(schema).contains("is not known here"))
    }

    @Test(arguments: [
        "1", "[]", "\"x\"", ##"{"type":"float"}"##, ##"{"type":[1]}"##, ##"{"type":[]}"##, ##"{"enum":1}"##,
        ##"{"minimum":"1"}"##,
        ##"{"multipleOf":0}"##,
        ##"{"multipleOf":-1}"##, ##"{"minLength":-1}"##, ##"{"maxItems":1.5}"##, ##"{"pattern":"("}"##,
        ##"{"pattern":1}"##,
        ##"{"patternProperties":{"[":true}}"##, ##"{"format":"colour"}"##, ##"{"format":1}"##, ##"{"items":[true]}"##,
        ##"{"prefixItems":[]}"##, ##"{"allOf":{}}"##, ##"{"anyOf":[1]}"##, ##"{"properties":[]}"##,
        ##"{"properties":{"a":1}}"##,
        ##"{"required":"a"}"##, ##"{"required":[1]}"##, ##"{"dependentRequired":[]}"##, ##"{"uniqueItems":1}"##,
        ##"{"$ref":1}"##,
        ##"{"$ref":"a b"}"##, ##"{"$ref":"#/nowhere"}"##, ##"{"$anchor":"1"}"##,
        ##"{"$anchor":"a","not":{"$anchor":"a"}}"##,
        ##"{"$id":"/x.json#a"}"##, ##"{"$schema":"http://json-schema.org/draft-07/schema#"}"##, ##"{"if":1}"##,
        ##"{"$ref":"#/properties/v/enum/0","enum":[{}]}"##,
    ])
    func refusesWhatIsNoSchema(_ schema: String) throws {
        let graph = try SchemaBench.graph(of: schema)
        let fault = try #require(graph.faults.values.first, "\(schema)")
        #expect(graph.usable == [] && fault.sentence.hasSuffix("."))
        #expect(fault.pointer.hasPrefix("/properties/v"), "\(fault)")
    }

    /// Each schema keeps the way to it.
    @Test func refusesWaysThatAreTooLong() throws {
        let name = String(repeating: "n", count: 1_500)
        func schema(_ depth: Int) -> String {
            (0..<depth).reduce("true") { inner, _ in "{\"properties\":{\"\(name)\":\(inner)}}" }
        }
        #expect(try SchemaBench.graph(of: schema(2)).faults == [:])
        let fault = try #require(try SchemaBench.graph(of: schema(3)).faults.values.first)
        #expect(fault.sentence == "The way to a schema in it has more than 4096 bytes.")
        #expect(fault.pointer.hasPrefix("/properties/v/properties/n") && fault.pointer.utf8.count < 4_096)
    }

    @Test func takesRemarks() throws {
        let graph = try SchemaBench.graph(
            ##"{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"/t.json","$comment":"","title":"","description":"","default":1,"examples":[],"example":1,"deprecated":true,"readOnly":true,"writeOnly":false,"x-more":{},"contentMediaType":"a/b"}"##
        )
        #expect(try SchemaBench.findings(in: graph, "{}") == [])
    }

    @Test(arguments: [
        "", "[]", "{", "{}", ##"{"$id":1}"##, ##"{"$id":"https://x.org/a.json"}"##, ##"{"$id":"/a"}"##,
        ##"{"$id":"/../a.json"}"##,
        ##"{"$id":"/a//b.json"}"##, ##"{"$id":"/.a.json"}"##, ##"{"$id":"/a b.json"}"##,
        ##"{"$id":"/1/2/3/4/5/6/7/8/9.json"}"##,
        ##"{"$id":"/a.json","$id":"/b.json"}"##,
    ])
    func refusesDocumentsWithoutAnID(_ text: String) {
        #expect(throws: SchemaFault.self) { try SchemaBench.document(text) }
    }
}
