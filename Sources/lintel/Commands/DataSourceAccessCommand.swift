import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelTokens

/// Shows or changes who may do what in a folder of a data source.
struct DataSourceAccessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access",
        abstract: "See or change who may do what in a folder.",
        discussion: """
            Without a change it shows the list that the folder has of its own. A folder without one gets it with the first \
            change; it begins as what holds above, or with reading for all others.
            """,
    )

    @OptionGroup var options: DataOptions

    @Option(name: .customLong("datasource"), help: "The data source's id.")
    var source: DataSourceArgument

    @Option(help: "The folder, such as Works/Drawings.")
    var folder: String

    @Option(help: "Somebody who gets a right: an e-mail address, or the client e-mail of a service app.")
    var to: String?

    @Option(help: "The right that --to gets: none, read or write.")
    var right: FolderRight?

    @Option(help: "What all others may: none, read or write.")
    var others: FolderRight?

    @Option(help: "Somebody who is taken off the list.")
    var remove: String?

    @Flag(help: "Take the folder's own list away, so that the one above holds.")
    var inherit = false

    func validate() throws {
        guard (self.to == nil) == (self.right == nil) else { throw ValidationError("Give --to and --right together.") }
        // What can be refused stands alone, or first: no call is left half done.
        let others = [self.to != nil || self.others != nil, self.remove != nil, self.inherit].count { $0 }
        guard others <= 1 else { throw ValidationError("--remove and --inherit stand alone.") }
    }

    func run() async throws {
        try await self.options.run { installation in
            try await installation.manageDataSources { sources in
                let folder = try await self.find(sources)
                try await self.change(folder, sources, at: installation.clock.now())
                return try await self.answer(folder, sources)
            }
        }
    }

    private func find(_ sources: DataSourceManagement) async throws -> DocumentFolderID {
        _ = try await sources.managed(self.source.id, by: .commandLine)
        var folder: DocumentFolderID?
        for part in self.folder.split(separator: "/") {
            let name = try DocumentName(String(part), field: "folder")
            let found = try await sources.documents.folder(named: name, in: folder, of: self.source.id)
            guard let found else { throw PlatformError(.notFound, "There is no such folder.", field: "folder") }
            folder = found.id
        }
        guard let folder else { throw Refusal("parameter_missing", "Name a --folder.", field: "folder") }
        return folder
    }

    private func change(_ folder: DocumentFolderID, _ sources: DataSourceManagement, at now: UnixTime) async throws {
        let id = self.source.id
        if self.inherit { try await sources.inheritAccess(in: folder, of: id, by: .commandLine, at: now) }
        if let remove { try await sources.takeAccess(of: remove, in: folder, of: id, by: .commandLine, at: now) }
        if let to, let right {
            try await sources.give(right, to: to, in: folder, of: id, by: .commandLine, at: now)
        }
        if let others { try await sources.giveOthers(others, in: folder, of: id, by: .commandLine, at: now) }
    }

    private func answer(_ folder: DocumentFolderID, _ sources: DataSourceManagement) async throws -> CommandAnswer {
        let list = try await sources.documents.accessList(of: folder, in: self.source.id)
        let entries = try await sources.documents.accessEntries(of: folder, in: self.source.id)
        let others = list?.others.word
        let lines =
            entries.map { "\($0.right.word): \($0.principal.email)" }
            + [others.map { "\($0): all others" }].compactMap(\.self)
        let text = list == nil ? "The folder has no list of its own." : lines.joined(separator: "\n")
        return CommandAnswer(text) { json in
            json.member("datasource_id", self.source.id.rawValue)
            json.member("folder_id", folder.rawValue)
            if let others { json.member("others", others) }
            json.key("rights")
            json.beginArray()
            for entry in entries {
                json.beginObject()
                json.member("email", entry.principal.email)
                json.member("right", entry.right.word)
                json.endObject()
            }
            json.endArray()
        }
    }
}

extension FolderRight: ExpressibleByArgument {
    package init?(argument: String) { self.init(word: argument) }
}
