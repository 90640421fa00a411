import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelTokens

/// Lists data sources, with the apps that may call them and those that wait.
struct DataSourceListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List data sources and their apps.")

    @OptionGroup var options: DataOptions

    @Option(help: "Only those of the organisation with this id.")
    var organisation: String?

    /// More than one installation holds; keeps the answer bounded.
    private static let limit = 10_000

    private struct Row {
        let source: DataSource
        let allowed: [AllowedClient]
        let waiting: [WaitingClient]
    }

    func run() async throws {
        try await self.options.run { installation in
            let store = installation.stores.dataSources
            let organisation = self.organisation.map { OrganisationID($0) }
            var rows: [Row] = []
            for source in try await store.dataSources(of: organisation, limit: Self.limit) {
                let allowed = try await store.allowedClients(of: source.id)
                let waiting = try await store.waitingClients(of: source.id)
                rows.append(Row(source: source, allowed: allowed, waiting: waiting))
            }
            return Self.answer(rows)
        }
    }

    private static func answer(_ rows: [Row]) -> CommandAnswer {
        var lines: [String] = []
        for row in rows {
            lines.append("\(row.source.id)  \(row.source.repository)")
            for client in row.allowed { lines.append("  allowed  \(client.app.id)  \(client.app.name)") }
            for client in row.waiting {
                let calls = "\(client.calls) calls, the last at \(client.lastCallAt.timestamp)"
                lines.append("  waiting  \(client.app.id)  \(client.app.name)  (\(calls))")
            }
        }
        let text = lines.isEmpty ? "There are no data sources." : lines.joined(separator: "\n")
        return CommandAnswer(text) { json in
            json.key("datasources")
            json.beginArray()
            for row in rows { Self.write(row, to: &json) }
            json.endArray()
        }
    }

    private static func write(_ row: Row, to json: inout JSONWriter) {
        json.beginObject()
        json.members(of: row.source)
        json.member("allowed_clients", row.allowed.map(\.app.id.rawValue))
        json.key("waiting_clients")
        json.beginArray()
        for client in row.waiting {
            json.beginObject()
            json.member("client_id", client.app.id.rawValue)
            json.member("name", client.app.name)
            json.member("calls", client.calls)
            json.member("first_call_at", client.firstCallAt.timestamp)
            json.member("last_call_at", client.lastCallAt.timestamp)
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }
}
