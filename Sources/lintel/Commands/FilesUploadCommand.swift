import ArgumentParser
import LintelClient
import LintelCodec
import LintelTokens

/// Sends a file to a workspace.
struct FilesUploadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upload",
        abstract: "Send a file: a new one, or a new version of the one that is there.",
    )

    @OptionGroup var options: ProfileOptions
    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "A file of this machine.", completion: .file())
    var local: String

    @Argument(help: "Where it goes, such as surveys/2026/holes.csv (default: its name).")
    var path: String?

    func run() async throws {
        try await self.options.run { session in
            let name = self.local.split(separator: "/").last.map(String.init) ?? ""
            let target = self.path ?? name
            let api = try await self.place.files(session.api)
            let sent = try await ProgressBar.showing(name, on: self.options.transferTerminal) { report in
                try await api.upload(self.local, to: target, progress: report)
            }
            return CommandAnswer("Sent \(target).") { json in
                json.member("file_id", sent.id.rawValue)
                json.member("version_id", sent.versionID)
                json.member("path", target)
            }
        }
    }
}

extension ProfileOptions {
    /// Where the progress of transfers is shown: to people alone.
    var transferTerminal: Terminal { self.json ? .none : .error }
}
