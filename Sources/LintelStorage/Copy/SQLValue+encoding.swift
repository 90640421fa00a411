extension SQLValue {
    /// Appends the value as bytes that no other value or row of values begins with: a byte for the kind, the number of
    /// bytes that follow (64 bits, the highest byte first), and these.
    func encode(into bytes: inout [UInt8]) {
        switch self {
        case .null: Self.appendHead(kind: 0, count: 0, to: &bytes)
        case .integer(let value):
            Self.appendHead(kind: 1, count: 8, to: &bytes)
            Self.append(value, to: &bytes)
        case .text(let value):
            Self.appendHead(kind: 2, count: value.utf8.count, to: &bytes)
            bytes.append(contentsOf: value.utf8)
        case .blob(let value):
            Self.appendHead(kind: 3, count: value.count, to: &bytes)
            bytes.append(contentsOf: value)
        }
    }

    private static func appendHead(kind: UInt8, count: Int, to bytes: inout [UInt8]) {
        bytes.append(kind)
        Self.append(Int64(count), to: &bytes)
    }

    private static func append(_ value: Int64, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
