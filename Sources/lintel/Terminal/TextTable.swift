import LintelClient

/// Rows under headings, for people.
struct TextTable {
    /// What stands in a column.
    struct Column {
        var title: String
        /// Numbers stand at the right, and are never cut.
        var isNumber = false

        static func text(_ title: String) -> Self { Self(title: title) }
        static func number(_ title: String) -> Self { Self(title: title, isNumber: true) }
    }

    var columns: [Column]
    var rows: [[String]] = []
    /// What stands there instead of a table without rows.
    var empty: String

    private static let gap = 2
    /// No text is cut shorter than to so many columns.
    private static let leastWidth = 8

    /// The table's lines.
    ///
    /// Names that others chose lose their control characters.
    func text(on terminal: Terminal) -> String {
        guard !self.rows.isEmpty else { return self.empty }
        let rows = self.rows.map { $0.map { ServerRefusal.plain($0) } }
        let widths = self.widths(rows, within: terminal.width)
        let heading = terminal.styled(self.line(self.columns.map(\.title), widths), .bold)
        return ([heading] + rows.map { self.line($0, widths) }).joined(separator: "\n")
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let cell = self.columns[index].isNumber ? cell : DisplayWidth.cut(cell, to: widths[index])
            let space = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(cell)))
            let isLast = index == cells.count - 1
            line += self.columns[index].isNumber ? space + cell : cell + (isLast ? "" : space)
            if !isLast { line += String(repeating: " ", count: Self.gap) }
        }
        return line
    }

    /// What each column needs, and less for the widest texts where that is more than there is.
    private func widths(_ rows: [[String]], within limit: Int?) -> [Int] {
        var widths = self.columns.indices.map { index in
            ([self.columns[index].title] + rows.map { $0[index] }).map(DisplayWidth.of).max() ?? 0
        }
        guard let limit else { return widths }
        let gaps = Self.gap * (widths.count - 1)
        while widths.reduce(gaps, +) > limit {
            let texts = widths.indices.filter { !self.columns[$0].isNumber && widths[$0] > Self.leastWidth }
            guard let widest = texts.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
        }
        return widths
    }
}
