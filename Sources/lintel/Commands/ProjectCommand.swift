import ArgumentParser

/// Groups the commands about projects.
struct ProjectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "project",
        abstract: "Make projects, and list them.",
        subcommands: [ProjectCreateCommand.self, ProjectListCommand.self],
    )
}
