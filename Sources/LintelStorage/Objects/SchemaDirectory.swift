import Foundation
package import LintelPlatform
package import LintelSchemas
import NIOPosix

/// Installed schemas as files, each at the place that its id names below the directory.
///
/// A file has its name only when it is whole. After each change the commands leave a new mark, so that servers need not look at
/// every file to see that nothing has changed. Several files do not change in one step: who looks at them meanwhile can see some
/// of them changed and others not yet, until the mark makes it look again.
package struct SchemaDirectory: SchemaFiles {
    private let root: String

    /// The most schemas.
    package static let maximumSchemas = 10_000
    /// Folders in folders: as deep as an id may be.
    private static let maximumDepth = 8

    package init(_ root: String) {
        self.root = root
    }

    package func changes(
        since stamp: SchemaStamp?,
        isThorough: Bool,
    ) async throws -> (stamp: SchemaStamp, graph: SchemaGraph)? {
        try await NIOThreadPool.singleton.runIfActive {
            let change = self.lastChange
            if let stamp, !isThorough, stamp.change == change { return nil }
            let found = SchemaStamp(change: change, files: try self.entries().map(\.stamp))
            guard found != stamp else { return nil }
            let contents = try self.read()
            return (found, SchemaGraph(contents.documents, unreadable: contents.unreadable))
        }
    }

    /// What the directory holds.
    package struct Contents: Sendable {
        package var documents: [SchemaDocument] = []
        /// Schemas that are there and cannot be read.
        package var unreadable: [SchemaID: SchemaFault] = [:]

        /// The schemas, compiled.
        package var graph: SchemaGraph { SchemaGraph(self.documents, unreadable: self.unreadable) }

        /// What the directory would hold with these schemas too, in the place of those with the same ids.
        ///
        /// - Throws: ``SchemaDirectoryError`` when that is more than can be read again.
        package func adding(
            _ added: [SchemaDocument],
            limit: Int = SchemaDirectory.maximumSchemas,
        ) throws(SchemaDirectoryError) -> Contents {
            let ids = Set(added.map(\.id))
            let after = Contents(
                documents: added + self.documents.filter { !ids.contains($0.id) },
                unreadable: self.unreadable.filter { !ids.contains($0.key) },
            )
            guard after.documents.count + after.unreadable.count <= limit else {
                throw SchemaDirectoryError("There would be more than \(limit) schemas.")
            }
            return after
        }
    }

    /// Reads every schema.
    ///
    /// - Throws: ``SchemaDirectoryError`` when the directory itself cannot be read.
    package func read() throws -> Contents {
        var contents = Contents()
        for entry in try self.entries() {
            do throws(SchemaFault) {
                contents.documents.append(try self.document(entry))
            } catch {
                contents.unreadable[entry.id] = error
            }
        }
        return contents
    }

    /// Puts a schema to its place, whole or not at all.
    ///
    /// - Throws: ``SchemaDirectoryError``
    package func write(_ bytes: [UInt8], as id: SchemaID) throws {
        let path = self.root + id.text
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        let draft = folder.appendingPathComponent(".\(UUID().uuidString)").path
        do {
            try FileManager.default.createDirectory(
                at: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700],
            )
            try Data(bytes).write(to: URL(fileURLWithPath: draft))
        } catch {
            unlink(draft)
            throw SchemaDirectoryError("\(path) cannot be written.")
        }
        guard rename(draft, path) == 0 else {
            unlink(draft)
            throw SchemaDirectoryError("\(path) cannot be written.")
        }
    }

    /// Removes a schema, and the folders that it leaves empty.
    ///
    /// - Throws: ``SchemaDirectoryError``
    package func remove(_ id: SchemaID) throws {
        let path = self.root + id.text
        guard unlink(path) == 0 || errno == ENOENT else { throw SchemaDirectoryError("\(path) cannot be removed.") }
        var folders = id.text.split(separator: "/").dropLast()
        while !folders.isEmpty, rmdir(self.root + "/" + folders.joined(separator: "/")) == 0 { folders.removeLast() }
    }

    /// Lets running servers know that there has been a change.
    package func leaveMark() {
        _ = FileManager.default.createFile(atPath: self.mark, contents: Data(UUID().uuidString.utf8))
    }

    // MARK: Files

    private struct Entry {
        var id: SchemaID
        var stamp: String
    }

    private var mark: String { self.root + "/.changed" }

    private var lastChange: String {
        FileManager.default.contents(atPath: self.mark).map { String(decoding: $0.prefix(64), as: UTF8.self) } ?? ""
    }

    private func entries() throws -> [Entry] {
        var entries: [Entry] = []
        try self.collect("", depth: 0, &entries)
        return entries.sorted { $0.id < $1.id }
    }

    /// Whatever is no schema by its name is somebody else's.
    private func collect(_ folder: String, depth: Int, _ entries: inout [Entry]) throws {
        for name in try self.names(in: folder) {
            guard !name.hasPrefix(".") else { continue }
            let path = "\(folder)/\(name)"
            var facts = stat()
            guard stat(self.root + path, &facts) == 0 else { continue }
            if facts.st_mode & S_IFMT == S_IFDIR {
                if depth < Self.maximumDepth { try self.collect(path, depth: depth + 1, &entries) }
            } else if facts.st_mode & S_IFMT == S_IFREG, let id = SchemaID(path) {
                guard entries.count < Self.maximumSchemas else {
                    throw SchemaDirectoryError("There are more than \(Self.maximumSchemas) schemas.")
                }
                let time = "\(facts.st_mtim.tv_sec).\(facts.st_mtim.tv_nsec)"
                entries.append(Entry(id: id, stamp: "\(path) \(facts.st_ino) \(facts.st_size) \(time)"))
            }
        }
    }

    /// What is in a folder; nothing when it is not there.
    private func names(in folder: String) throws(SchemaDirectoryError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: self.root + folder)
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
            return []
        } catch {
            throw SchemaDirectoryError("\(self.root + folder) cannot be read.")
        }
    }

    private func document(_ entry: Entry) throws(SchemaFault) -> SchemaDocument {
        guard let data = FileManager.default.contents(atPath: self.root + entry.id.text) else {
            throw SchemaFault("", "The file cannot be read.")
        }
        let document = try SchemaDocument(parsing: Array(data))
        guard document.id == entry.id else {
            throw SchemaFault("/$id", "The $id is \(document.id), which belongs at another place.")
        }
        return document
    }
}

/// Why the directory of schemas cannot be used.
package struct SchemaDirectoryError: Error, Sendable, Hashable {
    package var message: String

    package init(_ message: String) {
        self.message = message
    }
}
