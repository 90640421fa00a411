import ArgumentParser

/// Groups the commands about apps.
struct AppCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "app",
        abstract: "Register, list and disable apps, and change their secrets.",
        subcommands: [AppCreateCommand.self, AppListCommand.self, AppDisableCommand.self, AppSecretCommand.self],
    )
}
