import Foundation
import GRDB

/// The database file before it is opened: made for its owner's eyes, and never somebody else's.
struct SQLiteFile: Sendable {
    let path: String
    /// Whether the directory around the file goes when the engine is shut down.
    let isTemporary: Bool

    init(path: String, isTemporary: Bool) {
        self.path = path
        self.isTemporary = isTemporary
    }

    /// A file in a new directory of its own; without contents it does not exist yet.
    static func temporary(_ contents: [UInt8]? = nil) throws -> SQLiteFile {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("lintel-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let file = SQLiteFile(path: directory.appendingPathComponent("lintel.sqlite").path, isTemporary: true)
        if let contents { try file.make(Data(contents)) }
        return file
    }

    /// Makes the file with mode 0600 when there is none (SQLite gives its side files the same mode), or checks that
    /// an existing one is ours before anything is changed in it.
    ///
    /// - Throws: ``SQLError`` with code `notThisProgram`, and GRDB's errors.
    func prepare(busySeconds: Double) throws {
        guard FileManager.default.fileExists(atPath: self.path) else {
            try self.make(nil)
            return
        }
        var configuration = Configuration()
        configuration.busyMode = .timeout(busySeconds)
        let probe = try DatabaseQueue(path: self.path, configuration: configuration)
        let tables = try probe.read { try String.fetchAll($0, sql: SQLDialect.sqlite.tableNames) }
        try probe.close()
        guard tables.isEmpty || tables.contains(Migrator.table) else {
            throw SQLError(.notThisProgram, "\(self.path) is the database of another program")
        }
    }

    private func make(_ contents: Data?) throws {
        let isMade = FileManager.default.createFile(
            atPath: self.path,
            contents: contents,
            attributes: [.posixPermissions: 0o600],
        )
        guard isMade else { throw SQLError(.other, "cannot make the database file \(self.path)") }
    }

    /// Removes the temporary directory; a leftover is the system's to clean.
    func removeIfTemporary() {
        guard self.isTemporary else { return }
        try? FileManager.default.removeItem(at: URL(fileURLWithPath: self.path).deletingLastPathComponent())
    }
}
