/// A line as high as the tokens of an app's last days, in the units of its own coordinates.
struct Sparkline: Encodable, Sendable, Hashable {
    let viewBox = "0 0 112 28"
    /// The corners, as SVG's `points` has them.
    let points: String
    /// The line in words, for those who do not see it.
    let summary: String

    private static let width = 112
    private static let height: Int64 = 28
    /// Half the line's own width and some more, so that neither end is cut.
    private static let margin: Int64 = 3

    /// - Parameter days: Tokens by day, oldest first.
    init(_ days: [Int64]) {
        let most = max(days.max() ?? 0, 1)
        let step = Self.width / max(days.count, 1)
        self.points = days.enumerated()
            .map { index, count in
                let room = Self.height - 2 * Self.margin
                let rise = Int64(Double(room) * Double(count) / Double(most))
                return "\(index * step + Int(Self.margin)),\(Self.height - Self.margin - rise)"
            }
            .joined(separator: " ")
        let total = days.reduce(0, +)
        self.summary =
            total == 0
            ? "no tokens in \(days.count) days" : "\(total) \(total == 1 ? "token" : "tokens") in \(days.count) days"
    }
}
