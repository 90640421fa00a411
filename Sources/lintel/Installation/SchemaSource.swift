import Foundation
import LintelSchemas
import LintelServer
import LintelStorage

/// A schema that is to be installed: what it says, and its bytes as they were written.
struct SchemaSource {
    var document: SchemaDocument
    var bytes: [UInt8]

    /// Reads files, and from directories every file that is named like a schema.
    ///
    /// - Throws: ``Refusal`` for a path that is not there, a file that is no schema, and an id that two files have.
    static func collect(_ paths: [String]) throws -> [SchemaSource] {
        var sources: [SchemaSource] = []
        var files: [SchemaID: String] = [:]
        for path in try paths.flatMap(Self.files) {
            let bytes = try Self.contents(of: path, atMost: SchemaDocument.maximumBytes)
            let document: SchemaDocument
            do throws(SchemaFault) {
                document = try SchemaDocument(parsing: bytes)
            } catch {
                throw Refusal("schema_invalid", "\(path) is no schema: \(error)", field: "paths")
            }
            if let other = files.updateValue(path, forKey: document.id) {
                throw Refusal("schema_invalid", "\(other) and \(path) have the same $id.", field: "paths")
            }
            sources.append(SchemaSource(document: document, bytes: bytes))
        }
        guard !sources.isEmpty, sources.count <= SchemaDirectory.maximumSchemas else {
            let sentence =
                sources.isEmpty ? "There are no schemas." : "There are more than \(SchemaDirectory.maximumSchemas)."
            throw Refusal("schema_invalid", sentence, field: "paths")
        }
        return sources
    }

    /// The bytes of a file.
    ///
    /// - Throws: ``Refusal`` when it cannot be read or is too long.
    static func contents(of path: String, atMost limit: Int) throws -> [UInt8] {
        guard let file = FileHandle(forReadingAtPath: path), let data = try? file.read(upToCount: limit + 1) else {
            throw Refusal("file_unreadable", "\(path) cannot be read, or is empty.")
        }
        guard data.count <= limit else { throw Refusal("file_unreadable", "\(path) has more than \(limit) bytes.") }
        return Array(data)
    }

    private static func files(at path: String) throws -> [String] {
        var isDirectory = ObjCBool(false)
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw Refusal("file_unreadable", "There is no file \(path).", field: "paths")
        }
        guard isDirectory.boolValue else { return [path] }
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".schema.json") }.sorted().map { "\(path)/\($0)" }
    }
}

extension ServerSettings {
    /// The installed schemas.
    var schemaDirectory: SchemaDirectory { SchemaDirectory(self.objects.schemaDirectory) }
}
