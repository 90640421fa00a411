import LintelCodec
import LintelPlatform
import LintelSchemas
import LintelTokens
import Synchronization
import Testing

/// Which schemas are in force, and how bodies are held against them.
@Suite struct ObjectSchemasTests {
    private static let id = ObjectID("0d6f2c1e-7f8a-4c31-9a55-0123456789ab")

    private static func graph(_ text: String) throws -> SchemaGraph {
        SchemaGraph([try SchemaDocument(parsing: Array(text.utf8))])
    }

    private static func body(_ more: String = "") throws -> ObjectBody {
        let text = #"{"schema":"/objects/a/1.0.0/a.schema.json","name":"n"\#(more)}"#
        return try ObjectBody(parsing: Array(text.utf8))
    }

    /// Files that change when they are told to.
    private final class Files: SchemaFiles {
        let state = Mutex<(change: String, text: String, looks: [Bool])>(("1", #"{"$id":"/a.json"}"#, []))

        func changes(
            since stamp: SchemaStamp?,
            isThorough: Bool,
        ) async throws -> (stamp: SchemaStamp, graph: SchemaGraph)? {
            let (change, text) = self.state.withLock { state in
                state.looks.append(isThorough)
                return (state.change, state.text)
            }
            let now = SchemaStamp(change: change, files: [])
            return now == stamp ? nil : (now, try ObjectSchemasTests.graph(text))
        }
    }

    @Test func readsWhatHasChanged() async throws {
        let files = Files()
        let schemas = ObjectSchemas(files: files, takesUnknown: true)
        #expect(try await schemas.refresh()?.usable.map(\.text) == ["/a.json"])
        #expect(try await schemas.refresh() == nil)
        files.state.withLock { $0 = ("2", #"{"$id":"/b.json"}"#, $0.looks) }
        #expect(try await schemas.refresh()?.usable.map(\.text) == ["/b.json"])
        #expect(schemas.rule.graph.usable.map(\.text) == ["/b.json"])
        // What cannot be read changes nothing.
        files.state.withLock { $0 = ("3", "", $0.looks) }
        await #expect(throws: SchemaFault.self) { try await schemas.refresh() }
        #expect(schemas.rule.graph.usable.map(\.text) == ["/b.json"])
        files.state.withLock { $0 = ("2", "", []) }
        for _ in 0..<40 { #expect(try await schemas.refresh() == nil) }
        #expect(files.state.withLock { $0.looks.count { $0 } } == 2)
    }

    @Test func looksAtANewObjectAsItIsKept() throws {
        let graph = try Self.graph(
            #"{"$id":"/objects/a/1.0.0/a.schema.json","properties":{"uuid":{"type":"string","format":"uuid"}},"required":["uuid"]}"#
        )
        let rule = ObjectSchemaRule(graph: graph)
        try rule.check(Self.body(), of: Self.id)
        try rule.check(Self.body(#","uuid":null"#), of: Self.id)
    }

    @Test func namesTheFirstFaults() throws {
        let graph = try Self.graph(#"{"$id":"/objects/a/1.0.0/a.schema.json","properties":{"v":{"items":false}}}"#)
        let error = #expect(throws: PlatformError.self) {
            try ObjectSchemaRule(graph: graph).check(Self.body(#","v":[1,2,3,4,5]"#), of: Self.id)
        }
        #expect(error?.code == .objectInvalid && error?.places.map(\.name) == (0..<5).map { "/v/\($0)" })
        #expect(error?.message.hasSuffix("/v/2: Nothing is allowed here. And 2 more.") == true, "\(error as Any)")
    }
}
