package import LintelCodec

/// Installed schemas, compiled: values are held against them without looking anything up but the names of their members.
///
/// A schema that cannot be used, or that needs one which cannot, has a fault and takes nobody else down.
package struct SchemaGraph: Sendable {
    let nodes: [SchemaNode]
    private let symbols: [ExactText: Int32]
    private let roots: [SchemaID: Int]
    /// Why schemas cannot be used.
    package let faults: [SchemaID: SchemaFault]

    /// No schemas.
    package static let empty = SchemaGraph([])

    /// - Parameters:
    ///   - documents: At most one with each id: of more, the first counts.
    ///   - faults: Schemas that are there and could not be read.
    package init(_ documents: [SchemaDocument], unreadable: [SchemaID: SchemaFault] = [:]) {
        // In the order of their ids, so that it does not matter in which order they come.
        let firsts = Dictionary(documents.map { ($0.id, $0) }) { first, _ in first }
        var compiler = SchemaCompiler(reserving: Array(firsts.keys) + Array(unreadable.keys))
        var linker = SchemaLinker()
        var roots: [SchemaID: Int] = [:]
        for document in firsts.values.sorted(by: { $0.id < $1.id }) {
            let number = linker.add(document.id)
            do throws(SchemaFault) {
                roots[document.id] = try compiler.add(document, number: number)
            } catch {
                compiler.forget(number)
                roots[document.id] = -1
                linker.note(error, of: number)
            }
        }
        linker.link(&compiler)
        self.nodes = compiler.nodes
        self.symbols = compiler.symbols
        let faults = linker.faults.merging(unreadable) { own, _ in own }
        self.faults = faults
        self.roots = roots.filter { faults[$0.key] == nil }
    }

    /// The schemas that can be used.
    package var usable: [SchemaID] { self.roots.keys.sorted() }

    /// Whether there is a schema with this id, of use or not.
    package func has(_ id: SchemaID) -> Bool { self.roots[id] != nil || self.faults[id] != nil }

    /// Holds an object against a schema.
    ///
    /// - Returns: What does not fit, the first faults of many; nil when there is no such schema that can be used.
    package func findings(in members: [JSONMember], under id: SchemaID) -> [SchemaFinding]? {
        self.findings(in: members, under: id, steps: SchemaValidator.maximumSteps)
    }

    func findings(in members: [JSONMember], under id: SchemaID, steps: Int) -> [SchemaFinding]? {
        guard let root = self.roots[id] else { return nil }
        let value = SchemaValue.object(SchemaMember.list(members) { self.symbols[$0] ?? -1 })
        var validator = SchemaValidator(self, steps: steps)
        return validator.findings(in: value, under: root)
    }
}
