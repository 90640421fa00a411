/// A number of bytes as pages show it, such as `1.4 MB`: in powers of a thousand, with a digit behind the point below ten.
struct SizeText: Sendable, Hashable {
    let text: String

    private static let units = ["kB", "MB", "GB", "TB", "PB", "EB"]

    init(_ bytes: Int64) {
        guard bytes >= 1_000 else {
            self.text = bytes == 1 ? "1 byte" : "\(bytes) bytes"
            return
        }
        var unit = 0
        var size: Int64 = 1_000
        // What would be rounded to a thousand of a unit is one of the next.
        while unit + 1 < Self.units.count, bytes >= size * 1_000 - size / 2 {
            unit += 1
            size *= 1_000
        }
        let (whole, rest) = bytes.quotientAndRemainder(dividingBy: size)
        let tenths = whole * 10 + (rest + size / 20) / (size / 10)
        guard tenths >= 100 else {
            self.text = "\(tenths / 10).\(tenths % 10) \(Self.units[unit])"
            return
        }
        self.text = "\(whole + (rest >= size / 2 ? 1 : 0)) \(Self.units[unit])"
    }
}
