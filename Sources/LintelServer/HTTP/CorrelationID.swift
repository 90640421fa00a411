/// Names one request in the answer, the log and the audit: 16 hexadecimal digits.
package struct CorrelationID: Sendable, Hashable, CustomStringConvertible {
    package let description: String

    /// A fresh one.
    ///
    /// Not a secret: it only has to be unlikely to repeat among the log lines that are kept.
    package init() {
        let number = UInt64.random(in: .min ... .max)
        self.description = String(unsafeUninitializedCapacity: 16) { text in
            for index in 0..<16 {
                let digit = UInt8(truncatingIfNeeded: number >> UInt64(60 - 4 * index)) & 0x0F
                text[index] = digit < 10 ? 0x30 + digit : 0x57 + digit
            }
            return 16
        }
    }
}
