package import LintelTokens

/// A value on its way into or out of the database.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])

    /// Text, or null.
    package static func text(_ value: String?) -> Self { value.map { .text($0) } ?? .null }

    /// The raw value of an identifier.
    package static func id<Kind>(_ value: Identifier<Kind>) -> Self { .text(value.rawValue) }

    /// The raw value of an identifier, or null.
    package static func id<Kind>(_ value: Identifier<Kind>?) -> Self { .text(value?.rawValue) }

    /// Seconds since 1970.
    package static func time(_ value: UnixTime) -> Self { .integer(value.seconds) }

    /// Seconds since 1970, or null.
    package static func time(_ value: UnixTime?) -> Self { value.map { .integer($0.seconds) } ?? .null }

    /// 0 or 1.
    package static func bool(_ value: Bool) -> Self { .integer(value ? 1 : 0) }

    /// A count or a limit.
    package static func count(_ value: Int) -> Self { .integer(Int64(value)) }
}
