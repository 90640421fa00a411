import LintelCodec

/// Reads the keywords of one schema object and compiles them; refuses what it does not know.
///
/// JSON Schema lets readers ignore unknown keywords. Here that would let objects in that the writer of the schema meant to
/// keep out, by a keyword of another draft or a misspelt one.
struct SchemaReader {
    let members: [JSONMember]
    let place: SchemaCompiler.Place
    let node: Int
    private let values: [String: JSONValue]
    private(set) var keywords: [SchemaKeyword] = []

    init(_ members: [JSONMember], place: SchemaCompiler.Place, node: Int) {
        self.members = members
        self.place = place
        self.node = node
        self.values = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
    }

    /// What says nothing about which values fit.
    private static let annotations: Set<String> = [
        "$comment", "title", "description", "default", "deprecated", "readOnly", "writeOnly", "examples", "example",
        "contentEncoding", "contentMediaType", "contentSchema",
    ]
    /// The draft that is understood, as `$schema` names it.
    private static let drafts = ["https://json-schema.org/draft/2020-12/schema"]

    /// Compiles all keywords, in the order of their evaluation.
    mutating func read(_ compiler: inout SchemaCompiler) throws(SchemaFault) -> [SchemaKeyword] {
        for member in self.members { try self.check(member) }
        try self.readDefinitions(&compiler)
        try self.readValues(&compiler)
        try self.readNumbers()
        try self.readTexts()
        if let reference = self["$ref"] {
            guard let text = reference.stringValue else { throw self.fault("$ref", "This has to be a string.") }
            try compiler.refer(text, from: self.node, keyword: self.keywords.count, self.place)
            self.keywords.append(.reference(self.node))
        }
        try self.readMembers(&compiler)
        try self.readItems(&compiler)
        try self.readCombinations(&compiler)
        if let node = try self.schema("unevaluatedItems", &compiler) { self.keywords.append(.unevaluatedItems(node)) }
        if let node = try self.schema("unevaluatedProperties", &compiler) {
            self.keywords.append(.unevaluatedMembers(node))
        }
        return self.keywords
    }

    private func check(_ member: JSONMember) throws(SchemaFault) {
        if Self.annotations.contains(member.name) || Self.known.contains(member.name) || member.name.hasPrefix("x-") {
            return
        }
        throw self.fault(member.name, "The keyword \"\(member.name)\" is not known here.")
    }

    private static let known: Set<String> = [
        "$id", "$schema", "$anchor", "$ref", "$defs", "definitions", "type", "enum", "const", "minimum", "maximum",
        "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern", "format",
        "items", "prefixItems", "contains", "minContains", "maxContains", "minItems", "maxItems", "uniqueItems",
        "properties", "patternProperties", "additionalProperties", "propertyNames", "minProperties", "maxProperties",
        "required", "dependentRequired", "dependentSchemas", "allOf", "anyOf", "oneOf", "not", "if", "then", "else",
        "unevaluatedItems", "unevaluatedProperties",
    ]

    private mutating func readDefinitions(_ compiler: inout SchemaCompiler) throws(SchemaFault) {
        if let draft = self["$schema"] {
            let text = draft.stringValue ?? ""
            guard Self.drafts.contains(text.hasSuffix("#") ? String(text.dropLast()) : text) else {
                throw self.fault("$schema", "The draft has to be \(Self.drafts[0]).")
            }
        }
        for keyword in ["$defs", "definitions"] { _ = try self.schemas(named: keyword, &compiler) }
    }

    // MARK: Reading

    subscript(keyword: String) -> JSONValue? { self.values[keyword] }

    func fault(_ keyword: String, _ sentence: String) -> SchemaFault {
        SchemaFault("\(self.place.pointer)/\(JSONPointer.escape(keyword))", sentence)
    }

    mutating func append(_ keyword: SchemaKeyword) { self.keywords.append(keyword) }

    /// A keyword whose value is a schema.
    func schema(_ keyword: String, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> Int? {
        guard let value = self[keyword] else { return nil }
        return try compiler.node(value, self.place.child(keyword))
    }

    /// A keyword whose value is a list of schemas, of one at least.
    func schemas(_ keyword: String, _ compiler: inout SchemaCompiler) throws(SchemaFault) -> [Int]? {
        guard let value = self[keyword] else { return nil }
        guard let values = value.arrayValue, !values.isEmpty else {
            throw self.fault(keyword, "This has to be a list of schemas.")
        }
        var nodes: [Int] = []
        for (index, value) in values.enumerated() {
            nodes.append(try compiler.node(value, self.place.child(keyword, "\(index)")))
        }
        return nodes
    }

    /// A keyword whose value holds schemas by name.
    func schemas(
        named keyword: String,
        _ compiler: inout SchemaCompiler,
    ) throws(SchemaFault) -> [(name: String, node: Int)]? {
        guard let value = self[keyword] else { return nil }
        guard let members = value.objectValue else { throw self.fault(keyword, "This has to be an object.") }
        var nodes: [(name: String, node: Int)] = []
        for member in members {
            nodes.append((member.name, try compiler.node(member.value, self.place.child(keyword, member.name))))
        }
        return nodes
    }

    /// A keyword whose value is a list of different names.
    func names(
        _ keyword: String,
        of value: JSONValue,
        _ compiler: inout SchemaCompiler,
    ) throws(SchemaFault) -> [SchemaName] {
        var names: [SchemaName] = []
        for item in value.arrayValue ?? [.null] {
            guard let text = item.stringValue else { throw self.fault(keyword, "This has to be a list of names.") }
            names.append(compiler.name(text))
        }
        return names
    }

    /// How many there may be, by two keywords; nil when neither is there.
    func count(_ least: String, _ most: String) throws(SchemaFault) -> SchemaCount? {
        guard self[least] != nil || self[most] != nil else { return nil }
        var count = SchemaCount()
        if let value = self[least] { count.minimum = try self.size(least, value) }
        if let value = self[most] { count.maximum = try self.size(most, value) }
        return count
    }

    private func size(_ keyword: String, _ value: JSONValue) throws(SchemaFault) -> Int {
        guard let number = value.integerValue, number >= 0 else {
            throw self.fault(keyword, "This has to be a whole number that is not negative.")
        }
        return Int(number)
    }
}
