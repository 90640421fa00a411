import Foundation
import LintelCodec
import LintelPlatform
import Testing

@testable import LintelServer

/// A program is run within bounds; what stands for DuckDB here are scripts for the shell.
@Suite struct DuckDBProgramTests {
    /// Runs a script of the shell as if it were DuckDB.
    private static func run(
        _ script: String,
        timeout: Int64 = 60,
        fileBytes: Int64 = 1 << 20,
        outputBytes: Int = 1 << 20,
    ) async throws -> [JSONValue] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(RandomSource.system.uuid())
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("program").path
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        var program = DuckDBProgram(path: path, memory: 100, timeout: timeout, fileBytes: fileBytes)
        program.outputBytes = outputBytes
        return try await program.run("SELECT 1;", in: folder.path, reading: ["/blobs/it's"])
    }

    @Test func readsRows() async throws {
        let rows = try await Self.run(#"printf '%s\n' '{"n":1}' '' '{"n":"a\nb"}'"#)
        #expect(rows.map { $0["n"] } == [.integer(1), .string("a\nb")])
    }

    @Test func takesNoPartOfTheRowsForAllOfThem() async throws {
        let script = #"printf '%s\n' '{"n":1}' '{"n":2}'"#
        // The first row with the end of its line is eight bytes long.
        let failure = await #expect(throws: DuckDBProgram.Failure.self) { try await Self.run(script, outputBytes: 8) }
        #expect(failure == .tooLong)
        #expect(try await Self.run(script, outputBytes: 16).count == 2)
    }

    @Test func givesItsScriptBehindTheBounds() async throws {
        let lines = try await Self.run(#"sed 's/.*/{"line":"&"}/' | tr '\t' ' '"#).compactMap {
            $0["line"]?.stringValue
        }
        #expect(lines.last == "SELECT 1;")
        let bounds = try #require(lines.firstIndex(of: ".safe_mode"))
        #expect(bounds == lines.count - 2)
        #expect(lines.contains("SET enable_external_access=false;"))
        #expect(lines.contains("SET allowed_paths=['/blobs/it''s'];"))
        #expect(lines.contains("SET memory_limit='100MiB';"))
    }

    @Test func seesNothingOfTheEnvironment() async throws {
        let rows = try await Self.run(#"echo "{\"home\":\"${LINTEL_ISSUER-unset}\",\"path\":\"$TZ\"}""#)
        #expect(rows.first?["home"]?.stringValue == "unset" && rows.first?["path"]?.stringValue == "UTC")
    }

    @Test(arguments: ["echo no >&2; exit 1", "kill -9 $$", "echo not rows", "echo '{}{}'"])
    func tellsOfAComplaint(_ script: String) async throws {
        let failure = await #expect(throws: DuckDBProgram.Failure.self) { try await Self.run(script) }
        guard case .refused? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
    }

    @Test func endsWhatTakesTooLong() async throws {
        let failure = await #expect(throws: DuckDBProgram.Failure.self) {
            try await Self.run("while true; do :; done", timeout: 1)
        }
        // Whichever of the two comes first: the clock, or the bound on the processor's time.
        if case .refused? = failure { return }
        #expect(failure == .late)
    }

    @Test func writesNoLongFiles() async throws {
        await #expect(throws: DuckDBProgram.Failure.self) {
            try await Self.run("exec head -c 2000000 /dev/zero > long", fileBytes: 1 << 20)
        }
    }

    @Test func saysThatThereIsNoProgram() async throws {
        let folder = FileManager.default.temporaryDirectory.path
        let program = DuckDBProgram(path: "/nowhere/duckdb", memory: 100, timeout: 5, fileBytes: 1 << 20)
        let failure = await #expect(throws: DuckDBProgram.Failure.self) {
            try await program.run("SELECT 1;", in: folder, reading: [])
        }
        guard case .unavailable? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
    }

    @Test func isEndedWithItsTask() async throws {
        let task = Task { try await Self.run("exec tail -f /dev/null") }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
