import ArgumentParser

/// Groups the commands about the stages of objects.
struct StageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stage",
        abstract: "Set up the stages that versions of an organisation's geoscience objects are in.",
        subcommands: [StageAddCommand.self, StageListCommand.self],
    )
}
