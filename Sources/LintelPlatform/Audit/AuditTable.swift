import LintelCodec
import LintelTokens

/// Writes events of the audit log as CSV (RFC 4180) or JSON, for people to keep and search elsewhere.
package enum AuditTable {
    package enum Format: String, Sendable, Hashable, CaseIterable {
        case csv, json
    }

    /// How many events one export holds.
    package static let maximumRows = 10_000

    private static let columns = [
        "sequence", "time", "kind", "actor", "target", "client_id", "organisation_id", "error_id", "detail", "address",
        "correlation_id",
    ]

    /// What stands before the first event.
    package static func head(_ format: Format) -> [UInt8] {
        switch format {
        case .csv: Array((self.columns.joined(separator: ",") + "\r\n").utf8)
        case .json: Array("[".utf8)
        }
    }

    /// Some events; `isFirst` says that none came before them.
    package static func rows(_ entries: [AuditEntry], as format: Format, isFirst: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, entry) in entries.enumerated() {
            switch format {
            case .csv:
                bytes += Array((self.values(of: entry).map(self.cell).joined(separator: ",") + "\r\n").utf8)
            case .json:
                bytes += Array((isFirst && index == 0 ? "\n" : ",\n").utf8)
                bytes += self.json(entry)
            }
        }
        return bytes
    }

    /// What stands behind the last event.
    package static func end(_ format: Format) -> [UInt8] {
        switch format {
        case .csv: []
        case .json: Array("\n]\n".utf8)
        }
    }

    /// A cell: quoted where RFC 4180 §2 asks for it, and never read as a formula.
    ///
    /// A spreadsheet takes what begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula; an apostrophe
    /// before it makes it text.
    package static func cell(_ text: String) -> String {
        var text = text
        if let first = text.unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first) { text = "'" + text }
        let needsQuotes = text.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
        guard needsQuotes else { return text }
        // By scalars: a quotation mark with an accent on it is still one for whoever reads the file.
        var quoted = "\"".unicodeScalars
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }

    private static func values(of entry: AuditEntry) -> [String] {
        let event = entry.event
        return [
            String(entry.sequence), event.at.timestamp, event.kind.rawValue, event.actor, event.target ?? "",
            event.clientID?.rawValue ?? "", event.organisationID?.rawValue ?? "", event.errorID ?? "",
            event.detail ?? "", event.address ?? "", event.correlationID ?? "",
        ]
    }

    private static func json(_ entry: AuditEntry) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("sequence", entry.sequence)
        for (name, value) in zip(self.columns, self.values(of: entry)).dropFirst() where !value.isEmpty {
            json.key(name)
            json.string(value)
        }
        json.endObject()
        return json.bytes
    }
}
