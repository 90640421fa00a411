/// Schemas that are put together (JSON Schema core §10.2).
extension SchemaValidator {
    mutating func all(_ nodes: [Int], _ value: SchemaValue, _ coverage: inout SchemaCoverage?) -> Bool {
        var fits = true
        for node in nodes where !self.check(node, value, &coverage) {
            fits = false
            if self.isDone { break }
        }
        return fits
    }

    mutating func any(_ nodes: [Int], _ value: SchemaValue, _ coverage: inout SchemaCoverage?) -> Bool {
        var fits = false
        for node in nodes where self.verdict(node, value, &coverage) {
            fits = true
            // Those behind it count only for who asks what has been looked at.
            if coverage == nil { break }
        }
        return fits || self.refuse(branches: nodes, value)
    }

    mutating func one(_ nodes: [Int], _ value: SchemaValue, _ coverage: inout SchemaCoverage?) -> Bool {
        var fitting = 0
        for node in nodes where self.verdict(node, value, &coverage) { fitting += 1 }
        switch fitting {
        case 0: return self.refuse(branches: nodes, value)
        case 1: return true
        default: return self.refuse("This fits \(fitting) of \(nodes.count) forms, of which it has to fit one.")
        }
    }

    mutating func not(_ node: Int, _ value: SchemaValue) -> Bool {
        var coverage: SchemaCoverage?
        return !self.verdict(node, value, &coverage) || self.refuse("This has a form that is not allowed.")
    }

    mutating func conditional(
        _ condition: Int,
        _ then: Int?,
        _ otherwise: Int?,
        _ value: SchemaValue,
        _ coverage: inout SchemaCoverage?,
    ) -> Bool {
        guard let node = self.verdict(condition, value, &coverage) ? then : otherwise else { return true }
        return self.check(node, value, &coverage)
    }

    /// Says why none of several forms fits: of the form that was meant, if it can be told, as most can by a constant.
    private mutating func refuse(branches nodes: [Int], _ value: SchemaValue) -> Bool {
        guard !self.isDone else { return false }
        var meant: [[Note]] = []
        for node in nodes {
            let notes = self.notes(node, value)
            let own = self.pathLength
            let isOther = notes.contains { note in note.reach.map { note.depth - $0 <= own } ?? false }
            if !isOther { meant.append(notes) }
        }
        if meant.count == 1, !meant[0].isEmpty {
            self.take(meant[0])
            return false
        }
        return self.refuse("This fits none of \(nodes.count) allowed forms.")
    }
}
