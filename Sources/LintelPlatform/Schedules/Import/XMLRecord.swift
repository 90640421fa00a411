/// One record of an XML file: an element with all below it.
struct XMLRecord {
    let name: String
    private(set) var text = ""
    private(set) var children: [XMLRecord] = []

    init(_ name: String) {
        self.name = name
    }

    /// The first child of a name.
    subscript(name: String) -> XMLRecord? { self.children.first { $0.name == name } }

    /// The children of a name.
    func all(_ name: String) -> [XMLRecord] { self.children.filter { $0.name == name } }

    /// The text of the first child of a name; nil for an empty one.
    func text(_ name: String) -> String? {
        guard let text = self[name]?.text, !text.isEmpty else { return nil }
        return text
    }

    /// The text of the first child of a name as one line; nil for one that cannot be.
    func line(_ name: String) -> String? {
        self.text(name).flatMap { try? PlainLine(String($0.prefix(512)), maximum: 512).text }
    }

    /// The whole number in the first child of a name.
    func integer(_ name: String) -> Int64? { self.text(name).flatMap { Int64($0) } }

    /// Whether the first child of a name says yes.
    func flag(_ name: String) -> Bool { self.text(name).map { $0 == "1" || $0 == "true" } ?? false }

    mutating func append(_ text: String) { self.text += text }

    mutating func append(_ child: XMLRecord) { self.children.append(child) }
}

/// Puts the records of a file together, one at a time: those that stand in the lists below the outermost element.
struct XMLRecords {
    /// The names of the elements above the record.
    private var path: [String] = []
    private var open: [XMLRecord] = []
    private var size = 0
    /// Elements that nobody asks for, below each other.
    private var passedOver = 0
    private let lists: Set<String>
    private let names: Set<String>
    private(set) var root: String?

    /// Of one record, texts and elements together.
    static let maximumSize = 8 * 1024 * 1024

    /// - Parameters:
    ///   - lists: The elements whose children are records; other elements below the outermost are so themselves.
    ///   - names: The elements that records are made of; others are passed over with all below them.
    init(lists: Set<String>, names: Set<String>) {
        self.lists = lists
        self.names = names
    }

    /// Takes what a reader has found.
    ///
    /// - Returns: The record that ends here, with the list that it stands in.
    mutating func take(_ event: XMLReader.Event) throws(PlatformError) -> (list: String?, record: XMLRecord)? {
        switch event {
        case .begin(let name):
            if self.open.isEmpty, self.path.isEmpty || (self.path.count == 1 && self.lists.contains(name)) {
                if self.path.isEmpty { self.root = name }
                self.path.append(name)
            } else if self.passedOver > 0 || !self.names.contains(name) {
                self.passedOver += 1
            } else {
                try self.grow(name.utf8.count + 64)
                self.open.append(XMLRecord(name))
            }
        case .text(let text):
            guard !self.open.isEmpty, self.passedOver == 0 else { return nil }
            try self.grow(text.utf8.count)
            self.open[self.open.count - 1].append(text)
        case .end:
            guard self.passedOver == 0 else {
                self.passedOver -= 1
                return nil
            }
            guard let last = self.open.popLast() else {
                if !self.path.isEmpty { self.path.removeLast() }
                return nil
            }
            guard self.open.isEmpty else {
                self.open[self.open.count - 1].append(last)
                return nil
            }
            self.size = 0
            return (self.path.count > 1 ? self.path[1] : nil, last)
        }
        return nil
    }

    private mutating func grow(_ bytes: Int) throws(PlatformError) {
        self.size += bytes
        guard self.size <= Self.maximumSize else { throw .schedule("An element of the file is too long.") }
    }
}
