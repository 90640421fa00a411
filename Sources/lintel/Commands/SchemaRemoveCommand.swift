import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelSchemas
import LintelStorage

/// Removes schemas that no other needs.
struct SchemaRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Remove schemas; objects that follow them stay.",
    )

    @OptionGroup var options: DataOptions

    @Argument(help: "The ids of the schemas.")
    var ids: [String]

    func run() async throws {
        try await self.options.run { installation in
            let directory = installation.settings.schemaDirectory
            let before = try directory.read()
            let known = before.graph
            var removed: Set<SchemaID> = []
            for text in self.ids {
                guard let id = SchemaID(text), known.has(id) else {
                    throw Refusal("not_found", "There is no schema \(text).", field: "ids")
                }
                removed.insert(id)
            }
            let after = SchemaGraph(
                before.documents.filter { !removed.contains($0.id) },
                unreadable: before.unreadable.filter { !removed.contains($0.key) },
            )
            if let needy = after.faults.keys.filter({ known.faults[$0] == nil }).min() {
                throw Refusal("schema_needed", "The schema \(needy) needs what would be removed.", field: "ids")
            }
            for id in removed { try directory.remove(id) }
            directory.leaveMark()
            let ids = removed.sorted()
            try await installation.audit(.schemaRemoved, target: ids.first?.text ?? "-", detail: "\(ids.count) schemas")
            return CommandAnswer("\(ids.count) schemas removed.") { $0.member("removed", ids.map(\.text)) }
        }
    }
}
