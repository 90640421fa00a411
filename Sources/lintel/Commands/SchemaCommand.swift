import ArgumentParser

/// Groups the commands about the schemas of objects.
struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Install the schemas that geoscience objects have to fit.",
        subcommands: [
            SchemaAddCommand.self, SchemaListCommand.self, SchemaRemoveCommand.self, SchemaCheckCommand.self,
        ],
    )
}
