import ArgumentParser
import Foundation
import LintelCodec
import LintelStorage
import Logging

/// Copies an installation into an empty database and compares the two.
struct DatabaseCopyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "Copy an installation into an empty database.",
        discussion: """
            A database is sqlite:PATH or postgresql://USER@HOST/DATABASE. Stop the servers on both first. A copy that
            was stopped goes on where it stopped when the same command is run again.
            """,
    )

    @OptionGroup var options: DataOptions

    @Option(name: .customLong("from"), help: "The database to copy.")
    var source: String

    @Option(name: .customLong("to"), help: "The database to fill.")
    var target: String

    func validate() throws {
        // Neither of the two would be the one that was meant.
        guard self.options.database == nil else {
            throw ValidationError("A copy has two databases: name them by --from and --to, not by --database.")
        }
    }

    func run() async throws {
        try await self.options.answer {
            let source = try Self.location(self.source, option: "from")
            let target = try Self.location(self.target, option: "to")
            do {
                let report = try await DatabaseCopy.run(from: source, to: target, logger: .commandLine) { step in
                    if !self.options.json { Self.tell(step) }
                }
                return report.answer
            } catch let error as DatabaseCopyError {
                throw Refusal(error)
            }
        }
    }

    private static func location(_ text: String, option: String) throws -> DatabaseLocation {
        do throws(SQLError) {
            return try DatabaseLocation(parsing: text)
        } catch {
            var refusal = Refusal(error)
            refusal.field = option
            throw refusal
        }
    }

    /// Says on standard error what is done; standard output is the report's.
    private static func tell(_ step: CopyProgress) {
        let line: String
        switch step {
        case .copied(let table, let rows):
            // Once in some pages, which is about once a second.
            guard rows.isMultiple(of: 20_000) else { return }
            line = "\(table): \(rows) rows copied"
        case .verified(let table, let rows):
            line = "\(table): \(rows) rows compared"
        }
        // When nobody reads any more the copy goes on all the same.
        try? FileHandle.standardError.write(contentsOf: Data("\(line)\n".utf8))
    }
}
