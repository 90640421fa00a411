import ArgumentParser

/// Groups the commands about the audit log.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Read the audit log, write it to a file, and see that nobody has changed it.",
        subcommands: [AuditListCommand.self, AuditExportCommand.self, AuditVerifyCommand.self],
    )
}
