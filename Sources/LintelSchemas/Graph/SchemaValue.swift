import LintelCodec

/// A JSON value as schemas look at it: numbers by what they are worth, texts by their bytes, members in no order.
indirect enum SchemaValue: Sendable {
    case null
    case bool(Bool)
    case number(SchemaNumber)
    case string(ExactText)
    case array([SchemaValue])
    case object([SchemaMember])

    /// - Parameter symbol: The number of a member's name; -1 for a name that no schema has.
    init(_ value: JSONValue, symbol: (ExactText) -> Int32) {
        switch value {
        case .null: self = .null
        case .bool(let flag): self = .bool(flag)
        case .integer(let number): self = .number(.integer(number))
        case .number(let number): self = .number(SchemaNumber(number))
        case .string(let text): self = .string(ExactText(text: text))
        case .array(let values): self = .array(values.map { SchemaValue($0, symbol: symbol) })
        case .object(let members): self = .object(SchemaMember.list(members, symbol: symbol))
        }
    }

    var types: SchemaTypes {
        switch self {
        case .null: .null
        case .bool: .boolean
        case .number(let number): number.isInteger ? [.number, .integer] : .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }

    /// What it takes to look at all of it: one for each value in it, and for each 16 bytes of text.
    var size: Int {
        switch self {
        case .null, .bool, .number: 1
        case .string(let text): 1 + text.text.utf8.count / 16
        case .array(let values): values.reduce(1) { $0 + $1.size }
        case .object(let members): members.reduce(1) { $0 + $1.name.text.utf8.count / 16 + $1.value.size }
        }
    }
}

/// One name and value of an object.
struct SchemaMember: Sendable {
    let name: ExactText
    let symbol: Int32
    let value: SchemaValue

    static func list(_ members: [JSONMember], symbol: (ExactText) -> Int32) -> [SchemaMember] {
        members.map { member in
            let name = ExactText(text: member.name)
            return SchemaMember(name: name, symbol: symbol(name), value: SchemaValue(member.value, symbol: symbol))
        }
    }
}

/// JSON Schema core §4.2.2.
extension SchemaValue: Hashable {
    static func == (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): left == right
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): self.areEqual(left, right)
        default: false
        }
    }

    private static func areEqual(_ left: [SchemaMember], _ right: [SchemaMember]) -> Bool {
        guard left.count == right.count else { return false }
        // Most often in the same order; a dictionary keeps hostile objects from being compared name by name.
        if zip(left, right).allSatisfy({ $0.name == $1.name }) {
            return zip(left, right).allSatisfy { $0.value == $1.value }
        }
        let others = Dictionary(right.map { ($0.name, $0.value) }) { first, _ in first }
        return left.allSatisfy { others[$0.name] == $0.value }
    }

    func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .bool(let flag): hasher.combine(flag)
        case .number(let number): hasher.combine(number)
        case .string(let text): hasher.combine(text)
        case .array(let values): hasher.combine(values)
        case .object(let members):
            // A sum, since members have no order.
            var sum = 0
            for member in members {
                var own = hasher
                own.combine(member.name)
                own.combine(member.value)
                sum &+= own.finalize()
            }
            hasher.combine(sum)
        }
    }
}
