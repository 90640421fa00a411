import ArgumentParser
import LintelClient
import LintelCodec
import LintelTokens

/// Fetches the file of a document.
struct DocumentsDownloadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "download",
        abstract: "Fetch a document's file; what an earlier attempt has left is not fetched again.",
    )

    @OptionGroup var options: ProfileOptions

    @Option(help: "The data source, by its id or its name.")
    var repository: String

    @Argument(help: "The document, by its id or its path, such as Works/Bridge/Plan.dwg.")
    var document: String

    @Argument(help: "A file or directory of this machine (default: here, under its file's name).", completion: .file())
    var local: String?

    @Flag(help: "Replace a file that is there.")
    var force = false

    func run() async throws {
        try await self.options.run { session in
            let api = session.api.documents
            let place = DocumentPlace(api: api)
            let source = try await place.repository(self.repository).id
            let document = try await place.document(self.document, of: source)
            let target = try LocalTarget(self.local, name: document.fileName, replaces: self.force)
            try await ProgressBar.showing(document.fileName, on: self.options.transferTerminal) { report in
                try await api.download(document, of: source, to: target.path, progress: report)
            }
            return CommandAnswer("Fetched \(target.path) (\(ByteCount.text(document.size))).") { json in
                json.member("local", target.path)
                json.member("document_id", document.id.rawValue)
                json.member("size", document.size)
            }
        }
    }
}
