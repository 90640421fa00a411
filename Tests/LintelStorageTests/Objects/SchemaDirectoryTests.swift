import Foundation
import LintelPlatform
import LintelSchemas
import Testing

@testable import LintelStorage

/// Installed schemas as files.
@Suite struct SchemaDirectoryTests {
    private static func with(_ body: (SchemaDirectory, URL) async throws -> Void) async throws {
        try await withTemporaryDirectory { directory in
            let root = directory.appendingPathComponent("schemas")
            try await body(SchemaDirectory(root.path), root)
        }
    }

    private static func id(_ text: String) throws -> SchemaID { try #require(SchemaID(text)) }

    private static func put(_ directory: SchemaDirectory, _ id: String, _ more: String = "") throws {
        try directory.write(Array("{\"$id\":\"\(id)\"\(more)}".utf8), as: try self.id(id))
    }

    @Test func keepsSchemasAtTheirPlaces() async throws {
        try await Self.with { directory, root in
            #expect(try directory.read().documents.isEmpty)
            try Self.put(directory, "/parts/p/p.json")
            try Self.put(directory, "/o.json", #","$ref":"/parts/p/p.json""#)
            #expect(try directory.read().graph.usable.map(\.text) == ["/o.json", "/parts/p/p.json"])
            #expect(try FileManager.default.contentsOfDirectory(atPath: root.path).sorted() == ["o.json", "parts"])
            try directory.remove(try Self.id("/parts/p/p.json"))
            try directory.remove(try Self.id("/parts/p/p.json"))
            // Empty folders go along.
            #expect(try FileManager.default.contentsOfDirectory(atPath: root.path) == ["o.json"])
            #expect(try directory.read().graph.faults.keys.map(\.text) == ["/o.json"])
        }
    }

    @Test func removesFoldersOnlyBelowARelativeRoot() async throws {
        try await Self.with { _, root in
            let up = FileManager.default.currentDirectoryPath.split(separator: "/").map { _ in "../" }.joined()
            let directory = SchemaDirectory(up + String(root.path.dropFirst()))
            try Self.put(directory, "/a/b/c.json")
            try directory.remove(try Self.id("/a/b/c.json"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: root.path) == [])
        }
    }

    @Test func leavesNoDraftBehind() async throws {
        try await Self.with { directory, root in
            let place = root.appendingPathComponent("a/b.json")
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            #expect(throws: SchemaDirectoryError.self) { try Self.put(directory, "/a/b.json") }
            let names = try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("a").path)
            #expect(names == ["b.json"])
        }
    }

    @Test func refusesMoreThanCanBeReadAgain() throws {
        func document(_ id: String) throws -> SchemaDocument {
            try SchemaDocument(parsing: Array("{\"$id\":\"\(id)\"}".utf8))
        }
        let broken = [try Self.id("/c.json"): SchemaFault("", "The file cannot be read.")]
        let before = SchemaDirectory.Contents(
            documents: [try document("/a.json"), try document("/b.json")],
            unreadable: broken,
        )
        let after = try before.adding([try document("/b.json"), try document("/d.json")], limit: 4)
        #expect(after.documents.map(\.id.text).sorted() == ["/a.json", "/b.json", "/d.json"])
        #expect(after.unreadable == broken)
        #expect(try before.adding([try document("/c.json")], limit: 3).unreadable == [:])
        #expect(throws: SchemaDirectoryError("There would be more than 3 schemas.")) {
            try before.adding([try document("/d.json")], limit: 3)
        }
    }

    @Test func leavesOutWhatIsNoSchemaAndTellsOfWhatIsBroken() async throws {
        try await Self.with { directory, root in
            try Self.put(directory, "/a/fine.json")
            func write(_ text: String, _ path: String) throws {
                try Data(text.utf8).write(to: root.appendingPathComponent(path))
            }
            try write("{", "a/broken.json")
            try write("", "a/empty.json")
            try write(#"{"$id":"/b/other.json"}"#, "a/misplaced.json")
            try write("text", "a/README.md")
            try write("{", "a/.hidden.json")
            let contents = try directory.read()
            #expect(contents.documents.map(\.id.text) == ["/a/fine.json"])
            #expect(
                contents.unreadable.keys.map(\.text).sorted() == [
                    "/a/broken.json", "/a/empty.json", "/a/misplaced.json",
                ]
            )
            let misplaced = contents.graph.faults[try Self.id("/a/misplaced.json")]
            #expect(misplaced?.sentence.contains("belongs at another place") == true)
        }
    }

    @Test func seesChanges() async throws {
        try await Self.with { directory, root in
            let none = try #require(try await directory.changes(since: nil, isThorough: false))
            #expect(none.graph.usable.isEmpty)
            try Self.put(directory, "/a/b.json")
            directory.leaveMark()
            let one = try #require(try await directory.changes(since: none.stamp, isThorough: false))
            #expect(one.graph.usable.map(\.text) == ["/a/b.json"])
            #expect(try await directory.changes(since: one.stamp, isThorough: true) == nil)
            // By hand, deep inside: only a thorough look finds that.
            try Data("{ }".utf8).write(to: root.appendingPathComponent("a/b.json"))
            #expect(try await directory.changes(since: one.stamp, isThorough: false) == nil)
            let two = try #require(try await directory.changes(since: one.stamp, isThorough: true))
            #expect(two.graph.faults.keys.map(\.text) == ["/a/b.json"])
        }
    }

    @Test func saysThatTheDirectoryCannotBeRead() async throws {
        try await Self.with { directory, root in
            try Data().write(to: root)
            await #expect(throws: SchemaDirectoryError.self) {
                try await directory.changes(since: nil, isThorough: true)
            }
            #expect(throws: SchemaDirectoryError.self) { try Self.put(directory, "/a/b.json") }
        }
    }
}
