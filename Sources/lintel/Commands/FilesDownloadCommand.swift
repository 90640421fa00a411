import ArgumentParser
import LintelClient
import LintelCodec
import LintelTokens

/// Fetches a file of a workspace.
struct FilesDownloadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "download",
        abstract: "Fetch a file; what an earlier attempt has left is not fetched again.",
    )

    @OptionGroup var options: ProfileOptions
    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "The file's path, such as surveys/2026/holes.csv.")
    var path: String

    @Argument(help: "A file or directory of this machine (default: here, under its name).", completion: .file())
    var local: String?

    @Option(help: "A version's id (default: the newest).")
    var version: String?

    @Flag(help: "Replace a file that is there.")
    var force = false

    func run() async throws {
        try await self.options.run { session in
            let api = try await self.place.files(session.api)
            let file = try await api.file(at: self.path, version: self.version)
            let target = try LocalTarget(self.local, name: file.name, replaces: self.force)
            try await ProgressBar.showing(file.name, on: self.options.transferTerminal) { report in
                try await api.download(file, to: target.path, progress: report)
            }
            return CommandAnswer("Fetched \(target.path) (\(ByteCount.text(file.size))).") { json in
                json.member("local", target.path)
                json.member("file_id", file.id.rawValue)
                json.member("version_id", file.versionID)
                json.member("size", file.size)
            }
        }
    }
}
