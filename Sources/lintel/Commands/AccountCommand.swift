import ArgumentParser

/// Groups the commands about people.
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: "Make and disable accounts of people.",
        subcommands: [AccountCreateCommand.self, AccountDisableCommand.self],
    )
}
