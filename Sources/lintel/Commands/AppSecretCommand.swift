import ArgumentParser

/// Groups the commands about an app's secrets.
struct AppSecretCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "secret",
        abstract: "Add and revoke secrets of a Web or Service app.",
        discussion: "To replace a secret without a gap: add the new one, put it in use, revoke the old one.",
        subcommands: [AppSecretAddCommand.self, AppSecretRevokeCommand.self],
    )
}
