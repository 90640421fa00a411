import LintelCodec

/// The members of a JSON object that a caller sent, taken one by one; a member that nobody takes is refused.
///
/// A caller that sends `is_operator` or `state` learns that there is no such member, and nothing is set in passing.
struct JSONFields {
    private let members: [JSONMember]
    private var taken: Set<String> = []

    /// The longest text that any member holds.
    private static let maximumLength = 4_096

    init(_ members: [JSONMember]) {
        self.members = members
    }

    private mutating func take(_ name: String) -> JSONValue? {
        self.taken.insert(name)
        guard let value = self.members.first(where: { $0.name == name })?.value, value != .null else { return nil }
        return value
    }

    /// A text; nil when it is missing or `null`.
    mutating func optionalString(_ name: String) throws(Problem) -> String? {
        guard let value = self.take(name) else { return nil }
        guard let text = value.stringValue, text.utf8.count <= Self.maximumLength else {
            throw .invalid(name, "This has to be a text of at most \(Self.maximumLength) bytes.")
        }
        return text
    }

    /// A text that has to be there.
    mutating func string(_ name: String) throws(Problem) -> String {
        guard let text = try self.optionalString(name) else { throw .invalid(name, "This is missing.") }
        return text
    }

    /// A whole number; nil when it is missing or `null`.
    mutating func optionalInteger(_ name: String) throws(Problem) -> Int64? {
        guard let value = self.take(name) else { return nil }
        guard let number = value.integerValue else { throw .invalid(name, "This has to be a whole number.") }
        return number
    }

    /// A truth value; nil when it is missing or `null`.
    mutating func optionalBool(_ name: String) throws(Problem) -> Bool? {
        guard let value = self.take(name) else { return nil }
        guard let flag = value.boolValue else { throw .invalid(name, "This has to be true or false.") }
        return flag
    }

    /// A list of texts; nil when it is missing or `null`.
    mutating func optionalStrings(_ name: String, atMost limit: Int = 100) throws(Problem) -> [String]? {
        guard let value = self.take(name) else { return nil }
        guard let items = value.arrayValue, items.count <= limit else {
            throw .invalid(name, "This has to be a list of at most \(limit) texts.")
        }
        var texts: [String] = []
        for item in items {
            guard let text = item.stringValue, text.utf8.count <= Self.maximumLength else {
                throw .invalid(name, "Every item has to be a text of at most \(Self.maximumLength) bytes.")
            }
            texts.append(text)
        }
        return texts
    }

    /// Refuses members that were not taken.
    func finish() throws(Problem) {
        if let unknown = self.members.first(where: { !self.taken.contains($0.name) }) {
            throw .invalid(unknown.name, "There is no such member.")
        }
    }
}
