import ArgumentParser
import Foundation
import LintelClient
import LintelCodec
import LintelTokens

/// Lists data sources, or what is in a folder of one.
struct DocumentsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List data sources; or with --repository its folders, with --folder what is in one.",
    )

    @OptionGroup var options: ProfileOptions

    @Option(help: "The data source, by its id or its name.")
    var repository: String?

    @Option(help: "A folder, by its id or its path, such as Works/Bridge.")
    var folder: String?

    /// More than anybody reads; keeps the answer bounded.
    private static let limit = 100_000

    func validate() throws {
        guard self.folder == nil || self.repository != nil else {
            throw ValidationError("--folder is one of a data source: name that by --repository.")
        }
    }

    func run() async throws {
        try await self.options.run { session in
            let api = session.api.documents
            guard let repository = self.repository else { return Self.answer(try await api.repositories()) }
            let place = DocumentPlace(api: api)
            let source = try await place.repository(repository).id
            let folder = try await place.folder(self.folder, of: source)
            let folders = try await api.folders(of: source, in: folder).collect(upTo: Self.limit)
            var documents: [Document] = []
            if let folder { documents = try await api.documents(of: source, in: folder).collect(upTo: Self.limit) }
            return Self.answer(folders, documents)
        }
    }

    private static func answer(_ repositories: [DocumentRepository]) -> CommandAnswer {
        let table = TextTable(
            columns: [.text("DATA SOURCE"), .text("DESCRIPTION"), .text("REPOSITORY ID")],
            rows: repositories.map { [$0.name, $0.description ?? "", $0.id.rawValue] },
            empty: "There are no data sources that you may read.",
        )
        return CommandAnswer(table.text(on: .output)) { json in
            json.key("repositories")
            json.beginArray()
            for repository in repositories {
                json.beginObject()
                json.member("repository_id", repository.id.rawValue)
                json.member("name", repository.name)
                if let description = repository.description { json.member("description", description) }
                json.endObject()
            }
            json.endArray()
        }
    }

    private static func answer(_ folders: [DocumentFolder], _ documents: [Document]) -> CommandAnswer {
        let table = TextTable(
            columns: [.text("NAME"), .number("SIZE"), .text("CHANGED"), .text("VERSION"), .text("ID")],
            rows: folders.map { ["\($0.name)/", "", "", "", $0.id.rawValue] }
                + documents.map { document in
                    [
                        document.name, ByteCount.text(document.size), document.fileUpdatedAt?.timestamp ?? "",
                        document.version ?? "", document.id.rawValue,
                    ]
                },
            empty: "There is nothing here.",
        )
        return CommandAnswer(table.text(on: .output)) { json in
            json.key("folders")
            json.beginArray()
            for folder in folders {
                json.beginObject()
                json.member("folder_id", folder.id.rawValue)
                json.member("name", folder.name)
                json.endObject()
            }
            json.endArray()
            json.key("documents")
            json.beginArray()
            for document in documents { Self.write(document, to: &json) }
            json.endArray()
        }
    }

    private static func write(_ document: Document, to json: inout JSONWriter) {
        json.beginObject()
        json.member("document_id", document.id.rawValue)
        json.member("name", document.name)
        json.member("file_name", document.fileName)
        json.member("size", document.size)
        if let version = document.version { json.member("version", version) }
        if let changed = document.fileUpdatedAt { json.member("file_updated_at", changed.timestamp) }
        json.endObject()
    }
}
