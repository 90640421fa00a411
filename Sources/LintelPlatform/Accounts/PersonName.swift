/// What a person may be called: one line that can be seen.
package enum PersonName {
    package static let maximumLength = 128

    /// The name as it is kept.
    ///
    /// - Throws: ``PlatformError`` with code `nameInvalid` and field `name`.
    package static func check(_ typed: String) throws(PlatformError) -> String {
        guard let line = try? PlainLine(typed, maximum: Self.maximumLength) else {
            throw PlatformError(
                .nameInvalid,
                "A name has 1 to \(Self.maximumLength) characters that can be seen.",
                field: "name",
            )
        }
        return line.text
    }
}
