/// A statement's arguments in PostgreSQL's binary format, one behind the other.
struct PostgreSQLParameters {
    /// The types' object ids (pg_type.oid), 0 where the server finds the type by itself.
    private(set) var types: [UInt32] = []
    private var bytes: [UInt8] = []
    /// Where each argument starts; nil for null.
    private var starts: [Int?] = []
    private(set) var lengths: [CInt] = []

    /// - Throws: ``SQLError`` when a text holds U+0000, which PostgreSQL cannot keep.
    init(_ values: [SQLValue]) throws(SQLError) {
        self.bytes.reserveCapacity(values.count * 32 + 1)
        for value in values {
            let start = self.bytes.count
            switch value {
            case .null:
                self.types.append(0)
                self.starts.append(nil)
                self.lengths.append(0)
                continue
            case .integer(let integer):
                self.types.append(PostgreSQLType.int8)
                withUnsafeBytes(of: integer.bigEndian) { self.bytes.append(contentsOf: $0) }
            case .text(let text):
                guard !text.utf8.contains(0) else { throw SQLError(.other, "a text holds the character U+0000") }
                self.types.append(PostgreSQLType.text)
                self.bytes.append(contentsOf: text.utf8)
            case .blob(let blob):
                self.types.append(PostgreSQLType.bytea)
                self.bytes.append(contentsOf: blob)
            }
            self.starts.append(start)
            self.lengths.append(CInt(self.bytes.count - start))
        }
        // So that the pointer of an empty argument at the end is one into the buffer.
        self.bytes.append(0)
    }

    /// Names a statement's variant: the same SQL with other types is another statement.
    var signature: String {
        String(decoding: self.types.map { UInt8(ascii: "a") + UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
    }

    /// Calls the body with a pointer to each argument, nil for null.
    func withPointers<Result>(_ body: ([UnsafePointer<CChar>?]) -> Result) -> Result {
        self.bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                body(self.starts.map { start in start.flatMap { start in characters.baseAddress.map { $0 + start } } })
            }
        }
    }
}

/// The object ids of the types that occur (catalogue pg_type.dat of PostgreSQL's source, which never change).
enum PostgreSQLType {
    static let bool: UInt32 = 16
    static let bytea: UInt32 = 17
    static let name: UInt32 = 19
    static let int8: UInt32 = 20
    static let int2: UInt32 = 21
    static let int4: UInt32 = 23
    static let text: UInt32 = 25
    static let varchar: UInt32 = 1_043
    static let void: UInt32 = 2_278
}
