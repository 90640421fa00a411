import ArgumentParser

/// Groups the commands about workspaces.
struct WorkspaceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workspace",
        abstract: "Make workspaces.",
        subcommands: [WorkspaceCreateCommand.self],
    )
}
