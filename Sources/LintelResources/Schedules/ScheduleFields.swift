package import LintelCodec
package import LintelPlatform
package import LintelTokens

/// The members of an object that a client has sent about an item.
///
/// A member that is missing leaves what there is; `null` takes it away, where it can be taken away.
package struct ScheduleFields: Sendable {
    private let members: [JSONMember]
    /// What stands before names in errors, `batch[3].`.
    private let place: String
    private let names: ITwinNames

    /// The longest text that any member holds: a comment.
    private static let maximumBytes = 40_000
    /// Numbers that have a fraction are counted in parts up to here, beyond any bound of theirs.
    private static let maximumParts = 1e18

    package init(_ members: [JSONMember], at place: String = "", names: ITwinNames) {
        self.members = members
        self.place = place
        self.names = names
    }

    /// Whether the client says something of it, `null` included.
    package func has(_ name: String) -> Bool { self.members.contains { $0.name == name } }

    /// Whether the client says of one of these something other than `null`.
    package func holds(anyOf names: [String]) -> Bool {
        self.members.contains { $0.value != .null && names.contains($0.name) }
    }

    /// Takes a member over when the client has sent it.
    package func take<Value>(_ name: String, into value: inout Value, _ read: (String) throws -> Value) rethrows {
        if self.has(name) { value = try read(name) }
    }

    private func value(_ name: String) -> JSONValue? {
        guard let value = self.members.first(where: { $0.name == name })?.value, value != .null else { return nil }
        return value
    }

    /// A text; nil when it is missing or `null`.
    package func text(_ name: String) throws(ITwinRefusal) -> String? {
        guard let value = self.value(name) else { return nil }
        guard let text = value.stringValue, text.utf8.count <= Self.maximumBytes, !text.utf8.contains(0) else {
            throw self.flaw(name, "This has to be a text of at most \(Self.maximumBytes) bytes, none of them NUL.")
        }
        return text
    }

    package func requiredText(_ name: String) throws(ITwinRefusal) -> String {
        guard let text = try self.text(name) else { throw self.missing(name) }
        return text
    }

    /// An id; nil when it is missing or `null`.
    package func id<Kind>(_ name: String) throws(ITwinRefusal) -> Identifier<Kind>? {
        guard let text = try self.text(name) else { return nil }
        guard let id = Identifier<Kind>(uuid: text) else { throw self.flaw(name, "This has to be a UUID.") }
        return id
    }

    package func requiredID<Kind>(_ name: String) throws(ITwinRefusal) -> Identifier<Kind> {
        guard let id: Identifier<Kind> = try self.id(name) else { throw self.missing(name) }
        return id
    }

    /// A time; one without a zone is that of the building site's clock, like one that ends in `Z`.
    package func time(_ name: String) throws(ITwinRefusal) -> UnixTime? {
        guard let text = try self.text(name) else { return nil }
        guard let reading = TimestampReading(text) else {
            throw self.flaw(name, "This has to be a time such as 2026-01-02T08:00:00Z.")
        }
        return reading.time
    }

    package func requiredTime(_ name: String) throws(ITwinRefusal) -> UnixTime {
        guard let time = try self.time(name) else { throw self.missing(name) }
        return time
    }

    /// A whole number; zero when it is `null`.
    package func integer(_ name: String) throws(ITwinRefusal) -> Int64 {
        guard let value = self.value(name) else { return 0 }
        guard let number = value.integerValue else { throw self.flaw(name, "This has to be a whole number.") }
        return number
    }

    /// A number, counted in parts of which there are `scale` in one; zero when it is `null`.
    package func parts(_ name: String, of scale: Int64) throws(ITwinRefusal) -> Int64 {
        guard let value = self.value(name) else { return 0 }
        guard let number = value.doubleValue, abs(number * Double(scale)) < Self.maximumParts else {
            throw self.flaw(name, "This has to be a number that is not too large.")
        }
        return Int64((number * Double(scale)).rounded())
    }

    package func flag(_ name: String) throws(ITwinRefusal) -> Bool {
        guard let value = self.value(name) else { return false }
        guard let flag = value.boolValue else { throw self.flaw(name, "This has to be true or false.") }
        return flag
    }

    /// One of a few texts; nil when it is missing or `null`.
    package func choice<Choice: RawRepresentable & CaseIterable>(_ name: String) throws(ITwinRefusal) -> Choice?
    where Choice.RawValue == String {
        guard let text = try self.text(name) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw self.flaw(name, "This has to be one of \(known).")
        }
        return choice
    }

    /// An object within this one; nil when it is missing or `null`.
    package func object(_ name: String) throws(ITwinRefusal) -> ScheduleFields? {
        guard let value = self.value(name) else { return nil }
        guard let members = value.objectValue else { throw self.flaw(name, "This has to be an object.") }
        return ScheduleFields(members, at: "\(self.place)\(name).", names: self.names)
    }

    /// A list of objects that has to be there.
    package func objects(_ name: String, atMost limit: Int) throws(ITwinRefusal) -> [ScheduleFields] {
        guard let value = self.value(name) else { throw self.missing(name) }
        guard let items = value.arrayValue, items.count <= limit else {
            throw self.flaw(name, "This has to be a list of at most \(limit) objects.")
        }
        var objects: [ScheduleFields] = []
        for (index, item) in items.enumerated() {
            guard let members = item.objectValue else { throw self.flaw(name, "Every item has to be an object.") }
            objects.append(ScheduleFields(members, at: "\(self.place)\(name)[\(index)].", names: self.names))
        }
        return objects
    }

    /// A list of texts; nil when it is missing or `null`.
    package func texts(_ name: String, atMost limit: Int) throws(ITwinRefusal) -> [String]? {
        guard let value = self.value(name) else { return nil }
        guard let texts = value.arrayValue?.map(\.stringValue), texts.count <= limit,
            case let known = texts.compactMap(\.self), known.count == texts.count,
            known.allSatisfy({ !$0.utf8.contains(0) })
        else { throw self.flaw(name, "This has to be a list of at most \(limit) texts without NUL.") }
        return known
    }

    /// Why a member does not fit.
    package func flaw(_ name: String, _ sentence: String) -> ITwinRefusal {
        self.names.invalid(sentence, field: self.place + name)
    }

    package func missing(_ name: String) -> ITwinRefusal {
        self.names.invalid("This is missing.", field: self.place + name, code: "MissingRequiredProperty")
    }
}

extension ITwinCall {
    /// The members of the body's object.
    package func fields(upTo limit: Int = ScheduleLimits.bodyBytes) async throws -> ScheduleFields {
        guard let members = try await self.json(upTo: limit).objectValue else {
            throw self.names.unreadable("The body is not a JSON object.")
        }
        return ScheduleFields(members, names: self.names)
    }

    /// - Throws: ``PlatformError`` with code `roleMissing` for a caller whose roles do not allow it.
    package func require(_ permission: ProjectPermission) throws(PlatformError) {
        guard try self.access().allows(permission) else {
            throw PlatformError(
                .roleMissing,
                "This needs a role with the permission \(permission.rawValue) in the project.",
            )
        }
    }
}

extension ScheduleLimits {
    /// The longest body that is read at once: a thousand items with long comments.
    static let bodyBytes = 4 * 1_024 * 1_024
}
