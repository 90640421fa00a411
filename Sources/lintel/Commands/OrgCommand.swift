import ArgumentParser

/// Groups the commands about organisations.
struct OrgCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "org",
        abstract: "Make organisations and give people and service identities a role in them.",
        subcommands: [OrgCreateCommand.self, OrgMemberCommand.self],
    )
}
