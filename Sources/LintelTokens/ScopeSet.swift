/// Scope values in the order they were given, each once (RFC 6749 §3.3).
public struct ScopeSet: Hashable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
    /// The scope values, in order.
    public private(set) var values: [String]

    /// Keeps the first of each value; the values are taken to be well-formed scope tokens.
    public init(_ values: some Sequence<String>) {
        self.values = []
        for value in values where !self.values.contains(value) { self.values.append(value) }
    }

    /// Keeps the first of each value.
    public init(arrayLiteral elements: String...) {
        self.init(elements)
    }

    /// Splits a space-separated list as it stands in the database or a token; no syntax check.
    public init(spaceSeparated text: some StringProtocol) {
        self.init(text.utf8.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) })
    }

    /// The wire form: values separated by one space.
    public var description: String { self.values.joined(separator: " ") }

    /// Whether no scope is in the set.
    public var isEmpty: Bool { self.values.isEmpty }

    /// Whether the set holds this scope value; comparison is case-sensitive.
    public func contains(_ scope: String) -> Bool { self.values.contains(scope) }

    /// Whether each of these values is in `other` as well.
    public func isSubset(of other: ScopeSet) -> Bool { self.values.allSatisfy(other.contains) }

    /// The values that `other` does not hold.
    public func subtracting(_ other: ScopeSet) -> ScopeSet { ScopeSet(self.values.filter { !other.contains($0) }) }

    /// The values that both sets hold, in this set's order.
    public func intersection(_ other: ScopeSet) -> ScopeSet { ScopeSet(self.values.filter(other.contains)) }

    /// The values of both sets, this set's first.
    public func union(_ other: ScopeSet) -> ScopeSet { ScopeSet(self.values + other.values) }
}
