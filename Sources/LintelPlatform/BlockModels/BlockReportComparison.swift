package import LintelCodec

/// What has changed between two reports of one specification.
///
/// Rows are paired by their cut-off and their categories. A row that only one report has says `NO_DATA` on the other side.
package struct BlockReportComparison: Sendable, Hashable {
    package struct Value: Sendable, Hashable {
        package var from: BlockReportTable.Cell
        package var to: BlockReportTable.Cell
        /// By how much the value has grown.
        package var difference: BlockReportTable.Cell
        /// The same in per cent of the size of the value before.
        package var percent: BlockReportTable.Cell
    }

    package struct Row: Sendable, Hashable {
        package var categories: [JSONValue]
        package var values: [Value]
    }

    package struct Level: Sendable, Hashable {
        package var cutoff: Double?
        package var rows: [Row]
    }

    package let levels: [Level]

    /// How many decimal places can be asked for.
    package static let decimalPlaces = 0...10

    /// - Parameter places: To so many decimal places both values are rounded before they are compared, and what comes of
    ///   that as well; nil to round nothing.
    package init(from: BlockReportTable, to: BlockReportTable, places: Int?) {
        let count = max(from.columns.count, to.columns.count)
        self.levels = to.levels.map { level in
            let before = from.levels.first { $0.cutoff == level.cutoff }?.rows ?? []
            let old = Dictionary(before.map { (Key($0.categories), $0.cells) }) { first, _ in first }
            let new = Dictionary(level.rows.map { (Key($0.categories), $0.cells) }) { first, _ in first }
            let keys = Set(old.keys).union(new.keys).sorted()
            let nothing = Array(repeating: BlockReportTable.Cell.noData, count: count)
            return Level(
                cutoff: level.cutoff,
                rows: keys.map { key in
                    let cells = zip(old[key] ?? nothing, new[key] ?? nothing)
                    let values = cells.map { Value(from: $0, to: $1, places: places) }
                    return Row(categories: key.categories, values: values)
                },
            )
        }
    }

    /// What tells rows apart: the bytes of their categories, for values that only look alike are two.
    private struct Key: Hashable, Comparable {
        let categories: [JSONValue]
        private let bytes: [UInt8]

        init(_ categories: [JSONValue]) {
            self.categories = categories
            var json = JSONWriter()
            BlockReportTable.write(categories, to: &json)
            self.bytes = json.bytes
        }

        static func == (a: Key, b: Key) -> Bool { a.bytes == b.bytes }

        func hash(into hasher: inout Hasher) { hasher.combine(self.bytes) }

        /// Totals come behind what they are made of.
        static func < (a: Key, b: Key) -> Bool {
            for (a, b) in zip(a.categories, b.categories) where a != b {
                if a == .null || b == .null { return b == .null }
                if let a = a.doubleValue, let b = b.doubleValue { return a < b }
                if let a = a.boolValue, let b = b.boolValue { return !a && b }
                return (a.stringValue ?? "") < (b.stringValue ?? "")
            }
            return a.bytes.lexicographicallyPrecedes(b.bytes)
        }
    }
}

extension BlockReportComparison.Value {
    init(from: BlockReportTable.Cell, to: BlockReportTable.Cell, places: Int?) {
        self.from = from.rounded(to: places)
        self.to = to.rounded(to: places)
        guard let before = self.from.value, let after = self.to.value else {
            let isInvalid = from.status == .invalid || to.status == .invalid
            self.difference = BlockReportTable.Cell(status: isInvalid ? .invalid : .noData)
            self.percent = self.difference
            return
        }
        self.difference = BlockReportTable.Cell(after - before).rounded(to: places)
        self.percent =
            before == 0
            ? BlockReportTable.Cell(status: .fromZero)
            : BlockReportTable.Cell((after - before) / before.magnitude * 100).rounded(to: places)
    }
}

extension BlockReportTable.Cell {
    fileprivate func rounded(to places: Int?) -> Self {
        guard let places, let value = self.value else { return self }
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let scaled = value * scale
        // A number so large has no decimal places.
        guard scaled.magnitude < 0x1p53 else { return self }
        return Self(scaled.rounded() / scale)
    }
}
