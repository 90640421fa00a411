import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelSchemas
import LintelStorage

/// Installs schemas, all of them or none.
struct SchemaAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Install schemas, in the place of those with the same ids.",
        discussion: """
            Nothing is installed unless all of it can be used together with what is installed already: each schema names an \
            $id, knows only keywords that are understood, and refers only to schemas that are there.
            """,
    )

    @OptionGroup var options: DataOptions

    @Argument(help: "Files, and directories in which every file named *.schema.json is taken.")
    var paths: [String]

    func run() async throws {
        try await self.options.run { installation in
            let directory = installation.settings.schemaDirectory
            let sources = try SchemaSource.collect(self.paths)
            let before = try directory.read()
            let added = Set(sources.map(\.document.id))
            let after = try Self.contents(before, adding: sources).graph
            let known = before.graph.faults
            if let refusal = Refusal(after.faults.filter { added.contains($0.key) || known[$0.key] == nil }) {
                throw refusal
            }
            for source in sources { try directory.write(source.bytes, as: source.document.id) }
            directory.leaveMark()
            let ids = added.sorted()
            try await installation.audit(.schemaAdded, target: ids.first?.text ?? "-", detail: "\(ids.count) schemas")
            return CommandAnswer("\(ids.count) schemas installed.") { $0.member("added", ids.map(\.text)) }
        }
    }

    private static func contents(
        _ before: SchemaDirectory.Contents,
        adding sources: [SchemaSource],
    ) throws(Refusal) -> SchemaDirectory.Contents {
        do throws(SchemaDirectoryError) {
            return try before.adding(sources.map(\.document))
        } catch {
            throw Refusal("schema_invalid", error.message, field: "paths")
        }
    }
}

extension Refusal {
    /// What is wrong with schemas; nil when nothing is.
    fileprivate init?(_ faults: [SchemaID: SchemaFault]) {
        guard !faults.isEmpty else { return nil }
        let shown = faults.sorted { $0.key < $1.key }.prefix(5).map { "\($0.key): \($0.value)" }
        let more = faults.count > shown.count ? "\n… and \(faults.count - shown.count) more" : ""
        self.init("schema_invalid", "These schemas cannot be used:\n\(shown.joined(separator: "\n"))\(more)")
    }
}
