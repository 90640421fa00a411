/// How much an `application/x-www-form-urlencoded` text may hold before it is refused.
package struct FormLimits: Sendable {
    /// Bytes of the whole text, as sent.
    package var maximumBytes: Int
    /// Fields, repeated ones counted each time.
    package var maximumFields: Int
    /// Bytes of one name, decoded.
    package var maximumNameBytes: Int
    /// Bytes of one value, decoded.
    package var maximumValueBytes: Int

    /// The limits of every endpoint that names no others.
    package static let standard = FormLimits()

    package init(
        maximumBytes: Int = 65_536,
        maximumFields: Int = 64,
        maximumNameBytes: Int = 128,
        maximumValueBytes: Int = 16_384,
    ) {
        self.maximumBytes = maximumBytes
        self.maximumFields = maximumFields
        self.maximumNameBytes = maximumNameBytes
        self.maximumValueBytes = maximumValueBytes
    }
}
