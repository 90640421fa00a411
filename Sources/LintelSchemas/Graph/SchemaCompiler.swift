import LintelCodec

/// Makes the nodes of a graph from documents.
struct SchemaCompiler {
    private(set) var nodes: [SchemaNode] = []
    private(set) var symbols: [ExactText: Int32] = [:]
    /// The document that each node is from.
    private(set) var owners: [Int] = []
    /// The nodes by place: resource and JSON pointer, or resource and anchor.
    private(set) var places: [SchemaAddress: Int] = [:]
    /// References that are looked up when all documents have been read.
    private(set) var references: [Reference] = []
    /// The URIs of the documents themselves, which no schema inside one may have.
    private let reserved: Set<String>

    /// The longest place in a document: each schema keeps its own, and so long names with many schemas in them add up.
    private static let maximumPointer = 4_096

    /// - Parameter ids: All documents there are, also those that cannot be read.
    init(reserving ids: some Sequence<SchemaID>) {
        self.reserved = Set(ids.map(\.text))
    }

    /// A `$ref` and where it stands.
    struct Reference {
        var node: Int
        var keyword: Int
        var target: SchemaAddress
        var pointer: String
    }

    /// A place in a document, while this is read.
    struct Place {
        let document: Int
        /// From the root of the document.
        var pointer: String
        /// The URI of the resource that it belongs to, and the place from the root of that.
        var resource: String
        var inner: String

        func child(_ keyword: String, _ token: String? = nil) -> Place {
            var place = self
            let tail = "/" + keyword + (token.map { "/" + JSONPointer.escape($0) } ?? "")
            place.pointer += tail
            place.inner += tail
            return place
        }

        /// The pointer without its last token.
        var outer: String {
            let bytes = self.pointer.utf8
            return String(Substring(bytes[..<(bytes.lastIndex(of: UInt8(ascii: "/")) ?? bytes.startIndex)]))
        }
    }

    /// Reads a document; what it has added stays when it fails, and nothing may lead there.
    mutating func add(_ document: SchemaDocument, number: Int) throws(SchemaFault) -> Int {
        let place = Place(document: number, pointer: "", resource: document.id.text, inner: "")
        return try self.node(document.value, place)
    }

    /// Forgets the places of a document that failed.
    mutating func forget(_ document: Int) {
        self.places = self.places.filter { self.owners[$0.value] != document }
        self.references.removeAll { self.owners[$0.node] == document }
    }

    /// Puts the node that a reference leads to into its keyword.
    mutating func resolve(_ reference: Reference, to node: Int) {
        self.nodes[reference.node].keywords[reference.keyword] = .reference(node)
    }

    func symbol(_ name: ExactText) -> Int32 { self.symbols[name] ?? -1 }

    mutating func name(_ text: String) -> SchemaName {
        let name = ExactText(text: text)
        let symbol = self.symbols[name] ?? Int32(self.symbols.count)
        self.symbols[name] = symbol
        return SchemaName(text: text, symbol: symbol)
    }

    mutating func refer(_ text: String, from node: Int, keyword: Int, _ place: Place) throws(SchemaFault) {
        guard let target = SchemaAddress(text, in: place.resource) else {
            throw SchemaFault(place.pointer + "/$ref", "This is no reference that can be followed.")
        }
        self.references.append(Reference(node: node, keyword: keyword, target: target, pointer: place.pointer))
    }

    /// Compiles a schema and those inside it.
    mutating func node(_ value: JSONValue, _ place: Place) throws(SchemaFault) -> Int {
        guard place.pointer.utf8.count <= Self.maximumPointer else {
            throw SchemaFault(place.outer, "The way to a schema in it has more than \(Self.maximumPointer) bytes.")
        }
        let index = self.nodes.count
        self.nodes.append(SchemaNode())
        self.owners.append(place.document)
        switch value {
        case .bool(let flag):
            self.nodes[index].isNever = !flag
            self.places[SchemaAddress(place.resource, place.inner)] = index
        case .object(let members):
            let place = try self.register(members, index, place)
            var reader = SchemaReader(members, place: place, node: index)
            let keywords = try reader.read(&self)
            self.nodes[index].keywords = keywords
            self.nodes[index].looksAtRest = keywords.contains { keyword in
                switch keyword {
                case .unevaluatedItems, .unevaluatedMembers: true
                default: false
                }
            }
        default: throw SchemaFault(place.pointer, "A schema is an object, true or false.")
        }
        return index
    }

    /// Notes where the schema is to be found, by `$id`, `$anchor` and place.
    private mutating func register(
        _ members: [JSONMember],
        _ index: Int,
        _ outer: Place,
    ) throws(SchemaFault) -> Place {
        var place = outer
        let schema = JSONValue.object(members)
        self.places[SchemaAddress(place.resource, place.inner)] = index
        if let id = schema["$id"] {
            guard let text = id.stringValue, let address = SchemaAddress(text, in: outer.resource),
                address.fragment.isEmpty
            else { throw SchemaFault(outer.pointer + "/$id", "This is no id: it has to be a URI without a fragment.") }
            if address.resource != outer.resource {
                place.resource = address.resource
                place.inner = ""
                guard !self.reserved.contains(address.resource) else { throw Self.taken(outer.pointer + "/$id") }
                try self.claim(SchemaAddress(place.resource, ""), index, outer.pointer + "/$id")
            }
        }
        if let anchor = schema["$anchor"] {
            guard let text = anchor.stringValue, let first = text.utf8.first,
                SchemaFormat.isLetter(first) || first == UInt8(ascii: "_")
            else { throw SchemaFault(outer.pointer + "/$anchor", "An anchor is a name that begins with a letter.") }
            try self.claim(SchemaAddress(place.resource, text), index, outer.pointer + "/$anchor")
        }
        return place
    }

    private mutating func claim(_ address: SchemaAddress, _ index: Int, _ pointer: String) throws(SchemaFault) {
        guard self.places[address] == nil else { throw Self.taken(pointer) }
        self.places[address] = index
    }

    private static func taken(_ pointer: String) -> SchemaFault {
        SchemaFault(pointer, "Another schema has this name too.")
    }
}

extension SchemaAddress {
    init(_ resource: String, _ fragment: String) {
        self.resource = resource
        self.fragment = fragment
    }
}
