import LintelCodec
import Testing

@testable import LintelSchemas

/// Schemas that lead to others, in their own document and in others.
@Suite struct SchemaReferenceTests {
    @Test(arguments: [
        ("/b/c.json", "/a/t.json", "/b/c.json", ""), ("c.json#/x~1y/%25", "/a/t.json", "/a/c.json", "/x~1y/%"),
        ("../c.json", "/a/b/t.json", "/a/c.json", ""), ("./../../../c.json", "/a/b/t.json", "/c.json", ""),
        ("#top", "/a/t.json", "/a/t.json", "top"), ("", "/a/t.json", "/a/t.json", ""),
        ("https://x.org/s#a", "/a/t.json", "https://x.org/s", "a"), ("/c", "https://x.org/a/t", "https://x.org/c", ""),
        ("c", "https://x.org/a/t", "https://x.org/a/c", ""), ("c", "https://x.org", "https://x.org/c", ""),
        ("..", "/a/b/t.json", "/a/", ""),
    ])
    func resolves(_ reference: String, _ base: String, _ resource: String, _ fragment: String) {
        #expect(SchemaAddress(reference, in: base) == SchemaAddress(resource, fragment))
    }

    @Test(arguments: ["//x.org/a", "a b", "a#%2", "a#%ff", "é"])
    func refusesWhatIsNoReference(_ text: String) {
        #expect(SchemaAddress(text, in: "/a/t.json") == nil)
    }

