import LintelPlatform
import LintelTokens

/// A bar chart of an app's days: what the template draws, in the units of its own coordinates.
struct ActivityChart: Encodable, Sendable, Hashable {
    /// A rectangle.
    struct Bar: Encodable, Sendable, Hashable {
        let x: Int
        let y: Int
        let width: Int
        let height: Int
    }

    /// What is drawn of one day, and its numbers.
    struct Column: Encodable, Sendable, Hashable {
        let date: String
        let issued: Int64
        let refused: Int64
        /// nil when there is nothing to draw.
        let issuedBar: Bar?
        let refusedBar: Bar?
    }

    let columns: [Column]
    let hasNumbers: Bool
    /// The chart in one sentence, for those who do not see it.
    let summary: String
    let viewBox: String
    /// Where the line below the bars is.
    let baseline: Int
    let width: Int
    let labelY: Int
    let firstDate: String
    let lastDate: String
    /// The tallest bar's number.
    let most: Int64

    private static let step = 40
    private static let barWidth = 28
    private static let barHeight: Int64 = 100
    private static let top = 10

    init(_ days: [AppActivity.Day]) {
        let most = days.map { $0.issued + $0.refused }.max() ?? 0
        let baseline = Self.top + Int(Self.barHeight)
        self.columns = days.enumerated().map { index, day in
            let x = index * Self.step + (Self.step - Self.barWidth) / 2
            let refused = Self.height(day.refused, of: most)
            let issued = Self.height(day.issued, of: most)
            func bar(_ height: Int, above: Int) -> Bar? {
                height == 0 ? nil : Bar(x: x, y: baseline - above - height, width: Self.barWidth, height: height)
            }
            return Column(
                date: Self.date(day.day),
                issued: day.issued,
                refused: day.refused,
                issuedBar: bar(issued, above: 0),
                refusedBar: bar(refused, above: issued),
            )
        }
        self.hasNumbers = most > 0
        let issued = days.reduce(0) { $0 + $1.issued }
        let refused = days.reduce(0) { $0 + $1.refused }
        self.summary =
            "\(issued) \(issued == 1 ? "token" : "tokens") issued and \(refused) "
            + "\(refused == 1 ? "request" : "requests") refused in \(days.count) days"
        self.width = days.count * Self.step
        self.baseline = baseline
        self.labelY = baseline + 18
        self.viewBox = "0 0 \(self.width) \(baseline + 26)"
        self.firstDate = days.first.map { Self.date($0.day) } ?? ""
        self.lastDate = days.last.map { Self.date($0.day) } ?? ""
        self.most = most
    }

    /// What is there at all is seen: one request is a line of two units.
    private static func height(_ count: Int64, of most: Int64) -> Int {
        guard count > 0, most > 0 else { return 0 }
        return Int(max(2, count.multipliedReportingOverflow(by: self.barHeight).partialValue / most))
    }

    private static func date(_ day: Int64) -> String { String(UnixTime(day: day).timestamp.prefix(10)) }
}
