import LintelPlatform
import LintelTokens
import Testing

/// Bodies of geoscience objects: what is asked of them, and that they stay as they were sent.
@Suite struct ObjectBodyTests {
    private static let id = "0d6f2c1e-7f8a-4c31-9a55-0123456789ab"
    private static let digest = String(repeating: "ab", count: 32)

    private static func read(_ text: String) throws(PlatformError) -> ObjectBody {
        try ObjectBody(parsing: Array(text.utf8))
    }

    private static func text(
        schema: String = #""/objects/pointset/1.2.0/pointset.schema.json""#,
        uuid: String = "null",
        name: String = #""points""#,
        more: String = "",
    ) -> String {
        #"{"schema":\#(schema),"uuid":\#(uuid),"name":\#(name)\#(more)}"#
    }

    @Test func keepsEveryNumberAndMember() throws {
        let more = #", "n": [1.0, 1e400000000000000000, 0.1]"#
        #expect(throws: PlatformError.self) { try Self.read(Self.text(more: more)) }
        let body = try Self.read(Self.text(more: #", "n" : [1.0, 0.10000000000000000001, -0.0, 12345678901234567890]"#))
        let text = body.text(for: ObjectID(Self.id))
        #expect(
            text
                == Self.text(
                    uuid: "\"\(Self.id)\"",
                    more: #", "n" : [1.0, 0.10000000000000000001, -0.0, 12345678901234567890]"#
                )
        )
        #expect(body.id == nil && body.schema.id == "/objects/pointset/1.2.0/pointset.schema.json")
        #expect(try Self.read(Self.text(uuid: "\"\(Self.id.uppercased())\"")).id == ObjectID(Self.id))
    }

    @Test func findsDataWhereverItStands() throws {
        let other = "11111111-2222-3333-4444-555555555555"
        let more = """
            ,"data":"\(Self.digest)","a":[{"b":{"data":"\(Self.digest)"}},{"data":"\(other)"},{"data":"free text"},{"data":1}]
            """
        let body = try Self.read(Self.text(more: more))
        #expect(body.dataKeys.map(\.text) == [Self.digest, other])
        #expect(body.requiredKeys.map(\.text) == [Self.digest])
    }

    @Test(
        arguments: [
            ("", nil), ("[]", nil), ("null", nil), ("{", nil), ("{}", "schema"),
            (Self.text(schema: "1"), "schema"), (Self.text(schema: #""/objects/a/1.0/a.schema.json""#), "schema"),
            (Self.text(schema: #""/objects/a/1.0.0/b.schema.json""#), "schema"),
            (Self.text(schema: #""/objects/../1.0.0/...schema.json""#), "schema"),
            (Self.text(schema: #""objects/a/1.0.0/a.schema.json""#), "schema"),
            (Self.text(uuid: "1"), "uuid"), (Self.text(uuid: #""x""#), "uuid"),
            (#"{"schema":"/objects/a/1.0.0/a.schema.json","name":"n"}"#, "uuid"),
            (Self.text(name: "null"), "name"), (Self.text(name: #""""#), "name"),
        ] as [(String, String?)]
    )
    func refusesOtherBodies(_ text: String, _ field: String?) {
        let error = #expect(throws: PlatformError.self) { try Self.read(text) }
        #expect(error?.code == .objectInvalid && error?.field == field)
    }

    @Test func knowsWhereAnObjectLies() throws {
        let box = #""bounding_box":{"min_x":10.5,"max_x":11,"min_y":-45,"max_y":-44.25,"min_z":0,"max_z":1}"#
        func extent(_ system: String) throws -> GeographicExtent? {
            try Self.read(Self.text(more: ",\(box),\"coordinate_reference_system\":\(system)")).extent
        }
        let found = try #require(try extent(#"{"epsg_code":4326}"#))
        #expect(found == GeographicExtent(west: 10.5, south: -45, east: 11, north: -44.25))
        #expect(found.corners.map(\.longitude) == [10.5, 11, 11, 10.5, 10.5])
        #expect(found.corners.map(\.latitude) == [-45, -45, -44.25, -44.25, -45])
        #expect(try extent(#""unspecified""#) == nil && extent(#"{"epsg_code":2193}"#) == nil)
    }

    @Test(arguments: [
        "Az", String(repeating: "a", count: 63), String(repeating: "A", count: 64), "", Self.id.uppercased(),
        Self.id + "0",
    ])
    func refusesOtherDataKeys(_ text: String) {
        let error = #expect(throws: PlatformError.self) { try ObjectDataKey(text) }
        #expect(error?.code == .dataKeyInvalid)
    }
}
