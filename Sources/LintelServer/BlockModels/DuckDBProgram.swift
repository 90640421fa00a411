import Foundation
import LintelCodec
import LintelPlatform
import LintelTokens

/// Runs DuckDB's program on a script, in a folder of its own.
///
/// The program gets an empty environment and sees no files but those in its folder and those that it is told of; it can
/// load no extension and run no other program. Its memory, time, and the size of what it writes are bounded.
struct DuckDBProgram: Sendable {
    let path: String
    /// MiB.
    let memory: Int64
    /// Seconds.
    let timeout: Int64
    /// The longest file that it may write, in bytes.
    var fileBytes: Int64

    /// The most that it may print, in bytes.
    var outputBytes = 1024 * 1024

    /// Why a script has not come to its end.
    enum Failure: Error, Sendable, Hashable {
        /// The program cannot be started.
        case unavailable(String)
        /// It took too long.
        case late
        /// It has printed more than it may.
        case tooLong
        /// It has ended with a complaint, which is for the log.
        case refused(String)
    }

    /// Runs a script.
    ///
    /// - Parameters:
    ///   - folder: Where it may write.
    ///   - files: What it may read besides.
    /// - Returns: What its queries gave: an object for each row.
    /// - Throws: ``Failure``, and `CancellationError` when the task is cancelled, which ends the program.
    func run(_ script: DuckDBText, in folder: String, reading files: [String]) async throws -> [JSONValue] {
        let input = "\(folder)/statements.sql"
        try Data("\(self.prelude(folder, files).text)\n\(script.text)\n".utf8).write(to: URL(fileURLWithPath: input))
        let (output, complaints) = ("\(folder)/output", "\(folder)/complaints")
        for path in [output, complaints] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        // The shell sets bounds that hold even when this server dies, and becomes the program.
        process.arguments = [
            "-c", "ulimit -c 0; ulimit -t \"$1\"; ulimit -f \"$2\"; shift 2; exec \"$0\" \"$@\"", self.path,
            "\(self.timeout)", "\(max(1, self.fileBytes / 512))", "-init", "/dev/null", "-batch", "-bail", "-jsonlines",
        ]
        process.environment = ["TZ": "UTC", "HOME": folder]
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: input))
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: complaints))
        let status = try await self.status(of: process)
        guard status == 0 else {
            let text = String(decoding: Self.beginning(of: complaints, bytes: 2_000), as: UTF8.self)
            // As the shell has it (POSIX, 2.8.2): it cannot be run, or is not there.
            if status == 126 || status == 127 { throw Failure.unavailable(text) }
            throw Failure.refused(text)
        }
        return try self.rows(self.output(output))
    }

    /// What stands before every script: from its last line on nothing of this can be changed any more.
    private func prelude(_ folder: String, _ files: [String]) -> DuckDBText {
        func literal(_ path: String) -> DuckDBText { DuckDBName(path).map { "\(text: $0)" } ?? "''" }
        return """
            SET autoinstall_known_extensions=false;
            SET autoload_known_extensions=false;
            SET threads=1;
            SET memory_limit=\(literal("\(self.memory)MiB"));
            SET temp_directory=\(literal("\(folder)/spill"));
            SET max_temp_directory_size=\(literal("\(self.fileBytes / 1_048_576 + 1)MiB"));
            SET allowed_directories=[\(literal("\(folder)/"))];
            SET allowed_paths=[\(DuckDBText.list(files.map(literal)))];
            SET enable_external_access=false;
            .safe_mode
            """
    }

    /// How the process has ended, or rather: how it was ended.
    private func status(of process: Process) async throws -> Int32 {
        try await withThrowingTaskGroup(of: Int32.self) { group in
            group.addTask { try await Self.end(of: process) }
            group.addTask {
                try await Task.sleep(for: .seconds(self.timeout))
                throw Failure.late
            }
            // Whichever ends first: the other one is cancelled, which ends the process.
            defer { group.cancelAll() }
            return try await group.next() ?? 0
        }
    }

    private static func end(of process: Process) async throws -> Int32 {
        let status = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (done: CheckedContinuation<Int32, any Error>) in
                process.terminationHandler = { ended in
                    let wasKilled = ended.terminationReason == .uncaughtSignal
                    done.resume(returning: wasKilled ? 128 + ended.terminationStatus : ended.terminationStatus)
                }
                do {
                    try process.run()
                    // Cancelled before there was a process to end.
                    if Task.isCancelled { kill(process.processIdentifier, SIGKILL) }
                } catch {
                    process.terminationHandler = nil
                    done.resume(throwing: Failure.unavailable("\(error)"))
                }
            }
        } onCancel: {
            if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        }
        try Task.checkCancellation()
        return status
    }

    /// All that was printed: a part of it could pass for the whole.
    private func output(_ path: String) throws -> [UInt8] {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? file.close() }
        // One byte more tells that there is more.
        let output = [UInt8](try file.read(upToCount: self.outputBytes + 1) ?? Data())
        guard output.count <= self.outputBytes else { throw Failure.tooLong }
        return output
    }

    private static func beginning(of path: String, bytes: Int) -> [UInt8] {
        guard let file = FileHandle(forReadingAtPath: path) else { return [] }
        defer { try? file.close() }
        return (try? file.read(upToCount: bytes)).map(Array.init) ?? []
    }

    /// A line for each row; a query without rows prints an empty one.
    private func rows(_ output: [UInt8]) throws -> [JSONValue] {
        try output.split(separator: UInt8(ascii: "\n")).map { line in
            do throws(JSONError) {
                return try JSONValue(parsing: Array(line), maximumBytes: self.outputBytes)
            } catch {
                throw Failure.refused("the program has printed something else than rows")
            }
        }
    }
}
