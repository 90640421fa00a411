import LintelCodec
import LintelPlatform
import LintelServer
import LintelTokens

extension DoctorReport {
    /// The report as text and as JSON.
    var answer: CommandAnswer {
        CommandAnswer(self.text) { self.write(to: &$0) }
    }

    private var text: String {
        var lines = ["Configuration"] + self.settingLines
        let mode = self.directoryMode.map { "mode 0\(String($0, radix: 8))" } ?? "not made yet"
        lines.append("Data directory  \(self.directory), \(mode)")
        let schema = self.schema.map { "schema \($0) of \(self.latestSchema)" } ?? "not made yet"
        lines.append("Database        \(self.database), \(schema)")
        for (key, phase) in self.keys { lines.append("Signing key     \(key.id)  \(key.algorithm.rawValue)  \(phase)") }
        if self.schema != nil, self.keys.isEmpty { lines.append("Signing keys    none yet; the server makes them") }
        if let newest = self.newestEvent { lines.append("Audit log       newest event \(newest.timestamp)") }
        lines.append("Clock           \(self.now.timestamp)")
        lines += self.problems.isEmpty ? ["No problems found."] : self.problems.map { "PROBLEM: \($0)" }
        return lines.joined(separator: "\n")
    }

    private var settingLines: [String] {
        let nameWidth = self.effective.map(\.key.name.count).max() ?? 0
        let valueWidth = self.effective.filter { $0.source != nil }.map(\.shown.count).max() ?? 0
        return self.effective.map { setting in
            let name = Self.padded(setting.key.name, nameWidth)
            let value = setting.shown.isEmpty ? "-" : setting.shown
            guard let source = setting.source else { return "  \(name)  \(value)" }
            return "  \(name)  \(Self.padded(value, valueWidth))  (\(source))"
        }
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private func write(to json: inout JSONWriter) {
        json.key("configuration")
        json.beginArray()
        for setting in self.effective {
            json.beginObject()
            json.member("key", setting.key.name)
            json.member("value", setting.shown)
            json.member("source", setting.source ?? "default")
            json.endObject()
        }
        json.endArray()
        json.key("data_directory")
        json.beginObject()
        json.member("path", self.directory)
        json.member("exists", self.directoryMode != nil)
        if let mode = self.directoryMode { json.member("mode", "0" + String(mode, radix: 8)) }
        json.endObject()
        json.key("database")
        json.beginObject()
        json.member("path", self.database)
        json.member("exists", self.schema != nil)
        if let schema = self.schema { json.member("schema", Int64(schema)) }
        json.member("latest_schema", Int64(self.latestSchema))
        json.endObject()
        json.key("keys")
        json.beginArray()
        for (key, phase) in self.keys { KeyListCommand.write(key, phase, to: &json) }
        json.endArray()
        json.key("clock")
        json.beginObject()
        json.member("now", self.now.timestamp)
        if let newest = self.newestEvent { json.member("newest_audit_event", newest.timestamp) }
        json.endObject()
        json.member("problems", self.problems)
    }
}
