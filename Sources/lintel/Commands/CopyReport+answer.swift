import LintelCodec
import LintelStorage

extension CopyReport {
    /// The tables with their rows and digests.
    var answer: CommandAnswer {
        let width = self.tables.map(\.name.count).max() ?? 0
        let lines = self.tables.map { table in
            let name = table.name + String(repeating: " ", count: width - table.name.count)
            let rows = String(table.rows)
            return "\(name)  \(String(repeating: " ", count: max(0, 9 - rows.count)))\(rows)  \(table.digest)"
        }
        let sum = "Copied and compared \(self.rows) rows in \(self.tables.count) tables: both databases are equal."
        return CommandAnswer((lines + [sum]).joined(separator: "\n")) { json in
            json.key("tables")
            json.beginArray()
            for table in self.tables {
                json.beginObject()
                json.member("name", table.name)
                json.member("rows", Int64(table.rows))
                json.member("digest", table.digest)
                json.endObject()
            }
            json.endArray()
            json.member("rows", Int64(self.rows))
        }
    }
}
