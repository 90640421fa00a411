/// Numbers of bytes as people read them.
enum ByteCount {
    private static let units = ["kB", "MB", "GB", "TB", "PB", "EB"]

    /// Such as `700 bytes`, `4.2 MB`; units of a thousand (ISO 80000-1).
    static func text(_ count: Int64) -> String {
        guard count >= 1_000 else { return "\(count) bytes" }
        var value = Double(count) / 1_000
        var unit = 0
        // What would be rounded to 1000 is one of the next unit.
        while value >= 999.95, unit + 1 < Self.units.count {
            value /= 1_000
            unit += 1
        }
        let tenths = Int64((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10) \(Self.units[unit])"
    }
}
