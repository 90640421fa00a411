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
}
