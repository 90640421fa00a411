import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import NIOCore
import Testing

/// Workspaces through the Evo API, from the first to the last call about them.
@Suite struct WorkspaceLifeTests {
    private static let details = """
        {"name": "Site A", "description": "two\\nlines", "labels": ["a", "ä"], "default_coordinate_system": "EPSG:2193",
         "bounding_box": {"type": "Polygon", "coordinates": [[[1, 2.5], [3, 2], [3, 4], [1, 2.5]]]}}
        """

    @Test func makesAWorkspaceThatItsMakerOwns() async throws {
        try await WorkspaceScene.run { scene in
            let made = try await scene.call(.post, scene.path, as: .member, Self.details)
            #expect(made.status == .created)
            let json = made.json
            let id = try #require(json["id"]?.stringValue)
            #expect(json["name"]?.stringValue == "Site A" && json["description"]?.stringValue == "two\nlines")
            #expect(json["labels"] == .array([.string("a"), .string("ä")]))
            #expect(made.text.contains(#""coordinates":[[[1,2.5],[3,2],[3,4],[1,2.5]]]"#))
            #expect(json["current_user_role"]?.stringValue == "owner")
            #expect(json["created_by"]?["id"]?.stringValue == scene.user(.member).rawValue)
            #expect(json["created_by"]?["email"]?.stringValue == scene.email(.member))
            #expect(json["created_at"]?.stringValue?.hasSuffix("Z") == true)
            #expect(json["self_link"]?.stringValue == "http://localhost:8080\(scene.path)/\(id)")
            let got = try await scene.call(.get, "\(scene.path)/\(id)", as: .member)
            #expect(got.status == .ok && got.json == json)
        }
    }

    @Test func takesANameOnceInAnOrganisation() async throws {
        try await WorkspaceScene.run { scene in
            let name = #"{"name": "Shared"}"#
            expectProblem(try await scene.call(.post, scene.path, as: .member, name), 409, "name-taken")
            let theirs = "/workspace/orgs/\(scene.theirs.id)/workspaces"
            #expect(try await scene.status(.post, theirs, as: .stranger, name) == 201)
            expectProblem(
                try await scene.call(.patch, "\(theirs)/\(scene.foreign.id)", as: .stranger, name),
                409,
                "name-taken",
            )
        }
    }

    private static func boxed(_ coordinates: String, type: String = "Polygon") -> String {
        "{\"name\": \"a\", \"bounding_box\": {\"type\": \"\(type)\", \"coordinates\": \(coordinates)}}"
    }

    private static func long(_ member: String, _ count: Int) -> String {
        "{\"name\": \"a\", \"\(member)\": \"\(String(repeating: "d", count: count))\"}"
    }

