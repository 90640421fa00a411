import ArgumentParser

/// Groups the commands about the files of workspaces.
struct FilesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "files",
        abstract: "List, send and fetch the files of a workspace.",
        subcommands: [FilesListCommand.self, FilesUploadCommand.self, FilesDownloadCommand.self],
    )
}
