package import LintelCodec
package import LintelTokens

/// A property that lists are filtered by; the raw value is its name.
package protocol FilterProperty: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    var type: FilterValueType { get }

    /// Whether there may be no value.
    var isOptional: Bool { get }

    /// Other names, in lower case.
    static var furtherNames: [String: Self] { get }
}

extension FilterProperty {
    /// The property of a name in letters of any case; nil when there is none.
    package static func named(_ name: String) -> Self? {
        let key = name.lowercased()
        return Self.furtherNames[key] ?? Self.allCases.first { $0.rawValue.lowercased() == key }
    }
}

/// What a property holds.
package enum FilterValueType: Sendable, Hashable {
    case id, text, number, flag, time
    /// A text in letters of any case.
    case name
}

/// A value of a property's own type.
package enum FilterValue: Sendable, Hashable {
    /// A UUID in lower case.
    case id(String)
    /// As it is compared: of a name the key, of another text the lower case of its ASCII letters.
    case text(String)
    case number(Int64)
    case flag(Bool)
    case time(UnixTime)
}

/// A condition on properties that exist, with values of their types, and without negation.
package indirect enum PropertyCondition<Property: FilterProperty>: Sendable, Hashable {
    case all([PropertyCondition])
    case any([PropertyCondition])
    case compare(Property, FilterComparison, FilterValue)
    /// A text that has these pieces one after the other, with anything between them; or, when not `holds`, has not.
    case fits(Property, [String], holds: Bool)
    /// There is no value; or, when not `holds`, there is one.
    case absent(Property, holds: Bool)
    case always
    case never
}

extension PropertyCondition {
    /// Looks up what a filter's names mean, and reads its values as what the properties hold.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid` and field `$filter`, which says where.
    package init(_ expression: FilterExpression) throws(PlatformError) {
        try self.init(expression, holds: true)
    }

    /// Reads a filter.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid` and field `$filter`, which says where.
    package init(parsing text: String) throws(PlatformError) {
        let expression: FilterExpression
        do throws(FilterError) {
            expression = try FilterExpression(parsing: text)
        } catch {
            throw Self.invalid(error.code.sentence, at: error.offset)
        }
        try self.init(expression)
    }

    /// - Parameter holds: False when the opposite is meant.
    private init(_ expression: FilterExpression, holds: Bool) throws(PlatformError) {
        switch expression {
        case .not(let inner): try self.init(inner, holds: !holds)
        case .and(let parts): self = holds ? .all(try Self.list(parts, holds)) : .any(try Self.list(parts, holds))
        case .or(let parts): self = holds ? .any(try Self.list(parts, holds)) : .all(try Self.list(parts, holds))
        case .comparison(let name, let comparison, let literal):
            self = try Self.compare(name, holds ? comparison : comparison.opposite, literal)
        case .among(let name, let literals):
            var parts: [PropertyCondition] = []
            for literal in literals { parts.append(try Self.compare(name, holds ? .equal : .notEqual, literal)) }
            self = holds ? .any(parts) : .all(parts)
        case .like(let name, let pattern):
            let pieces = pattern.split(separator: "%", omittingEmptySubsequences: false).map(String.init)
            guard pieces.count - 1 <= NamePattern.maximumWildcards else {
                throw Self.invalid("A pattern has at most \(NamePattern.maximumWildcards) wildcards", at: name.offset)
            }
            self = try Self.fits(name, pieces, holds)
        case .function(.startsWith, let name, let text): self = try Self.fits(name, [text, ""], holds)
        case .function(.endsWith, let name, let text): self = try Self.fits(name, ["", text], holds)
        case .function(.contains, let name, let text): self = try Self.fits(name, ["", text, ""], holds)
        }
    }

    /// Whether the condition asks about a property.
    package func asks(about property: Property) -> Bool {
        switch self {
        case .all(let parts), .any(let parts): parts.contains { $0.asks(about: property) }
        case .compare(let own, _, _), .fits(let own, _, _), .absent(let own, _): own == property
        case .always, .never: false
        }
    }