    @Test(arguments: [
        (#"{}"#, "name"), (#"{"name": ""}"#, "name"), (#"{"name": 7}"#, "name"),
        ("{\"name\": \"\(String(repeating: "n", count: 61))\"}", "name"), ("{\"name\": \"a\\u0000b\"}", "name"),
        (#"{"name": "a", "labels": "x"}"#, "labels"), (#"{"name": "a", "labels": [""]}"#, "labels"),
        (#"{"name": "a", "labels": [1]}"#, "labels"),
        ("{\"name\": \"a\", \"labels\": [\(Array(repeating: "\"l\"", count: 21).joined(separator: ","))]}", "labels"),
        (Self.long("description", 4_001), "description"),
        (Self.long("default_coordinate_system", 101), "default_coordinate_system"),
        (#"{"name": "a", "bounding_box": {}}"#, "bounding_box"), (Self.boxed("[1, 2]", type: "Point"), "bounding_box"),
        (Self.boxed("[]"), "bounding_box"), (Self.boxed("[[[1, 2], [3, 4], [5, 6], [7, 8]]]"), "bounding_box"),
        (Self.boxed("[[[1, 2, 3], [3, 4], [5, 6], [1, 2, 3]]]"), "bounding_box"),
        (Self.boxed(#"[[[1, "2"], [3, 4], [5, 6], [1, "2"]]]"#), "bounding_box"),
    ])
    func refusesDetailsThatDoNotFit(_ body: String, field: String) async throws {
        try await WorkspaceScene.run { scene in
            let answer = try await scene.call(.post, scene.path, as: .member, body)
            expectProblem(answer, 422, "validation-error")
            #expect(answer.json["invalid-params"]?.arrayValue?.first?["name"]?.stringValue == field)
        }
    }

    @Test(arguments: ["", "[]", "nonsense", "{\"name\": \"a\", \"name\": \"b\"}", "\u{FEFF}{}"])
    func refusesBodiesThatAreNoObject(_ body: String) async throws {
        try await WorkspaceScene.run { scene in
            expectProblem(try await scene.call(.post, scene.path, as: .member, body), 400, "bad-request")
            let long = "{\"name\": \"\(String(repeating: " ", count: 200_000))\"}"
            expectProblem(try await scene.call(.post, scene.path, as: .member, long), 413, "content-too-large")
        }
    }

    @Test func changesWhatIsSentAndNothingElse() async throws {
        try await WorkspaceScene.run { scene in
            let body = #"{"description": "New", "labels": null, "name": null, "created_by": "x"}"#
            let changed = try await scene.call(.patch, scene.one, as: .owner, body)
            #expect(changed.status == .ok)
            #expect(changed.json["description"]?.stringValue == "New")
            #expect(changed.json["name"]?.stringValue == "Shared")
            #expect(changed.json["updated_by"]?["id"]?.stringValue == scene.user(.owner).rawValue)
            // Made on the command line, by nobody who has an id.
            #expect(changed.json["created_by"]?["id"]?.stringValue == UserID.nobody.rawValue)
        }
    }

    @Test func putsIntoTheRecycleBinAndTakesOut() async throws {
        try await WorkspaceScene.run { scene in
            let again = try await scene.call(.post, "\(scene.one)?deleted=false", as: .owner)
            #expect(again.status == .seeOther && again.json["title"]?.stringValue != nil)
            let deleted = try await scene.call(.delete, scene.one, as: .owner)
            #expect(deleted.status == .noContent && deleted.text.isEmpty)
            for path in [scene.one, "\(scene.one)?deleted=False", "\(scene.one)/users", "\(scene.one)/thumbnail"] {
                expectProblem(try await scene.call(.get, path, as: .owner), 404, "not-found")
            }
            #expect(try await scene.status(.patch, scene.one, as: .owner, #"{"name": "x"}"#) == 404)
            #expect(try await scene.status(.delete, scene.one, as: .owner) == 404)
            #expect(try await scene.status(.get, "\(scene.one)?deleted=True", as: .viewer) == 200)
            #expect(scene.ids(try await scene.call(.get, scene.path, as: .owner)).isEmpty)
            let bin = try await scene.call(.get, "\(scene.path)?deleted=True", as: .owner)
            #expect(scene.ids(bin) == [scene.workspace.id.rawValue])
            #expect(try await scene.status(.post, "\(scene.one)?deleted=false", as: .editor) == 403)
            let restored = try await scene.call(.post, "\(scene.one)?deleted=false", as: .owner)
            #expect(restored.status == .noContent && restored.text.isEmpty)
            #expect(try await scene.status(.get, scene.one, as: .viewer) == 200)
        }
    }

    @Test func keepsPicturesThatArePictures() async throws {
        try await WorkspaceScene.run { scene in
            let path = "\(scene.one)/thumbnail"
            expectProblem(try await scene.call(.get, path, as: .viewer), 404, "not-found")
            expectProblem(try await scene.call(.delete, path, as: .editor), 404, "not-found")
            let picture = SamplePicture.png(width: 10, height: 20)
            let put = try await scene.call(.put, path, as: .editor, bytes: picture)
            #expect(put.status == .noContent && put.text.isEmpty)
            let got = try await scene.call(.get, path, as: .viewer)
            #expect(got.headers[.contentType] == "image/png" && Array(got.body.readableBytesView) == picture)
            let link = try await scene.call(.get, scene.one, as: .viewer).json["thumbnail_link"]?.stringValue
            #expect(link == "http://localhost:8080\(path)")
            #expect(try await scene.call(.put, path, as: .editor, bytes: SamplePicture.jpeg).status == .noContent)
            #expect(try await scene.call(.get, path, as: .viewer).headers[.contentType] == "image/jpeg")
            for bytes in [
                [], Array("<script>".utf8), SamplePicture.png(width: 10_001, height: 1),
                SamplePicture.png(width: 5_000, height: 5_000), SamplePicture.png(width: 0, height: 1),
                [0xFF, 0xD8, 0xFF],
                Array(SamplePicture.jpeg.prefix(12)),
            ] {
                expectProblem(try await scene.call(.put, path, as: .editor, bytes: bytes), 422, "validation-error")
            }
            let large = [UInt8](repeating: 0, count: LintelPlatform.Picture.maximumBytes + 1)
            expectProblem(try await scene.call(.put, path, as: .editor, bytes: large), 413, "content-too-large")
            #expect(try await scene.status(.put, path, as: .viewer) == 403)
            #expect(try await scene.status(.delete, path, as: .viewer) == 403)
            #expect(try await scene.call(.delete, path, as: .editor).status == .noContent)
            #expect(try await scene.status(.get, path, as: .viewer) == 404)
        }
    }
}

/// Heads of pictures.
enum SamplePicture {
    static func png(width: UInt32, height: UInt32) -> [UInt8] {
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
        for number in [width, height] { bytes += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } }
        return bytes + [8, 2, 0, 0, 0]
    }

    /// An APP0 segment, then a frame of 16 by 16.
    static let jpeg: [UInt8] = [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 11, 8, 0, 16, 0, 16, 1, 1, 0x11, 0, 0xFF, 0xD9,
    ]
}
