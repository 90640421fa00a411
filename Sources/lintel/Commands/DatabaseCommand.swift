import ArgumentParser

/// Groups the commands about whole databases.
struct DatabaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "database",
        abstract: "Move an installation to another database.",
        subcommands: [DatabaseCopyCommand.self],
    )
}
