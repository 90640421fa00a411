import LintelCodec

/// Reads what requests about block models have in common.
enum BlockReading {
    /// The longest text that names something.
    static let maximumText = 2_000

    /// A list that may be missing.
    static func list(_ json: JSONValue, _ name: String, _ parent: String) throws(PlatformError) -> [JSONValue] {
        guard let value = json[name], value != .null else { return [] }
        guard let items = value.arrayValue, items.count <= BlockMapping.maximumColumns else {
            throw .blockModel("\(parent).\(name)", "It is a list of at most \(BlockMapping.maximumColumns).")
        }
        return items
    }

    /// A list of texts that may be missing.
    static func texts(_ json: JSONValue, _ name: String, _ parent: String) throws(PlatformError) -> [String] {
        var texts: [String] = []
        for item in try Self.list(json, name, parent) { texts.append(try Self.text(item, "\(parent).\(name)")) }
        return texts
    }

    static func text(_ value: JSONValue?, _ field: String) throws(PlatformError) -> String {
        guard let text = value?.stringValue, !text.isEmpty, text.utf8.count <= Self.maximumText else {
            throw .blockModel(field, "It is a text of 1 to \(Self.maximumText) bytes.")
        }
        return text
    }

    /// A text that may be missing or empty.
    static func optionalText(_ value: JSONValue?, _ field: String) throws(PlatformError) -> String? {
        guard let value, value != .null else { return nil }
        guard let text = value.stringValue, text.utf8.count <= Self.maximumText else {
            throw .blockModel(field, "It is a text of at most \(Self.maximumText) bytes.")
        }
        return text
    }

    /// A title for a column or a group, kept byte for byte: files name their columns by it.
    static func title(_ value: JSONValue?, _ field: String) throws(PlatformError) -> String {
        guard let title = value?.stringValue, (1...BlockColumn.maximumTitle).contains(title.unicodeScalars.count),
            title.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }),
            title.unicodeScalars.first?.properties.isWhitespace == false,
            title.unicodeScalars.last?.properties.isWhitespace == false
        else {
            throw .blockModel(
                field,
                "A title has 1 to \(BlockColumn.maximumTitle) characters, without control characters and spaces at its ends.",
            )
        }
        guard !BlockColumn.reserved.contains(title.lowercased()) else {
            throw .blockModel(field, "\(title) is the name of a column that every model has.")
        }
        return title
    }

    static func unit(_ value: JSONValue?, _ field: String) throws(PlatformError) -> String? {
        guard let value else { return nil }
        return try BlockModelDetails.text(value, field, BlockModelDetails.maximumUnit)
    }

    /// Tags: nil when nothing is said of them, and nil inside for those that are taken away.
    static func tags(_ value: JSONValue?, _ field: String) throws(PlatformError) -> String?? {
        guard let value, value != .null else { return nil }
        guard let members = value.objectValue, members.allSatisfy({ (1...100).contains($0.name.unicodeScalars.count) })
        else { throw .blockModel(field, "Tags are an object whose names have 1 to 100 characters.") }
        let text = BlockTags.text(value)
        guard text?.utf8.count ?? 0 <= BlockColumn.maximumTagBytes else {
            throw .blockModel(field, "Tags have at most \(BlockColumn.maximumTagBytes) bytes.")
        }
        return .some(text)
    }

    /// One of the words of a list; nil when it is missing.
    static func word<Word: RawRepresentable<String>>(
        _ value: JSONValue?,
        _ field: String,
    ) throws(PlatformError) -> Word? {
        guard let value, value != .null else { return nil }
        guard let word = value.stringValue.flatMap(Word.init(rawValue:)) else {
            throw .blockModel(field, "There is no such choice.")
        }
        return word
    }

    static func flag(_ value: JSONValue?, _ field: String) throws(PlatformError) -> Bool? {
        guard let value, value != .null else { return nil }
        guard let flag = value.boolValue else { throw .blockModel(field, "This has to be true or false.") }
        return flag
    }

    /// One character; the usual one when it is missing.
    static func character(_ value: JSONValue?, _ field: String, otherwise usual: String) throws(PlatformError) -> String
    {
        guard let value, value != .null else { return usual }
        guard let text = value.stringValue, text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first,
            scalar == "\t" || scalar.properties.generalCategory != .control
        else { throw .blockModel(field, "It is one character.") }
        return text
    }

    /// What stands between the titles of groups and of a column in a request.
    static func separator(_ body: JSONValue) throws(PlatformError) -> String {
        try Self.character(
            body["qualified_title_separator"],
            "qualified_title_separator",
            otherwise: BlockMapping.separator,
        )
    }
}
