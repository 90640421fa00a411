extension JSONWriter {
    /// Writes a member whose value is a string.
    package mutating func member(_ name: StaticString, _ value: String) {
        self.key(name)
        self.string(value)
    }

    /// Writes a member whose value is a whole number.
    package mutating func member(_ name: StaticString, _ value: Int64) {
        self.key(name)
        self.integer(value)
    }

    /// Writes a member whose value is true or false.
    package mutating func member(_ name: StaticString, _ value: Bool) {
        self.key(name)
        self.bool(value)
    }

    /// Writes a member whose value is an array of strings.
    package mutating func member(_ name: StaticString, _ values: [String]) {
        self.key(name)
        self.beginArray()
        for value in values { self.string(value) }
        self.endArray()
    }

    /// Writes a value that was read, member by member in its order.
    package mutating func value(_ value: JSONValue) {
        switch value {
        case .null: self.null()
        case .bool(let flag): self.bool(flag)
        case .integer(let number): self.integer(number)
        case .number(let number): self.number(number)
        case .string(let text): self.string(text)
        case .array(let values):
            self.beginArray()
            for value in values { self.value(value) }
            self.endArray()
        case .object(let members):
            self.beginObject()
            for member in members {
                self.key(member.name)
                self.value(member.value)
            }
            self.endObject()
        }
    }
}
