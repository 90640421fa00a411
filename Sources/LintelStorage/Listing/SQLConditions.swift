import LintelPlatform
import LintelTokens

/// The conditions of a statement, all of which have to hold, with the values of their placeholders.
struct SQLConditions {
    private var clauses: [String] = []
    private(set) var arguments: [SQLValue] = []

    /// The conditions as SQL.
    var text: String { self.clauses.joined(separator: " AND ") }

    /// Adds a condition.
    mutating func add(_ clause: String, _ arguments: SQLValue...) {
        self.add(clause, arguments: arguments)
    }

    /// Adds a condition.
    mutating func add(_ clause: String, arguments: [SQLValue]) {
        self.clauses.append(clause)
        self.arguments += arguments
    }

    /// Adds the bounds on a time.
    mutating func add(_ column: String, _ bounds: [TimeBound]) {
        for bound in bounds { self.add("\(column) \(Self.sign(bound.comparison)) ?", .time(bound.time)) }
    }

    /// Adds that a column holds one of the values; nil leaves it open, and none of none ever does.
    mutating func add(_ column: String, oneOf values: [SQLValue]?) {
        guard let values else { return }
        guard let last = values.last else { return self.add("1 = 0") }
        // Up to the next power of two the last one is said again: there are few texts of a statement then, however
        // many values there can be, and a connection prepares every text once.
        var count = 1
        while count < values.count { count *= 2 }
        self.clauses.append("\(column) IN (\(Self.placeholders(count)))")
        self.arguments += values + repeatElement(last, count: count - values.count)
    }

    /// Adds that a column's text begins with one of these; texts are compared by their bytes.
    mutating func add(_ column: String, beginningWithOneOf prefixes: [String]) {
        guard !prefixes.isEmpty else { return }
        let alternatives = prefixes.map { _ in "(\(column) >= ? AND \(column) < ?)" }
        self.clauses.append("(\(alternatives.joined(separator: " OR ")))")
        // No text goes on with a greater scalar.
        for prefix in prefixes { self.arguments += [.text(prefix), .text(prefix + "\u{10FFFF}")] }
    }

    /// Adds that one of the conditions holds.
    mutating func add(anyOf alternatives: SQLConditions) {
        self.clauses.append("(\(alternatives.clauses.joined(separator: " OR ")))")
        self.arguments += alternatives.arguments
    }

    /// So many placeholders with commas between them.
    static func placeholders(_ count: Int) -> String {
        repeatElement("?", count: count).joined(separator: ", ")
    }

    private static func sign(_ comparison: TimeBound.Comparison) -> String {
        switch comparison {
        case .before: "<"
        case .notAfter: "<="
        case .after: ">"
        case .notBefore: ">="
        case .equal: "="
        }
    }
}
