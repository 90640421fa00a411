import ArgumentParser
import LintelCodec
import LintelSchemas
import LintelServer
import LintelStorage

/// Lists the installed schemas.
struct SchemaListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the installed schemas, and what is wrong with those that cannot be used.",
    )

    @OptionGroup var options: DataOptions

    func run() async throws {
        try await self.options.answer {
            let graph = try self.options.settings().settings.schemaDirectory.read().graph
            let ids = (graph.usable + graph.faults.keys).sorted()
            let lines = ids.map { id in "\(id)\(graph.faults[id].map { "  CANNOT BE USED: \($0)" } ?? "")" }
            let text = lines.isEmpty ? "No schemas are installed." : lines.joined(separator: "\n")
            return CommandAnswer(text) { json in
                json.key("schemas")
                json.beginArray()
                for id in ids {
                    json.beginObject()
                    json.member("id", id.text)
                    json.member("usable", graph.faults[id] == nil)
                    if let fault = graph.faults[id] { json.member("fault", fault.description) }
                    json.endObject()
                }
                json.endArray()
            }
        }
    }
}
