/// One schema, compiled: what it says of a value, with other schemas named by their index in the graph.
struct SchemaNode: Sendable {
    /// In the order of their evaluation: what looks at what others have left comes last.
    var keywords: [SchemaKeyword] = []
    /// Whether one of them looks at what others have left.
    var looksAtRest = false
    /// Whether it refuses every value: the schema `false`.
    var isNever = false
}

/// A keyword, ready to be evaluated.
enum SchemaKeyword: Sendable {
    case types(SchemaTypes)
    /// `enum`, and `const` with one value.
    case values(SchemaValues, words: String)
    case atLeast(SchemaNumber)
    case atMost(SchemaNumber)
    case moreThan(SchemaNumber)
    case lessThan(SchemaNumber)
    case multiple(SchemaNumber)
    case length(SchemaCount)
    case pattern(SchemaPattern)
    case format(SchemaFormat)
    case items(SchemaItems)
    case itemCount(SchemaCount)
    case uniqueItems
    case contains(Int, SchemaCount)
    case members(SchemaMembers)
    case memberNames(Int)
    case memberCount(SchemaCount)
    case required([SchemaName])
    case dependentRequired([(SchemaName, [SchemaName])])
    case dependentSchemas([(SchemaName, Int)])
    case reference(Int)
    case all([Int])
    case any([Int])
    case one([Int])
    case not(Int)
    case conditional(Int, then: Int?, otherwise: Int?)
    case unevaluatedItems(Int)
    case unevaluatedMembers(Int)
}

/// How many of something there may be.
struct SchemaCount: Sendable {
    var minimum = 0
    var maximum = Int.max
}

/// The name of a member and its number, by which members are found.
struct SchemaName: Sendable {
    let text: String
    let symbol: Int32
}

/// `prefixItems` and `items`.
struct SchemaItems: Sendable {
    var first: [Int] = []
    var rest: Int?
}

/// `properties`, `patternProperties` and `additionalProperties`.
struct SchemaMembers: Sendable {
    /// By symbol, in ascending order.
    var named: [(symbol: Int32, node: Int)] = []
    var patterns: [(pattern: SchemaPattern, node: Int)] = []
    var additional: Int?

    /// The schema of the member of that name.
    func node(_ symbol: Int32) -> Int? {
        var low = 0
        var high = self.named.count
        while low < high {
            let middle = (low + high) / 2
            if self.named[middle].symbol < symbol { low = middle + 1 } else { high = middle }
        }
        return low < self.named.count && self.named[low].symbol == symbol ? self.named[low].node : nil
    }
}

extension SchemaKeyword {
    /// The schemas that look at the same value as this one.
    var inPlace: [Int] {
        switch self {
        case .reference(let node), .not(let node): [node]
        case .all(let nodes), .any(let nodes), .one(let nodes): nodes
        case .conditional(let node, let then, let otherwise): [node] + [then, otherwise].compactMap { $0 }
        case .dependentSchemas(let pairs): pairs.map(\.1)
        default: []
        }
    }
}
