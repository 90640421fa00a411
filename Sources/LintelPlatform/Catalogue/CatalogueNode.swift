import Yams

/// A YAML node with the place it stands at, read strictly: what is not expected is an error that names the place.
struct CatalogueNode {
    private let node: Node
    /// `apis[2].scopes[0]`; empty at the top.
    let place: String

    /// Parses a document.
    init(yaml: String) throws(PlatformError) {
        let node: Node?
        do {
            node = try Yams.compose(yaml: yaml)
        } catch {
            // The parser's text names line, column and problem, and quotes that line only.
            throw PlatformError(.catalogueInvalid, "The catalogue is not valid YAML: \(error)", field: nil)
        }
        guard let node else { throw PlatformError(.catalogueInvalid, "The catalogue is empty.") }
        self.init(node: node, place: "")
    }

    private init(node: Node, place: String) {
        self.node = node
        self.place = place
    }

    /// The members of a mapping; each key must be known and each required one there.
    func members(required: Set<String>, optional: Set<String> = []) throws(PlatformError) -> [String: CatalogueNode] {
        guard let mapping = self.node.mapping else { throw self.error("needs keys and values") }
        var members: [String: CatalogueNode] = [:]
        for (key, value) in mapping {
            guard let name = key.scalar?.string, required.contains(name) || optional.contains(name) else {
                let known = required.union(optional).sorted().joined(separator: ", ")
                throw self.error("has the unknown key \(key.scalar?.string ?? "?"); known are \(known)")
            }
            members[name] = CatalogueNode(node: value, place: self.place.isEmpty ? name : "\(self.place).\(name)")
        }
        if let missing = required.subtracting(members.keys).min() { throw self.error("lacks the key \(missing)") }
        return members
    }

    /// The entries of a list.
    func entries() throws(PlatformError) -> [CatalogueNode] {
        guard let sequence = self.node.sequence else { throw self.error("must be a list") }
        return sequence.enumerated().map { CatalogueNode(node: $1, place: "\(self.place)[\($0)]") }
    }

    /// A line of text that people read.
    func line() throws(PlatformError) -> String {
        guard let text = self.node.scalar?.string, let line = try? PlainLine(text, maximum: 200) else {
            throw self.error("must be 1 to 200 visible characters on one line")
        }
        return line.text
    }

    /// A word of `a`-`z`, `0`-`9` and hyphens that begins with a letter.
    func identifier() throws(PlatformError) -> String {
        let text = self.node.scalar?.string ?? ""
        guard text.wholeMatch(of: /[a-z][a-z0-9-]{0,63}/) != nil else {
            throw self.error("must be 1 to 64 lower-case letters, digits and hyphens, a letter first")
        }
        return text
    }

    /// The text as it stands.
    func text() throws(PlatformError) -> String {
        guard let text = self.node.scalar?.string else { throw self.error("must be text") }
        return text
    }

    /// `true` or `false`.
    func flag() throws(PlatformError) -> Bool {
        switch self.node.scalar?.string {
        case "true": return true
        case "false": return false
        default: throw self.error("must be true or false")
        }
    }

    /// An error about this place.
    func error(_ problem: String) -> PlatformError {
        let subject = self.place.isEmpty ? "the catalogue" : self.place
        let line = self.node.mark.map { " (line \($0.line))" } ?? ""
        return PlatformError(.catalogueInvalid, "\(subject)\(line) \(problem).", field: self.place)
    }
}
