/// Reads the bytes of a ``BlockList``, each once.
struct BlockListParser {
    private let bytes: [UInt8]
    private let limits: BlockListLimits
    private var index = 0

    init(_ bytes: [UInt8], limits: BlockListLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// One `BlockList` element, with a declaration before it and white space between the parts.
    mutating func parse() throws(BlockListError) -> [String] {
        guard self.bytes.count <= self.limits.maximumBytes else { throw BlockListError(.tooLarge) }
        _ = self.take("\u{FEFF}")
        if self.take("<?xml") { try self.skipDeclaration() }
        self.skipWhitespace()
        var ids: [String] = []
        if !self.take("<BlockList/>"), !self.take("<BlockList />") {
            try self.require("<BlockList>")
            self.skipWhitespace()
            while !self.take("</BlockList>") {
                guard ids.count < self.limits.maximumIDs else { throw BlockListError(.tooManyIDs) }
                ids.append(try self.parseElement())
                self.skipWhitespace()
            }
        }
        self.skipWhitespace()
        guard self.index == self.bytes.count else { throw BlockListError(.malformed) }
        return ids
    }

    /// `<Latest>ID</Latest>`, or `Uncommitted`, which is the same where nothing was committed before.
    private mutating func parseElement() throws(BlockListError) -> String {
        if self.take("<Latest>") {
            let id = try self.parseID()
            try self.require("</Latest>")
            return id
        }
        if self.take("<Uncommitted>") {
            let id = try self.parseID()
            try self.require("</Uncommitted>")
            return id
        }
        throw BlockListError(self.take("<Committed>") ? .committedBlock : .malformed)
    }

    /// Text up to the next tag: printable ASCII without `&`, because no id needs an entity.
    private mutating func parseID() throws(BlockListError) -> String {
        let start = self.index
        while self.index < self.bytes.count, self.bytes[self.index] != UInt8(ascii: "<") {
            let byte = self.bytes[self.index]
            guard (0x21...0x7E).contains(byte), byte != UInt8(ascii: "&"), byte != UInt8(ascii: ">"),
                self.index - start < self.limits.maximumIDBytes
            else { throw BlockListError(.malformed) }
            self.index += 1
        }
        guard self.index > start else { throw BlockListError(.malformed) }
        return String(decoding: self.bytes[start..<self.index], as: UTF8.self)
    }

    /// The rest of `<?xml …?>`: attributes without angle brackets, of which nothing is needed.
    private mutating func skipDeclaration() throws(BlockListError) {
        let end = min(self.index + 100, self.bytes.count)
        while self.index < end, self.bytes[self.index] != UInt8(ascii: "?") {
            guard self.bytes[self.index] != UInt8(ascii: "<"), self.bytes[self.index] != UInt8(ascii: ">") else {
                throw BlockListError(.malformed)
            }
            self.index += 1
        }
        try self.require("?>")
    }

    private mutating func skipWhitespace() {
        while self.index < self.bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(self.bytes[self.index]) {
            self.index += 1
        }
    }

    private mutating func require(_ text: StaticString) throws(BlockListError) {
        guard self.take(text) else { throw BlockListError(.malformed) }
    }

    /// Goes on behind the text if it is the next.
    private mutating func take(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { expected in
            guard self.bytes.count - self.index >= expected.count else { return false }
            for offset in 0..<expected.count where self.bytes[self.index + offset] != expected[offset] { return false }
            self.index += expected.count
            return true
        }
    }
}
