import LintelCodec
import LintelPlatform

/// A condition on properties as SQL: columns come from the program, and everything that somebody has sent is an argument.
struct SQLFilter {
    private(set) var text = ""
    private(set) var arguments: [SQLValue] = []

    /// - Parameter column: What holds a property: of a name the key, of another text its lower case.
    init<Property>(_ condition: PropertyCondition<Property>, column: (Property) -> String) {
        self.add(condition, column)
    }

    private mutating func add<Property>(_ condition: PropertyCondition<Property>, _ column: (Property) -> String) {
        switch condition {
        case .all(let parts): self.add(parts, " AND ", column)
        case .any(let parts): self.add(parts, " OR ", column)
        case .compare(let property, let comparison, let value):
            let column = column(property)
            let test = "\(column) \(Self.sign(comparison)) ?"
            self.text += comparison == .notEqual && property.isOptional ? "(\(column) IS NULL OR \(test))" : test
            self.arguments.append(Self.argument(value))
        case .fits(let property, let pieces, let holds):
            self.text += "\(column(property)) \(holds ? "LIKE" : "NOT LIKE") ? ESCAPE '!'"
            self.arguments.append(.like(pieces))
        case .absent(let property, let holds): self.text += "\(column(property)) IS \(holds ? "" : "NOT ")NULL"
        case .always: self.text += "1 = 1"
        case .never: self.text += "1 = 0"
        }
    }

    private mutating func add<Property>(
        _ parts: [PropertyCondition<Property>],
        _ separator: String,
        _ column: (Property) -> String,
    ) {
        self.text += "("
        for (index, part) in parts.enumerated() {
            if index > 0 { self.text += separator }
            self.add(part, column)
        }
        self.text += ")"
    }

    private static func sign(_ comparison: FilterComparison) -> String {
        switch comparison {
        case .equal: "="
        case .notEqual: "<>"
        case .less: "<"
        case .notGreater: "<="
        case .greater: ">"
        case .notLess: ">="
        }
    }

    private static func argument(_ value: FilterValue) -> SQLValue {
        switch value {
        case .id(let text), .text(let text): .text(text)
        case .number(let number): .integer(number)
        case .flag(let flag): .bool(flag)
        case .time(let time): .time(time)
        }
    }
}

extension SQLConditions {
    /// Adds what a filter asks for.
    mutating func add(_ filter: SQLFilter) {
        self.add(filter.text, arguments: filter.arguments)
    }
}
