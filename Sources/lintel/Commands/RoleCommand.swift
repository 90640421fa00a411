import ArgumentParser

/// Groups the commands about roles on what organisations have.
struct RoleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "role",
        abstract: "Give people and service identities a role on a workspace, a project or a data source, and take it.",
        subcommands: [RoleGrantCommand.self, RoleRevokeCommand.self],
    )
}
