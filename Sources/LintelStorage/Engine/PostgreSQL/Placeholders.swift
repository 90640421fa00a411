/// The placeholders of the stores' SQL in PostgreSQL's form.
enum Placeholders {
    /// Numbers each question mark outside of quotes, from `$1` on.
    static func numbered(_ sql: String) -> (sql: String, count: Int) {
        var numbered: [UInt8] = []
        numbered.reserveCapacity(sql.utf8.count + 16)
        var count = 0
        var quote: UInt8?
        for byte in sql.utf8 {
            if let open = quote {
                // A doubled quote closes and opens again, which comes to the same.
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
            } else if byte == UInt8(ascii: "?") {
                count += 1
                numbered.append(UInt8(ascii: "$"))
                numbered.append(contentsOf: String(count).utf8)
                continue
            }
            numbered.append(byte)
        }
        return (String(decoding: numbered, as: UTF8.self), count)
    }
}
