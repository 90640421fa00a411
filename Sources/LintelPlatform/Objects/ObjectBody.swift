import LintelCodec
import LintelTokens

/// The body of an object as somebody has sent it: read, checked for its structure, and kept as text.
///
/// What a schema says beyond that is for ``ObjectSchemaRule``; the text keeps every member and every number as sent.
package struct ObjectBody: Sendable {
    /// The object's id; nil for a new one: `uuid` is null then, or not there, as typed clients send it.
    package let id: ObjectID?
    package let schema: ObjectSchema
    /// The data that the body refers to, each once.
    package let dataKeys: [ObjectDataKey]
    package let extent: GeographicExtent?
    private let text: JSONObjectText

    /// The longest body.
    ///
    /// What is large about an object is data beside it.
    package static let maximumBytes = 4 * 1024 * 1024
    /// The most pieces of data that one object refers to.
    package static let maximumDataKeys = 5_000

    /// Reads a body.
    ///
    /// - Throws: ``PlatformError`` with code `objectInvalid`.
    package init(parsing bytes: [UInt8]) throws(PlatformError) {
        let text: JSONObjectText
        do throws(JSONError) {
            text = try JSONObjectText(parsing: bytes, maximumBytes: Self.maximumBytes)
        } catch {
            throw .object("", "The body is not a JSON object that can be read: \(error.code) at byte \(error.offset).")
        }
        guard let schema = text["schema"]?.stringValue.flatMap({ ObjectSchema($0) }) else {
            throw .object("schema", "It is an id such as /objects/pointset/1.2.0/pointset.schema.json.")
        }
        switch text["uuid"] {
        case .null?, nil: self.id = nil
        case .string(let value)?:
            guard let id = ObjectID(uuid: value) else {
                throw .object("uuid", "It is a UUID, or null for a new object.")
            }
            self.id = id
        default: throw .object("uuid", "It is a UUID, or null for a new object.")
        }
        guard let name = text["name"]?.stringValue, !name.isEmpty else { throw .object("name", "It is a text.") }
        var found = DataReferences()
        for member in text.members { found.look(at: member) }
        guard found.keys.count <= Self.maximumDataKeys else {
            throw .object("", "An object refers to at most \(Self.maximumDataKeys) pieces of data.")
        }
        self.schema = schema
        self.dataKeys = found.keys
        self.extent = GeographicExtent(of: text)
        self.text = text
    }

    /// The members with the object's id as the `uuid`: what schemas are held against.
    func members(for id: ObjectID) -> [JSONMember] {
        self.text.members.filter { $0.name != "uuid" } + [JSONMember(name: "uuid", value: .string(id.rawValue))]
    }

    /// The body as sent, but with the object's id as its `uuid`.
    package func text(for id: ObjectID) -> String {
        var json = JSONWriter(reservingCapacity: 40)
        json.string(id.rawValue)
        return String(decoding: self.text.setting("uuid", to: json.bytes), as: UTF8.self)
    }
}

/// Finds what a body refers to: the values of members that are called `data`, wherever they stand.
private struct DataReferences {
    private(set) var keys: [ObjectDataKey] = []
    private var seen: Set<ObjectDataKey> = []

    mutating func look(at member: JSONMember) {
        if member.name == "data", case .string(let text) = member.value {
            // Any other text is none of ours: schemas may use the word as they like.
            if let key = ObjectDataKey(reference: text), self.seen.insert(key).inserted { self.keys.append(key) }
        } else {
            self.look(into: member.value)
        }
    }

    /// As deep as the parser has gone, which has its own limit.
    private mutating func look(into value: JSONValue) {
        switch value {
        case .object(let members): for member in members { self.look(at: member) }
        case .array(let values): for value in values { self.look(into: value) }
        default: break
        }
    }
}

extension PlatformError {
    /// Something about an object's body that does not fit.
    static func object(_ field: String, _ sentence: String) -> Self {
        Self(.objectInvalid, sentence, field: field.isEmpty ? nil : field)
    }
}
