import Crypto
import LintelCodec

/// SHA-256 over the rows of one table in the order of its primary key, in constant memory.
///
/// The table's and the columns' names go in first. The engine does not: equal rows have equal digests on every engine.
struct TableDigest {
    private var hash = SHA256()
    private(set) var rows = 0

    init(of table: CopiedTable) {
        var bytes: [UInt8] = []
        for name in [table.name] + table.columns { SQLValue.text(name).encode(into: &bytes) }
        self.hash.update(data: bytes)
    }

    /// Takes the next rows.
    mutating func add(_ rows: [[SQLValue]]) {
        var bytes: [UInt8] = []
        for row in rows {
            bytes.removeAll(keepingCapacity: true)
            for value in row { value.encode(into: &bytes) }
            self.hash.update(data: bytes)
        }
        self.rows += rows.count
    }

    /// What has been taken so far: the digest in base 16.
    func state(of table: CopiedTable) -> CopyReport.Table {
        CopyReport.Table(name: table.name, rows: self.rows, digest: Hex.encode(self.hash.finalize()))
    }
}
