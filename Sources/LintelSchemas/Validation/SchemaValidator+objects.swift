import LintelCodec

/// Objects (JSON Schema core §10.2.2.4, §10.3.2, §11.3, validation §6.5).
extension SchemaValidator {
    mutating func check(
        _ keyword: SchemaKeyword,
        _ value: SchemaValue,
        _ members: [SchemaMember],
        _ coverage: inout SchemaCoverage?,
    ) -> Bool {
        switch keyword {
        case .members(let rules): return self.check(members, rules, &coverage)
        case .memberNames(let node): return self.check(members, names: node)
        case .memberCount(let count):
            if members.count < count.minimum { return self.refuse("This needs at least \(count.minimum) members.") }
            if members.count > count.maximum { return self.refuse("This may have at most \(count.maximum) members.") }
            return true
        case .required(let names): return self.check(members, require: names)
        case .dependentRequired(let pairs):
            guard self.spend(pairs.count * members.count / 16) else { return false }
            var fits = true
            for (name, names) in pairs where Self.has(name, members) {
                if !self.check(members, require: names) { fits = false }
            }
            return fits
        case .dependentSchemas(let pairs):
            guard self.spend(pairs.count * members.count / 16) else { return false }
            var fits = true
            for (name, node) in pairs where Self.has(name, members) {
                if !self.check(node, value, &coverage) { fits = false }
            }
            return fits
        case .unevaluatedMembers(let node): return self.check(rest: members, node, &coverage)
        default: return true
        }
    }

    private static func has(_ name: SchemaName, _ members: [SchemaMember]) -> Bool {
        members.contains { $0.symbol == name.symbol }
    }

    private mutating func check(
        _ members: [SchemaMember],
        _ rules: SchemaMembers,
        _ coverage: inout SchemaCoverage?,
    ) -> Bool {
        // Each is looked up, also those that no schema is for.
        guard self.spend(members.count / 8) else { return false }
        var fits = true
        for (index, member) in members.enumerated() {
            var isKnown = false
            if let node = rules.node(member.symbol) {
                isKnown = true
                if !self.inside(.name(member.name.text), node, member.value) { fits = false }
            }
            for (pattern, node) in rules.patterns where self.matches(pattern, member.name.text) {
                isKnown = true
                if !self.inside(.name(member.name.text), node, member.value) { fits = false }
            }
            if isKnown {
                coverage?.mark(index)
            } else if let node = rules.additional, !self.check(further: member, node) {
                fits = false
            }
            if !fits, self.isDone { return false }
        }
        if rules.additional != nil { coverage?.markAll() }
        return fits
    }

    /// A member that no other keyword has looked at.
    private mutating func check(further member: SchemaMember, _ node: Int) -> Bool {
        let step = Step.name(member.name.text)
        guard self.graph.nodes[node].isNever else { return self.inside(step, node, member.value) }
        return self.refuse("There is no such member.", at: step)
    }

    private mutating func check(_ members: [SchemaMember], names node: Int) -> Bool {
        var fits = true
        for member in members {
            var coverage: SchemaCoverage?
            guard !self.verdict(node, .string(member.name), &coverage) else { continue }
            fits = self.refuse("A member may not have this name.", at: .name(member.name.text))
            if self.isDone { break }
        }
        return fits
    }

    private mutating func check(_ members: [SchemaMember], require names: [SchemaName]) -> Bool {
        var fits = true
        // Names times members: bounded by what both may be.
        guard self.spend(names.count * members.count / 16) else { return false }
        for name in names where !Self.has(name, members) {
            fits = self.refuse("The member \"\(name.text)\" is missing.")
            if self.isDone { break }
        }
        return fits
    }

    private mutating func check(
        rest members: [SchemaMember],
        _ node: Int,
        _ coverage: inout SchemaCoverage?,
    ) -> Bool {
        guard self.spend(members.count / 16) else { return false }
        var fits = true
        for (index, member) in members.enumerated() where coverage?.contains(index) == false {
            if !self.check(further: member, node) { fits = false }
            if !fits, self.isDone { break }
        }
        coverage?.markAll()
        return fits
    }
}
