import LintelCodec
import Testing

@testable import LintelSchemas

/// Schemas and values as the tests write them.
enum SchemaBench {
    static func document(_ text: String) throws -> SchemaDocument {
        try SchemaDocument(parsing: Array(text.utf8))
    }

    /// A graph of whole documents.
    static func graph(_ texts: String...) throws -> SchemaGraph {
        SchemaGraph(try texts.map(self.document))
    }

    /// A graph in which the member `v` of the schema `/t.json` has to fit a schema.
    static func graph(of schema: String) throws -> SchemaGraph {
        try self.graph(##"{"$id":"/t.json","properties":{"v":\##(schema)}}"##)
    }

    /// What a schema finds in a value; the pointers begin with `/v`.
    static func findings(_ schema: String, _ value: String) throws -> [SchemaFinding] {
        try self.findings(in: try self.graph(of: schema), ##"{"v":\##(value)}"##)
    }

    static func findings(
        in graph: SchemaGraph,
        _ object: String,
        under id: String = "/t.json",
        steps: Int = SchemaValidator.maximumSteps,
    ) throws -> [SchemaFinding] {
        #expect(graph.faults == [:])
        let value = try JSONValue(parsing: Array(object.utf8), maximumBytes: 8 * 1024 * 1024)
        let members = try #require(value.objectValue)
        let schema = try #require(SchemaID(id))
        return try #require(graph.findings(in: members, under: schema, steps: steps))
    }

    /// Why a schema cannot be used.
    static func fault(_ schema: String) throws -> String {
        try #require(try self.graph(of: schema).faults.values.first).description
    }
}
