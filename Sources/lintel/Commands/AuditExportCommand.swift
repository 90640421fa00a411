import ArgumentParser
import LintelCodec
import LintelPlatform

/// Writes events of the audit log to standard output, for other programs.
struct AuditExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write events of the audit log as CSV or JSON, newest first (10,000 unless --limit says otherwise).",
    )

    @OptionGroup var options: DataOptions
    @OptionGroup var wanted: AuditOptions

    @Option(help: "csv or json.")
    var format: AuditTable.Format = .csv

    func run() async throws {
        try await self.options.run { installation in
            let entries = try await self.wanted.entries(
                in: installation.stores.audit,
                usual: AuditTable.maximumRows,
            )
            // `--json` asks every command for JSON.
            let format = self.options.json ? .json : self.format
            var bytes =
                AuditTable.head(format) + AuditTable.rows(entries, as: format, isFirst: true) + AuditTable.end(format)
            // Printing ends the last line.
            while bytes.last == UInt8(ascii: "\n") || bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
            return CommandAnswer(json: bytes)
        }
    }
}

extension AuditTable.Format: ExpressibleByArgument {}