    /// The UUID that a property has to be, if the whole condition or each part of a conjunction cannot hold otherwise.
    package func required(_ property: Property) -> String? {
        switch self {
        case .all(let parts): parts.lazy.compactMap { $0.required(property) }.first
        case .compare(property, .equal, .id(let id)): id
        default: nil
        }
    }

    private static func list(_ parts: [FilterExpression], _ holds: Bool) throws(PlatformError) -> [PropertyCondition] {
        var list: [PropertyCondition] = []
        for part in parts { list.append(try PropertyCondition(part, holds: holds)) }
        return list
    }

    private static func property(_ name: FilterName) throws(PlatformError) -> Property {
        guard let property = Property.named(name.text) else {
            let known = Property.allCases.map(\.rawValue).joined(separator: ", ")
            throw Self.invalid(
                "There is no property \(name.text.prefix(100)) to filter by. Known are: \(known)",
                at: name.offset
            )
        }
        return property
    }

    private static func fits(_ name: FilterName, _ pieces: [String], _ holds: Bool) throws(PlatformError)
        -> PropertyCondition
    {
        let property = try Self.property(name)
        guard let key = property.type.textKey else {
            throw Self.invalid("\(property.rawValue) is no text", at: name.offset)
        }
        return .fits(property, pieces.map(key), holds: holds)
    }

    private static func compare(_ name: FilterName, _ comparison: FilterComparison, _ literal: FilterLiteral)
        throws(PlatformError) -> PropertyCondition
    {
        let property = try Self.property(name)
        let isEquality = comparison == .equal || comparison == .notEqual
        func mismatch() -> PlatformError {
            Self.invalid("\(property.rawValue) cannot be compared with this value", at: literal.offset)
        }
        if literal.value == .null {
            guard isEquality else { throw mismatch() }
            guard property.isOptional else { return comparison == .equal ? .never : .always }
            return .absent(property, holds: comparison == .equal)
        }
        switch property.type {
        case .id, .flag: guard isEquality else { throw mismatch() }
        case .name, .text, .number, .time: break
        }
        guard let value = property.type.value(literal.value) else { throw mismatch() }
        // What is no UUID is nothing's id.
        if case .id(let text) = value, UUIDText(text) == nil { return comparison == .equal ? .never : .always }
        return .compare(property, comparison, value)
    }

    private static func invalid(_ sentence: String, at offset: Int) -> PlatformError {
        PlatformError(.queryInvalid, "\(sentence) (at byte \(offset + 1) of the filter).", field: "$filter")
    }
}

extension FilterValueType {
    /// How texts are compared with the property; nil for what holds no text.
    fileprivate var textKey: (@Sendable (String) -> String)? {
        switch self {
        case .name: { DocumentName.key(of: $0) }
        case .text: { Self.asciiLowercase($0) }
        case .id, .number, .flag, .time: nil
        }
    }

    /// The value as the type holds it; nil for one of another type.
    ///
    /// Clients write numbers and truth values as texts, too.
    fileprivate func value(_ literal: FilterLiteral.Value) -> FilterValue? {
        switch (self, literal) {
        case (.name, .text(let text)), (.text, .text(let text)): self.textKey.map { .text($0(text)) }
        case (.id, .text(let text)), (.id, .guid(let text)): .id(text.lowercased())
        case (.number, .integer(let number)): .number(number)
        case (.number, .text(let text)): Int64(text).map { .number($0) }
        case (.flag, .bool(let flag)): .flag(flag)
        case (.flag, .integer(let number)) where number == 0 || number == 1: .flag(number == 1)
        case (.flag, .text(let text)):
            switch text.lowercased() {
            case "true": .flag(true)
            case "false": .flag(false)
            default: nil
            }
        case (.time, .time(let text)), (.time, .text(let text)): TimestampReading(text).map { .time($0.time) }
        default: nil
        }
    }

    /// What `lower` makes of a text on both engines.
    private static func asciiLowercase(_ text: String) -> String {
        String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
    }
}
