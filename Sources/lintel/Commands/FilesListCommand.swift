import ArgumentParser
import Foundation
import LintelClient
import LintelCodec
import LintelTokens

/// Lists the files of a workspace.
struct FilesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the files of a workspace.")

    @OptionGroup var options: ProfileOptions
    @OptionGroup var place: WorkspaceOptions

    @Option(help: "A part of the name.")
    var name: String?

    @Flag(help: "Those in the recycle bin.")
    var deleted = false

    /// More than anybody reads; keeps the answer bounded.
    private static let limit = 100_000

    func run() async throws {
        try await self.options.run { session in
            let api = try await self.place.files(session.api)
            let files = try await api.list(name: self.name, deleted: self.deleted).collect(upTo: Self.limit)
            let table = TextTable(
                columns: [.text("PATH"), .number("SIZE"), .text("MODIFIED"), .text("BY"), .text("FILE ID")],
                rows: files.map { file in
                    [
                        file.place, ByteCount.text(file.size), file.modifiedAt.timestamp, file.modifiedBy?.name ?? "",
                        file.id.rawValue,
                    ]
                },
                empty: "There are no files.",
            )
            return CommandAnswer(table.text(on: .output)) { json in
                json.key("files")
                json.beginArray()
                for file in files { file.write(to: &json) }
                json.endArray()
            }
        }
    }
}

extension WorkspaceFile {
    /// Folder and name, as the commands take them; of a file of a list, whose path is that of its folder.
    var place: String {
        let folder = self.path.split(separator: "/").joined(separator: "/")
        return folder.isEmpty ? self.name : "\(folder)/\(self.name)"
    }

    /// Writes what the file is.
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("file_id", self.id.rawValue)
        json.member("version_id", self.versionID)
        json.member("path", self.place)
        json.member("size", self.size)
        json.member("created_at", self.createdAt.timestamp)
        json.member("modified_at", self.modifiedAt.timestamp)
        if let modifiedBy { json.member("modified_by", modifiedBy.email ?? modifiedBy.id) }
        json.endObject()
    }
}

extension Date {
    /// As the other commands write times.
    var timestamp: String { UnixTime(seconds: Int64(self.timeIntervalSince1970.rounded(.down))).timestamp }
}
