import CPostgres

extension SQLRow {
    /// The rows of a result in the binary format.
    ///
    /// - Throws: ``SQLError`` when a column has a type that the stores do not use.
    static func rows(_ result: OpaquePointer) throws(SQLError) -> [SQLRow] {
        let columns = PQnfields(result)
        var types: [UInt32] = []
        for column in 0..<columns { types.append(PQftype(result, column)) }
        var rows: [SQLRow] = []
        for row in 0..<PQntuples(result) {
            var values: [SQLValue] = []
            values.reserveCapacity(types.count)
            for column in 0..<columns {
                values.append(try SQLValue(result, row: row, column: column, type: types[Int(column)]))
            }
            rows.append(SQLRow(values))
        }
        return rows
    }
}

extension SQLValue {
    fileprivate init(_ result: OpaquePointer, row: CInt, column: CInt, type: UInt32) throws(SQLError) {
        guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else {
            self = .null
            return
        }
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
        switch type {
        case PostgreSQLType.int8, PostgreSQLType.int4, PostgreSQLType.int2:
            // Big-endian and signed, whatever its width.
            self = .integer(bytes.dropFirst().reduce(Int64(Int8(bitPattern: bytes[0]))) { $0 << 8 | Int64($1) })
        case PostgreSQLType.bool:
            self = .integer(bytes[0] == 0 ? 0 : 1)
        case PostgreSQLType.text, PostgreSQLType.varchar, PostgreSQLType.name:
            self = .text(String(decoding: bytes, as: UTF8.self))
        case PostgreSQLType.bytea:
            self = .blob([UInt8](bytes))
        case PostgreSQLType.void:
            self = .null
        default:
            throw SQLError(.other, "column \(column) of a result has the type \(type), which no store uses")
        }
    }
}
