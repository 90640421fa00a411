/// The fields of an `application/x-www-form-urlencoded` body or query string, in the order sent.
package struct FormFields: Sendable {
    /// One field, decoded.
    package struct Field: Sendable, Hashable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// All fields, repeated ones included.
    package let fields: [Field]

    package init(fields: [Field]) {
        self.fields = fields
    }

    /// The value of the first field of that name; nil when there is none or the value is empty.
    ///
    /// RFC 6749 §3.1: parameters sent without a value MUST be treated as if they were omitted.
    package subscript(name: String) -> String? {
        guard let value = self.fields.first(where: { $0.name.hasSameBytes(as: name) })?.value, !value.isEmpty
        else { return nil }
        return value
    }

    /// Whether a field of that name was sent, even an empty one.
    package func has(_ name: String) -> Bool {
        self.fields.contains { $0.name.hasSameBytes(as: name) }
    }

    /// The values of every field of that name, empty ones included.
    package func all(_ name: String) -> [String] {
        self.fields.compactMap { $0.name.hasSameBytes(as: name) ? $0.value : nil }
    }

    /// The first name that occurs a second time (RFC 6749 §3.1 and §3.2: parameters MUST NOT be repeated).
    package var repeatedName: String? {
        var seen: Set<ExactText> = []
        return self.fields.first { !seen.insert(ExactText(text: $0.name)).inserted }?.name
    }
}
