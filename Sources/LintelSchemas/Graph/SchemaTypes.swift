import LintelCodec

/// The types that a value may have (JSON Schema validation §6.1.1).
struct SchemaTypes: OptionSet, Sendable, Hashable {
    let rawValue: UInt8

    static let null = Self(rawValue: 1)
    static let boolean = Self(rawValue: 2)
    static let number = Self(rawValue: 4)
    static let integer = Self(rawValue: 8)
    static let string = Self(rawValue: 16)
    static let array = Self(rawValue: 32)
    static let object = Self(rawValue: 64)

    private static let names: [(SchemaTypes, name: String, words: String)] = [
        (.object, "object", "an object"),
        (.array, "array", "an array"),
        (.string, "string", "a string"),
        (.number, "number", "a number"),
        (.integer, "integer", "a whole number"),
        (.boolean, "boolean", "true or false"),
        (.null, "null", "null"),
    ]

    /// The type of that name; nil when there is none.
    init?(name: String) {
        guard let known = Self.names.first(where: { $0.name.hasSameBytes(as: name) }) else { return nil }
        self = known.0
    }

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The types in words that finish the sentence "This has to be …".
    var words: String {
        Self.names.filter { self.contains($0.0) }.map(\.words).joined(separator: " or ")
    }
}
