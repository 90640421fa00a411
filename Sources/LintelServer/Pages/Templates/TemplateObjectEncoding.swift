/// Encodes the parts of a structure.
struct TemplateObjectEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let object: TemplateObject
    let names: TemplateNames

    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil(forKey key: Key) { self.add(.nothing, for: key) }
    mutating func encode(_ value: String, forKey key: Key) { self.add(.text(value), for: key) }
    mutating func encode(_ value: Bool, forKey key: Key) { self.add(.truth(value), for: key) }

    mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        guard let name = self.names[key.stringValue] else { return }
        let encoder = TemplateEncoder(names: self.names)
        try value.encode(to: encoder)
        self.object.add(encoder.value, named: name)
    }

    private func add(_ value: TemplateValue, for key: Key) {
        if let name = self.names[key.stringValue] { self.object.add(value, named: name) }
    }

    // An empty optional is encoded too, so that it hides what is further out. What the standard library provides for each
    // of these types leaves it out.

    mutating func encodeIfPresent(_ value: String?, forKey key: Key) {
        self.add(value.map { .text($0) } ?? .nothing, for: key)
    }

    mutating func encodeIfPresent(_ value: Bool?, forKey key: Key) {
        self.add(value.map { .truth($0) } ?? .nothing, for: key)
    }

    mutating func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws {
        if let value { try self.encode(value, forKey: key) } else { self.add(.nothing, for: key) }
    }

    mutating func encodeIfPresent(_ value: Int?, forKey key: Key) { self.addNumber(value, for: key) }
    mutating func encodeIfPresent(_ value: Int8?, forKey key: Key) { self.addNumber(value, for: key) }
    mutating func encodeIfPresent(_ value: Int16?, forKey key: Key) { self.addNumber(value, for: key) }
    mutating func encodeIfPresent(_ value: Int32?, forKey key: Key) { self.addNumber(value, for: key) }
    mutating func encodeIfPresent(_ value: Int64?, forKey key: Key) { self.addNumber(value, for: key) }
    mutating func encodeIfPresent(_ value: Int128?, forKey key: Key) { self.addNumber(value, for: key) }
    mutating func encodeIfPresent(_ value: UInt?, forKey key: Key) { self.addNumber(value, for: key) }
    mutating func encodeIfPresent(_ value: UInt8?, forKey key: Key) { self.addNumber(value, for: key) }
    mutating func encodeIfPresent(_ value: UInt16?, forKey key: Key) { self.addNumber(value, for: key) }
    mutating func encodeIfPresent(_ value: UInt32?, forKey key: Key) { self.addNumber(value, for: key) }
    mutating func encodeIfPresent(_ value: UInt64?, forKey key: Key) { self.addNumber(value, for: key) }
    mutating func encodeIfPresent(_ value: UInt128?, forKey key: Key) { self.addNumber(value, for: key) }
    mutating func encodeIfPresent(_ value: Float?, forKey key: Key) { self.addNumber(value, for: key) }
    mutating func encodeIfPresent(_ value: Double?, forKey key: Key) { self.addNumber(value, for: key) }

    private func addNumber(_ value: (some Numeric)?, for key: Key) {
        self.add(value.map { .text("\($0)") } ?? .nothing, for: key)
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key,
    ) -> KeyedEncodingContainer<Nested> {
        let encoder = TemplateEncoder(names: self.names)
        let container = encoder.container(keyedBy: type)
        self.add(encoder.value, for: key)
        return container
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        let encoder = TemplateEncoder(names: self.names)
        let container = encoder.unkeyedContainer()
        self.add(encoder.value, for: key)
        return container
    }

    // Only for what a class inherits; models are structures.

    mutating func superEncoder() -> any Encoder { TemplateEncoder(names: self.names) }
    mutating func superEncoder(forKey key: Key) -> any Encoder { TemplateEncoder(names: self.names) }
}