    @Test func followsReferencesAcrossDocuments() throws {
        let graph = try SchemaBench.graph(
            ##"{"$id":"/objects/o.json","allOf":[{"$ref":"/parts/p.json"},{"properties":{"q":{"$ref":"../parts/p.json#/$defs/q~1r"}}}],"unevaluatedProperties":false}"##,
            ##"{"$id":"/parts/p.json","properties":{"n":{"$ref":"#name"}},"$defs":{"name":{"$anchor":"name","type":"string"},"q/r":{"type":"integer"}}}"##,
        )
        func findings(_ text: String) throws -> [String] {
            try SchemaBench.findings(in: graph, text, under: "/objects/o.json").map { "\($0.pointer) \($0.sentence)" }
        }
        #expect(try findings(##"{"n":"","q":1}"##) == [])
        #expect(
            try findings(##"{"n":1,"q":"","z/~":1}"##) == [
                "/n This has to be a string.", "/q This has to be a whole number.", "/z~1~0 There is no such member.",
            ]
        )
    }

    @Test func knowsInnerIDs() throws {
        let graph = try SchemaBench.graph(
            ##"{"$id":"/t.json","$ref":"inner/i.json#/properties/v","$defs":{"i":{"$id":"inner/i.json","properties":{"v":{"$ref":"#n"}},"$defs":{"n":{"$anchor":"n","required":["a"]}}}}}"##
        )
        #expect(try SchemaBench.findings(in: graph, "{}").map(\.sentence) == ["The member \"a\" is missing."])
    }

    /// Whatever comes first, a document has its own name.
    @Test(arguments: ["/a.json", "/z.json"])
    func refusesInnerIDsThatDocumentsHave(_ id: String) throws {
        let outer = try SchemaBench.document(##"{"$id":"/o.json","$defs":{"i":{"$id":"\##(id)","type":"null"}}}"##)
        let inner = try SchemaBench.document(##"{"$id":"\##(id)","required":["a"]}"##)
        for documents in [[outer, inner], [inner, outer]] {
            let graph = SchemaGraph(documents)
            #expect(graph.usable.map(\.text) == [id])
            #expect(graph.faults[outer.id]?.description == "/$defs/i/$id: Another schema has this name too.")
            #expect(graph.findings(in: [], under: inner.id)?.map(\.sentence) == ["The member \"a\" is missing."])
        }
        let graph = SchemaGraph([outer], unreadable: [inner.id: SchemaFault("", "The file cannot be read.")])
        #expect(graph.usable == [])
    }

    @Test func givesInnerIDsToTheFirstByItsID() throws {
        let texts = ["/a.json", "/b.json"].map { id in
            ##"{"$id":"\##(id)","$ref":"/i.json","$defs":{"i":{"$id":"/i.json","required":["a"]}}}"##
        }
        for texts in [texts, texts.reversed()] {
            let graph = SchemaGraph(try texts.map(SchemaBench.document))
            #expect(graph.usable.map(\.text) == ["/a.json"])
            #expect(graph.faults.keys.map(\.text) == ["/b.json"])
        }
    }

    @Test func walksRecursiveSchemasAlongTheValue() throws {
        let graph = try SchemaBench.graph(
            ##"{"$id":"/t.json","properties":{"c":{"items":{"$ref":"#"}},"n":{"type":"integer"}},"additionalProperties":false}"##
        )
        #expect(try SchemaBench.findings(in: graph, ##"{"c":[{"c":[{"n":1}]}]}"##) == [])
        let findings = try SchemaBench.findings(in: graph, ##"{"c":[{"n":1},{"c":[{"n":""},{"m":1}]}]}"##)
        #expect(findings.map(\.pointer) == ["/c/1/c/0/n", "/c/1/c/1/m"])
    }

    @Test(arguments: [
        [##"{"$id":"/a.json","$ref":"/a.json"}"##],
        [
            ##"{"$id":"/a.json","allOf":[{"$ref":"/b.json"}]}"##,
            ##"{"$id":"/b.json","anyOf":[true,{"not":{"$ref":"/a.json"}}]}"##,
        ],
        [##"{"$id":"/a.json","if":{"$ref":"#/$defs/x"},"$defs":{"x":{"dependentSchemas":{"a":{"$ref":"#"}}}}}"##],
    ])
    func refusesWhatNeverEnds(_ documents: [String]) throws {
        let graph = SchemaGraph(try documents.map(SchemaBench.document))
        #expect(graph.usable == [] && graph.faults.count == documents.count)
        #expect(graph.faults.values.contains { $0.sentence.contains("without an end") })
    }

    @Test func refusesChainsThatAreTooLong() throws {
        var documents = ["{\"$id\":\"/0.json\"}"]
        for number in 1...150 { documents.append("{\"$id\":\"/\(number).json\",\"$ref\":\"/\(number - 1).json\"}") }
        let graph = SchemaGraph(try documents.map(SchemaBench.document))
        #expect(graph.faults[SchemaID("/150.json")!] != nil && graph.usable.contains(SchemaID("/0.json")!))
    }

    @Test func takesDownOnlyWhatNeedsTheBrokenOne() throws {
        let graph = try SchemaBench.graph(
            ##"{"$id":"/broken.json","type":"text"}"##,
            ##"{"$id":"/near.json","$ref":"/broken.json"}"##,
            ##"{"$id":"/far.json","properties":{"a":{"$ref":"/near.json"}}}"##,
            ##"{"$id":"/missing.json","$ref":"/nowhere.json#/a"}"##,
            ##"{"$id":"/fine.json","$ref":"/other.json"}"##,
            ##"{"$id":"/other.json","type":"object"}"##,
        )
        #expect(graph.usable.map(\.text) == ["/fine.json", "/other.json"])
        let faults = Dictionary(uniqueKeysWithValues: graph.faults.map { ($0.key.text, $0.value.description) })
        #expect(faults["/broken.json"] == "/type: There is no such type.")
        #expect(faults["/near.json"] == "/$ref: /broken.json cannot be used.")
        #expect(faults["/far.json"] == "/properties/a/$ref: /near.json cannot be used.")
        #expect(faults["/missing.json"] == "/$ref: The schema /nowhere.json#/a is not installed.")
        #expect(graph.findings(in: [], under: SchemaID("/near.json")!) == nil)
    }
}
