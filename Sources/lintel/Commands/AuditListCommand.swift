import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelTokens

/// Lists events of the audit log for people.
struct AuditListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List events of the audit log, newest first (50 unless --limit says otherwise).",
    )

    @OptionGroup var options: DataOptions
    @OptionGroup var wanted: AuditOptions

    func run() async throws {
        try await self.options.run { installation in
            let entries = try await self.wanted.entries(in: installation.stores.audit, usual: 50)
            let lines = entries.map(Self.line)
            let rows =
                AuditTable.head(.json) + AuditTable.rows(entries, as: .json, isFirst: true) + AuditTable.end(.json)
            return CommandAnswer(lines.isEmpty ? "No event fits." : lines.joined(separator: "\n")) { json in
                json.key("events")
                // One object is one line; strings hold no line break that is not escaped.
                json.raw(rows.filter { $0 != UInt8(ascii: "\n") })
            }
        }
    }

    private static func line(_ entry: AuditEntry) -> String {
        let event = entry.event
        var parts = ["\(entry.sequence)", event.at.timestamp, event.kind.rawValue, event.actor]
        let details: [(String, String?)] = [
            ("target", event.target), ("app", event.clientID?.rawValue), ("org", event.organisationID?.rawValue),
            ("error", event.errorID), ("address", event.address), ("correlation", event.correlationID),
        ]
        for case (let name, let value?) in details { parts.append("\(name)=\(value)") }
        // People choose names: one event is one line all the same.
        if let detail = event.detail { parts.append(detail.replacing(/[\r\n\t]+/, with: " ")) }
        return parts.joined(separator: "  ")
    }
}
