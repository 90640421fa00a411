/// How long answers took, in fixed buckets (Prometheus histogram).
final class LatencyHistogram: Sendable {
    /// Upper bounds in microseconds.
    static let bounds: [Int64] = [250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000]

    private let buckets = (0...LatencyHistogram.bounds.count).map { _ in Counter() }
    private let sum = Counter()

    func record(microseconds: Int64) {
        let index = Self.bounds.firstIndex { microseconds <= $0 } ?? Self.bounds.count
        self.buckets[index].add()
        self.sum.add(Int(microseconds))
    }

    /// The exposition lines of one series.
    func write(_ name: String, labels: String, to text: inout String) {
        var total = 0
        for (index, bucket) in self.buckets.enumerated() {
            total += bucket.value
            let bound = index < Self.bounds.count ? "\(Double(Self.bounds[index]) / 1e6)" : "+Inf"
            text += "\(name)_bucket{\(labels),le=\"\(bound)\"} \(total)\n"
        }
        text += "\(name)_sum{\(labels)} \(Double(self.sum.value) / 1e6)\n"
        text += "\(name)_count{\(labels)} \(total)\n"
    }
}
