/// How long to wait after so many failures: nothing below a threshold, then twice as long with each failure.
package struct BackOff: Sendable, Hashable {
    /// The number of failures that brings the first wait.
    package var threshold: Int64
    package var firstSeconds: Int64
    /// No wait is longer: nobody is locked out for ever.
    package var maximumSeconds: Int64

    package init(threshold: Int64, firstSeconds: Int64, maximumSeconds: Int64) {
        self.threshold = threshold
        self.firstSeconds = firstSeconds
        self.maximumSeconds = maximumSeconds
    }

    /// Seconds to wait after this many failures; nil for none.
    package func seconds(after failures: Int64) -> Int64? {
        guard failures >= self.threshold else { return nil }
        // 2^20 times the first wait is past any maximum, and far from overflow.
        let doublings = min(failures - self.threshold, 20)
        return min(self.firstSeconds << doublings, self.maximumSeconds)
    }
}
