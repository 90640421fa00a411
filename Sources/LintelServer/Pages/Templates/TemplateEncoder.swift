/// Turns a model into what templates see of it, by the code that the compiler writes for `Encodable`.
///
/// A model names no part twice and forgets none, and nothing is looked up at run time: reflection took two thirds of what
/// a page cost.
final class TemplateEncoder: Encoder {
    let names: TemplateNames
    /// What has been encoded.
    fileprivate(set) var value = TemplateValue.nothing

    init(names: TemplateNames) {
        self.names = names
    }

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        let object = TemplateObject()
        self.value = .object(object)
        return KeyedEncodingContainer(TemplateObjectEncoding(object: object, names: self.names))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        let list = TemplateList()
        self.value = .list(list)
        return TemplateListEncoding(list: list, names: self.names)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        TemplateValueEncoding(encoder: self)
    }
}

/// Encodes what is one value: text, a truth value, a number.
private struct TemplateValueEncoding: SingleValueEncodingContainer {
    let encoder: TemplateEncoder

    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil() { self.encoder.value = .nothing }
    mutating func encode(_ value: String) { self.encoder.value = .text(value) }
    mutating func encode(_ value: Bool) { self.encoder.value = .truth(value) }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
        if let number = value as? any Numeric {
            self.encoder.value = .text("\(number)")
        } else {
            try value.encode(to: self.encoder)
        }
    }
}

/// Encodes the elements of a list.
private struct TemplateListEncoding: UnkeyedEncodingContainer {
    let list: TemplateList
    let names: TemplateNames

    var codingPath: [any CodingKey] { [] }
    var count: Int { self.list.elements.count }

    mutating func encodeNil() { self.list.elements.append(.nothing) }
    mutating func encode(_ value: String) { self.list.elements.append(.text(value)) }
    mutating func encode(_ value: Bool) { self.list.elements.append(.truth(value)) }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
        let encoder = TemplateEncoder(names: self.names)
        try value.encode(to: encoder)
        self.list.elements.append(encoder.value)
    }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        let encoder = TemplateEncoder(names: self.names)
        let container = encoder.container(keyedBy: type)
        self.list.elements.append(encoder.value)
        return container
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        let encoder = TemplateEncoder(names: self.names)
        let container = encoder.unkeyedContainer()
        self.list.elements.append(encoder.value)
        return container
    }

    // Only for what a class inherits; models are structures.
    mutating func superEncoder() -> any Encoder { TemplateEncoder(names: self.names) }
}
