import LintelCodec

/// The values of an `enum` or a `const`.
struct SchemaValues: Sendable {
    /// Those without others in them: long lists are of these, and are not walked.
    private let scalars: Set<SchemaValue>
    private let containers: [SchemaValue]
    /// What it takes to compare all containers with a value.
    private let containerSteps: Int

    init(_ values: [SchemaValue]) {
        self.scalars = Set(values.filter { !$0.isContainer })
        self.containers = values.filter(\.isContainer)
        self.containerSteps = self.containers.reduce(0) { $0 + $1.size } / 8
    }

    func contains(_ value: SchemaValue) -> Bool {
        value.isContainer ? self.containers.contains(value) : self.scalars.contains(value)
    }

    /// The steps that looking for a value takes, beside those for the schema.
    func steps(for value: SchemaValue) -> Int {
        switch value {
        case .null, .bool, .number: 0
        case .string(let text): text.text.utf8.count / 64
        case .array, .object: self.containerSteps
        }
    }
}

extension SchemaValue {
    fileprivate var isContainer: Bool {
        switch self {
        case .array, .object: true
        case .null, .bool, .number, .string: false
        }
    }
}
