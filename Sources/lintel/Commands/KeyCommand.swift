import ArgumentParser

/// Groups the commands about signing keys.
struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "List and rotate the signing keys.",
        subcommands: [KeyListCommand.self, KeyRotateCommand.self],
    )
}
