import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelSchemas
import LintelTesting
import Testing

/// Posts of geoscience objects while schemas are installed.
@Suite struct ObjectSchemaTests {
    /// Schemas that never change.
    private struct Installed: SchemaFiles {
        var graph: SchemaGraph

        init(_ texts: String...) throws {
            self.graph = SchemaGraph(try texts.map { try SchemaDocument(parsing: Array($0.utf8)) })
        }

        func changes(
            since stamp: SchemaStamp?,
            isThorough: Bool,
        ) async throws -> (stamp: SchemaStamp, graph: SchemaGraph)? {
            stamp == nil ? (SchemaStamp(change: "1", files: []), self.graph) : nil
        }
    }

    private static let pointset = ##"""
        {"$id":"/objects/pointset/1.2.0/pointset.schema.json","allOf":[{"$ref":"/components/base/1.0.0/base.schema.json"}],
        "properties":{"n":{"type":"array","items":{"type":"number"}}},"unevaluatedProperties":false}
        """##
    private static let base = ##"""
        {"$id":"/components/base/1.0.0/base.schema.json","required":["uuid","name"],
        "properties":{"schema":true,"name":{"maxLength":20},"uuid":{"type":"string","format":"uuid"}}}
        """##

    @Test func holdsObjectsAgainstTheirSchema() async throws {
        try await EvoScene.run(schemas: try Installed(Self.pointset, Self.base)) { scene in
            let object = try await scene.addObject("a.json", more: #","n":[1.0,2]"#)
            let one = "\(scene.objects)/\(object.id)"
            let more = #","n":["1",2],"colour":1"#
            for (uri, uuid) in [
                ("\(scene.objects)/path/b.json", nil), ("\(scene.objects)/path/a.json", object.id), (one, object.id),
            ] {
                let refused = try await scene.call(.post, uri, ObjectScene.body(uuid: uuid, more: more))
                expectProblem(refused, .badRequest, "schemas/invalid-object")
                let parameters = try #require(refused.json["invalid-params"]?.arrayValue)
                #expect(parameters.map { $0["name"]?.stringValue } == ["/n/0", "/colour"])
                #expect(parameters[0]["reason"]?.stringValue == "This has to be a number.")
                let detail = refused.json["detail"]?.stringValue ?? ""
                #expect(detail.contains("pointset.schema.json. /n/0: This has to be a number. /colour: There is"))
            }
            let fitting = ObjectScene.body(uuid: object.id, more: #","n":[]"#)
            #expect(try await scene.call(.post, one, fitting).status == .created)
            // What is refused has changed nothing.
            let shown = try await scene.call(.get, "\(one)?include_versions=true")
            #expect(shown.json["versions"]?.arrayValue?.count == 2)
            #expect(try await scene.call(.get, "\(scene.objects)/path/b.json").status == .notFound)
        }
    }

    @Test func takesObjectsOfOtherSchemasUnlessTold() async throws {
        let other = ObjectScene.body().replacing("1.2.0", with: "1.3.0")
        let schemas = try Installed(Self.pointset, Self.base)
        try await EvoScene.run(schemas: schemas) { scene in
            let made = try await scene.call(.post, "\(scene.objects)/path/b.json", other)
            #expect(made.status == .created, "\(made.text)")
        }
        try await EvoScene.run(["objects.unknown_schemas": "refuse"], schemas: schemas) { scene in
            let refused = try await scene.call(.post, "\(scene.objects)/path/b.json", other)
            expectProblem(refused, .badRequest, "schemas/invalid-object")
            #expect(refused.json["invalid-params"]?.arrayValue?.first?["name"]?.stringValue == "schema")
            #expect(try await scene.call(.post, "\(scene.objects)/path/b.json", ObjectScene.body()).status == .created)
        }
    }

    /// The base is missing, so nobody can say what fits.
    @Test func refusesObjectsOfASchemaThatCannotBeUsed() async throws {
        try await EvoScene.run(schemas: try Installed(Self.pointset)) { scene in
            let refused = try await scene.call(.post, "\(scene.objects)/path/b.json", ObjectScene.body())
            expectProblem(refused, .badRequest, "schemas/invalid-object")
            #expect(refused.json["detail"]?.stringValue?.contains("cannot be used") == true)
        }
    }
}
