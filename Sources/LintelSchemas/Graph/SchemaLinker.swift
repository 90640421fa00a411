/// Leads references to their nodes and finds out which documents can be used.
struct SchemaLinker {
    /// Schemas that look at one and the same value, each by the one before; more need no object that anybody writes.
    private static let maximumChain = 100

    private var ids: [SchemaID] = []
    private var byDocument: [Int: SchemaFault] = [:]

    /// What is wrong with documents.
    var faults: [SchemaID: SchemaFault] {
        Dictionary(self.byDocument.map { (self.ids[$0.key], $0.value) }) { first, _ in first }
    }

    /// Notes a document and gives it a number.
    mutating func add(_ id: SchemaID) -> Int {
        self.ids.append(id)
        return self.ids.count - 1
    }

    mutating func note(_ fault: SchemaFault, of document: Int) {
        if self.byDocument[document] == nil { self.byDocument[document] = fault }
    }

    /// Resolves every reference.
    mutating func link(_ compiler: inout SchemaCompiler) {
        var needs: [Int: [(document: Int, pointer: String)]] = [:]
        for reference in compiler.references {
            let owner = compiler.owners[reference.node]
            guard let node = compiler.places[reference.target] else {
                self.note(self.missing(reference), of: owner)
                continue
            }
            compiler.resolve(reference, to: node)
            if compiler.owners[node] != owner {
                needs[compiler.owners[node], default: []].append((owner, reference.pointer))
            }
        }
        self.refuseEndless(compiler)
        // Whoever needs what cannot be used cannot be used either.
        var broken = self.byDocument.keys.sorted()
        while let document = broken.popLast() {
            for (dependent, pointer) in needs[document] ?? [] where self.byDocument[dependent] == nil {
                self.note(SchemaFault(pointer + "/$ref", "\(self.ids[document]) cannot be used."), of: dependent)
                broken.append(dependent)
            }
        }
    }

    private func missing(_ reference: SchemaCompiler.Reference) -> SchemaFault {
        let target = reference.target
        let isDocument = target.fragment.isEmpty
        let name = isDocument ? target.resource : "\(target.resource)#\(target.fragment)"
        let known = SchemaID(target.resource).map { self.ids.contains($0) } ?? false
        return SchemaFault(
            reference.pointer + "/$ref",
            isDocument && known ? "\(name) cannot be used." : "The schema \(name) is not installed.",
        )
    }

    /// Schemas that lead back to themselves without going deeper into the value would never come to an end.
    private mutating func refuseEndless(_ compiler: SchemaCompiler) {
        var heights = [Int](repeating: 0, count: compiler.nodes.count)
        for node in compiler.nodes.indices where heights[node] == 0 {
            _ = self.height(of: node, compiler, &heights, depth: 0)
        }
    }

    private mutating func refuseLong(_ document: Int) {
        self.note(SchemaFault("", "Its schemas lead through more than \(Self.maximumChain) others."), of: document)
    }

    /// The longest chain that begins at a node; too long a one, and an endless one, makes a fault.
    ///
    /// Each node is entered once: one that is entered again before it was left leads back to itself.
    private mutating func height(
        of node: Int,
        _ compiler: SchemaCompiler,
        _ heights: inout [Int],
        depth: Int,
    ) -> Int {
        if heights[node] > 0 { return heights[node] }
        if heights[node] < 0 {
            self.note(SchemaFault("", "Its schemas lead back to themselves without an end."), of: compiler.owners[node])
            return 1
        }
        guard depth < Self.maximumChain else {
            self.refuseLong(compiler.owners[node])
            return 1
        }
        heights[node] = -1
        var height = 1
        for keyword in compiler.nodes[node].keywords {
            for next in keyword.inPlace {
                height = max(height, 1 + self.height(of: next, compiler, &heights, depth: depth + 1))
            }
        }
        heights[node] = height
        if height > Self.maximumChain { self.refuseLong(compiler.owners[node]) }
        return height
    }
}
