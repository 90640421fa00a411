/// A condition as a `$filter` of OData writes it: what was said, before anybody looks up what the names mean.
package indirect enum FilterExpression: Sendable, Hashable {
    case and([FilterExpression])
    case or([FilterExpression])
    case not(FilterExpression)
    /// A property compared with a value.
    case comparison(FilterName, FilterComparison, FilterLiteral)
    /// A property that is one of these values.
    case among(FilterName, [FilterLiteral])
    /// A property whose text fits a pattern with `%` for any characters.
    case like(FilterName, String)
    /// A function of a property's text.
    case function(FilterFunction, FilterName, String)

    /// The bounds of a filter.
    package enum Limits {
        /// Bytes of the text.
        package static let bytes = 2_048
        /// Parentheses and negations in each other.
        package static let depth = 32
    }
}

/// The name of a property, with its place in the text for whoever has to say that there is none.
package struct FilterName: Sendable, Hashable {
    package let text: String
    /// Bytes before it.
    package let offset: Int

    package init(_ text: String, at offset: Int) {
        self.text = text
        self.offset = offset
    }
}

/// How a property is compared.
package enum FilterComparison: String, Sendable, Hashable, CaseIterable {
    case equal = "eq"
    case notEqual = "ne"
    case less = "lt"
    case notGreater = "le"
    case greater = "gt"
    case notLess = "ge"

    /// What holds when this does not.
    package var opposite: FilterComparison {
        switch self {
        case .equal: .notEqual
        case .notEqual: .equal
        case .less: .notLess
        case .notGreater: .greater
        case .greater: .notGreater
        case .notLess: .less
        }
    }
}

/// What can be asked of a text.
package enum FilterFunction: Sendable, Hashable {
    case startsWith, endsWith, contains
}

/// A value, with its place in the text.
package struct FilterLiteral: Sendable, Hashable {
    package enum Value: Sendable, Hashable {
        case text(String)
        case integer(Int64)
        case bool(Bool)
        case null
        /// 36 characters that look like a UUID.
        case guid(String)
        /// A time as it was written; whether there is such a time is for others to say.
        case time(String)
    }

    package let value: Value
    /// Bytes before it.
    package let offset: Int

    package init(_ value: Value, at offset: Int) {
        self.value = value
        self.offset = offset
    }
}

/// Why a text is no filter.
package struct FilterError: Error, Sendable, Hashable {
    package enum Code: Sendable, Hashable, CaseIterable {
        case tooLong, tooDeep, empty
        /// A byte that begins nothing.
        case unexpectedCharacter
        /// A string without its closing apostrophe.
        case unterminatedText
        /// A number, time or identifier that is none.
        case malformedValue
        case unexpectedEnd
        /// Something stands where something else has to.
        case unexpectedWord
        case unknownFunction

        /// The flaw as a sentence without its full stop.
        package var sentence: String {
            switch self {
            case .tooLong: "A filter has at most \(FilterExpression.Limits.bytes) bytes"
            case .tooDeep: "A filter is at most \(FilterExpression.Limits.depth) levels deep"
            case .empty: "The filter is empty"
            case .unexpectedCharacter: "This character begins nothing that a filter can hold"
            case .unterminatedText: "The text has no closing apostrophe"
            case .malformedValue: "This is no number, time or identifier"
            case .unexpectedEnd: "The filter ends too early"
            case .unexpectedWord: "Something else has to stand here"
            case .unknownFunction: "There is no such function: startswith, endswith, contains, substringof"
            }
        }
    }

    package var code: Code
    /// Bytes before the place.
    package var offset: Int

    package init(_ code: Code, at offset: Int) {
        self.code = code
        self.offset = offset
    }
}
