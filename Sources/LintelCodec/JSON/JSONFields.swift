/// The members of a JSON object that a caller has sent, taken one by one.
///
/// A reader that calls ``finish()`` refuses members that nobody takes: a caller that sends `is_operator` or `state`
/// learns that there is no such member, and nothing is set in passing.
package struct JSONFields<Failure: Error>: Sendable where Failure: Sendable {
    private let members: [JSONMember]
    private let failure: @Sendable (_ name: String, _ reason: String) -> Failure
    private var taken: Set<String> = []

    /// The longest text that any member holds.
    private static var maximumLength: Int { 4_096 }

    /// - Parameter failure: What is thrown for a member that does not fit.
    package init(_ members: [JSONMember], failure: @escaping @Sendable (_ name: String, _ reason: String) -> Failure) {
        self.members = members
        self.failure = failure
    }

    /// Whether there is such a member, be it `null`.
    package func holds(_ name: String) -> Bool { self.members.contains { $0.name == name } }

    /// A value of whatever type; nil when it is missing or `null`.
    package mutating func optionalValue(_ name: String) -> JSONValue? {
        self.taken.insert(name)
        guard let value = self.members.first(where: { $0.name == name })?.value, value != .null else { return nil }
        return value
    }

    /// A text; nil when it is missing or `null`.
    package mutating func optionalString(_ name: String, atMost limit: Int? = nil) throws(Failure) -> String? {
        guard let value = self.optionalValue(name) else { return nil }
        let limit = limit ?? Self.maximumLength
        guard let text = value.stringValue, text.utf8.count <= limit else {
            throw self.failure(name, "This has to be a text of at most \(limit) bytes.")
        }
        return text
    }

    /// A text that has to be there.
    package mutating func string(_ name: String) throws(Failure) -> String {
        guard let text = try self.optionalString(name) else { throw self.failure(name, "This is missing.") }
        return text
    }

    /// A whole number; nil when it is missing or `null`.
    package mutating func optionalInteger(_ name: String) throws(Failure) -> Int64? {
        guard let value = self.optionalValue(name) else { return nil }
        guard let number = value.integerValue else { throw self.failure(name, "This has to be a whole number.") }
        return number
    }

    /// A truth value; nil when it is missing or `null`.
    package mutating func optionalBool(_ name: String) throws(Failure) -> Bool? {
        guard let value = self.optionalValue(name) else { return nil }
        guard let flag = value.boolValue else { throw self.failure(name, "This has to be true or false.") }
        return flag
    }

    /// A list of texts; nil when it is missing or `null`.
    package mutating func optionalStrings(_ name: String, atMost limit: Int = 100) throws(Failure) -> [String]? {
        guard let value = self.optionalValue(name) else { return nil }
        guard let items = value.arrayValue, items.count <= limit else {
            throw self.failure(name, "This has to be a list of at most \(limit) texts.")
        }
        var texts: [String] = []
        for item in items {
            guard let text = item.stringValue, text.utf8.count <= Self.maximumLength else {
                throw self.failure(name, "Every item has to be a text of at most \(Self.maximumLength) bytes.")
            }
            texts.append(text)
        }
        return texts
    }

    /// A list of objects that has to be there, each to be read in the same way.
    package mutating func objects(_ name: String, atMost limit: Int = 100) throws(Failure) -> [JSONFields<Failure>] {
        guard let items = self.optionalValue(name)?.arrayValue, items.count <= limit else {
            throw self.failure(name, "This has to be a list of at most \(limit) objects.")
        }
        var objects: [JSONFields<Failure>] = []
        for item in items {
            guard let members = item.objectValue else { throw self.failure(name, "Every item has to be an object.") }
            objects.append(JSONFields(members, failure: self.failure))
        }
        return objects
    }

    /// Refuses members that were not taken.
    package func finish() throws(Failure) {
        if let unknown = self.members.first(where: { !self.taken.contains($0.name) }) {
            throw self.failure(unknown.name, "There is no such member.")
        }
    }
}
