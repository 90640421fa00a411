/// Arrays (JSON Schema core §10.3.1, §11.2, validation §6.4).
extension SchemaValidator {
    mutating func check(
        _ keyword: SchemaKeyword,
        _ items: [SchemaValue],
        _ coverage: inout SchemaCoverage?,
    ) -> Bool {
        switch keyword {
        case .items(let rules): return self.check(items, rules, &coverage)
        case .itemCount(let count):
            if items.count < count.minimum { return self.refuse("This needs at least \(count.minimum) items.") }
            if items.count > count.maximum { return self.refuse("This may have at most \(count.maximum) items.") }
            return true
        case .uniqueItems: return self.checkUnique(items)
        case .contains(let node, let count): return self.check(items, contain: node, count, &coverage)
        case .unevaluatedItems(let node): return self.check(rest: items, node, &coverage)
        default: return true
        }
    }

    private mutating func check(
        _ items: [SchemaValue],
        _ rules: SchemaItems,
        _ coverage: inout SchemaCoverage?,
    ) -> Bool {
        var fits = true
        for (index, item) in items.enumerated() {
            guard let node = index < rules.first.count ? rules.first[index] : rules.rest else { break }
            if coverage != nil, rules.rest == nil { coverage?.mark(index) }
            guard !self.inside(.index(index), node, item) else { continue }
            fits = false
            if self.isDone { break }
        }
        if rules.rest != nil { coverage?.markAll() }
        return fits
    }

    private mutating func checkUnique(_ items: [SchemaValue]) -> Bool {
        var seen: [SchemaValue: Int] = [:]
        for (index, item) in items.enumerated() {
            // A hash of all that is in it.
            guard self.spend(4 + item.size / 4) else { return false }
            guard let other = seen.updateValue(index, forKey: item) else { continue }
            return self.refuse("The items \(other) and \(index) are the same, and all have to differ.")
        }
        return true
    }

    private mutating func check(
        _ items: [SchemaValue],
        contain node: Int,
        _ count: SchemaCount,
        _ coverage: inout SchemaCoverage?,
    ) -> Bool {
        var found = 0
        for (index, item) in items.enumerated() {
            var inner: SchemaCoverage?
            guard self.verdict(node, item, &inner) else { continue }
            found += 1
            coverage?.mark(index)
        }
        guard found < count.minimum || found > count.maximum else { return true }
        let bounds = found < count.minimum ? "at least \(count.minimum)" : "at most \(count.maximum)"
        return self.refuse("Of its items \(bounds) have to be of a certain form, and \(found) are.")
    }

    private mutating func check(
        rest items: [SchemaValue],
        _ node: Int,
        _ coverage: inout SchemaCoverage?,
    ) -> Bool {
        guard self.spend(items.count / 16) else { return false }
        var fits = true
        for (index, item) in items.enumerated() where coverage?.contains(index) == false {
            if self.graph.nodes[node].isNever {
                fits = self.refuse("There is no such item.", at: .index(index))
            } else if !self.inside(.index(index), node, item) {
                fits = false
            }
            if !fits, self.isDone { break }
        }
        coverage?.markAll()
        return fits
    }
}
