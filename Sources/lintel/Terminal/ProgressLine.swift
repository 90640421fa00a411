import LintelClient

/// One line that says how far a transfer has come.
struct ProgressLine {
    var name: String
    var progress: TransferProgress
    /// Since it began.
    var elapsed: Duration

    private static let longestBar = 40
    private static let shortestBar = 10
    private static let longestName = 30

    /// The line in at most so many columns: name, bar, percentage, bytes, and bytes a second; what has no room is left
    /// out, the bar first.
    func text(width: Int) -> String {
        let percent = Int((self.progress.fraction * 100).rounded(.down))
        let bytes = "\(ByteCount.text(self.progress.completed)) of \(ByteCount.text(self.progress.total))"
        let facts = "\(String(repeating: " ", count: percent < 10 ? 2 : percent < 100 ? 1 : 0))\(percent) %  \(bytes)"
        let name = DisplayWidth.cut(ServerRefusal.plain(self.name), to: Self.longestName)
        let fixed = DisplayWidth.of(name) + 2 + DisplayWidth.of(facts)
        let rate = "  \(self.rate)"
        let room = width - fixed - DisplayWidth.of(rate) - 4
        if room >= Self.shortestBar {
            return "\(name)  \(self.bar(min(room, Self.longestBar)))  \(facts)\(rate)"
        }
        return DisplayWidth.cut("\(name)  \(facts)", to: width)
    }

    /// A bar such as `[####    ]`.
    private func bar(_ length: Int) -> String {
        let full = Int(self.progress.fraction * Double(length))
        return "[\(String(repeating: "#", count: full))\(String(repeating: " ", count: length - full))]"
    }

    private var rate: String {
        let seconds = self.elapsed / .seconds(1)
        guard seconds >= 0.1 else { return "" }
        return "\(ByteCount.text(Int64(Double(self.progress.completed) / seconds)))/s"
    }
}
