package import LintelTokens

/// A moment as pages show it, with its zone: the template part `time`.
package struct TimeText: Encodable, Sendable, Hashable {
    /// For programs: `2026-11-22T14:02:11Z`.
    let iso: String
    /// For people: `22 Nov 2026, 14:02 UTC`.
    let text: String

    package init(_ time: UnixTime) {
        let stamp = time.timestamp
        self.iso = stamp
        let parts = stamp.split(whereSeparator: { "-T:Z".contains($0) }).map(String.init)
        let month = Int(parts[1]).map { Self.months[$0 - 1] } ?? parts[1]
        self.text = "\(Int(parts[2]) ?? 0) \(month) \(parts[0]), \(parts[3]):\(parts[4]) UTC"
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
