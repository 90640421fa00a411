/// Numbers and texts (JSON Schema validation §6.2, §6.3, §7).
extension SchemaValidator {
    mutating func check(_ keyword: SchemaKeyword, _ number: SchemaNumber) -> Bool {
        switch keyword {
        case .atLeast(let bound): number >= bound || self.refuse("This has to be at least \(bound.text).")
        case .atMost(let bound): number <= bound || self.refuse("This may be at most \(bound.text).")
        case .moreThan(let bound): number > bound || self.refuse("This has to be more than \(bound.text).")
        case .lessThan(let bound): number < bound || self.refuse("This has to be less than \(bound.text).")
        case .multiple(let unit):
            number.isMultiple(of: unit) || self.refuse("This has to be a multiple of \(unit.text).")
        default: true
        }
    }

    mutating func check(_ keyword: SchemaKeyword, _ text: String) -> Bool {
        switch keyword {
        case .length(let count): return self.check(length: text, count)
        case .pattern(let pattern):
            return self.matches(pattern, text)
                || self.refuse("This does not match the pattern \(pattern.text.prefix(Self.shownPattern)).")
        case .format(let format):
            return self.spend(text.utf8.count / 8)
                && (format.fits(text) || self.refuse("This has to be \(format.words)."))
        default: return true
        }
    }

    private static let shownPattern = 200

    private mutating func check(length text: String, _ count: SchemaCount) -> Bool {
        guard self.spend(text.utf8.count / 8) else { return false }
        let length = text.unicodeScalars.count
        if length < count.minimum { return self.refuse("This needs at least \(count.minimum) characters.") }
        if length > count.maximum { return self.refuse("This may have at most \(count.maximum) characters.") }
        return true
    }
}
