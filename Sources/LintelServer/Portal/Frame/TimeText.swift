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
        let bytes = Array(stamp.utf8)
        // The year is what stands before `-11-22T14:02:11Z`.
        let year = bytes.count - 16
        let zero = UInt8(ascii: "0")
        let month = Int(bytes[year + 1] - zero) * 10 + Int(bytes[year + 2] - zero)
        var text: [UInt8] = []
        text.reserveCapacity(32)
        if bytes[year + 4] != zero { text.append(bytes[year + 4]) }
        text.append(bytes[year + 5])
        text.append(contentsOf: Self.months[month - 1].utf8)
        text.append(contentsOf: bytes[..<year])
        text.append(contentsOf: ", ".utf8)
        text.append(contentsOf: bytes[(year + 7)..<(year + 12)])
        text.append(contentsOf: " UTC".utf8)
        self.text = String(decoding: text, as: UTF8.self)
    }

    private static let months = [
        " Jan ", " Feb ", " Mar ", " Apr ", " May ", " Jun ", " Jul ", " Aug ", " Sep ", " Oct ", " Nov ", " Dec ",
    ]
}
