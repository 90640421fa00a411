import ArgumentParser

/// Groups the commands about the documents of ProjectWise data sources.
struct DocumentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "documents",
        abstract: "List and fetch the documents of ProjectWise data sources.",
        subcommands: [DocumentsListCommand.self, DocumentsDownloadCommand.self],
    )
}
