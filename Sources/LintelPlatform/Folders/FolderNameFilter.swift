/// Conditions on the name of a folder, such as `reports`, `like:2026*` or `neq:old`.
package struct FolderNameFilter: Sendable, Hashable {
    /// A condition that a name can fulfil.
    package enum Condition: Sendable, Hashable {
        case equal(String)
        case like(NamePattern)
        /// The same in letters of any case.
        case likeInAnyCase(NamePattern)
    }

    /// A name fulfils one of these, unless there are none.
    package var anyOf: [Condition] = []
    /// A name is none of these.
    package var noneOf: [String] = []

    package init() {}

    /// Reads the values of a query, which are composed as names are.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid` for a pattern with too many wildcards.
    package init(_ texts: [String]) throws(PlatformError) {
        for text in texts {
            let words = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let value = words.count == 2 ? String(words[1]) : text
            switch words.count == 2 ? words[0] : "eq" {
            case "eq": self.anyOf.append(.equal(value))
            case "neq": self.noneOf.append(value)
            case "like": self.anyOf.append(.like(try NamePattern(value)))
            case "ilike": self.anyOf.append(.likeInAnyCase(try NamePattern(value.lowercased())))
            // A name with a colon in it.
            default: self.anyOf.append(.equal(text))
            }
        }
    }
}

/// A text with `*` for any characters; `\*` is an asterisk.
package struct NamePattern: Sendable, Hashable {
    /// What stands between the wildcards, one more than there are.
    package let pieces: [String]

    /// Wildcards in one pattern.
    package static let maximumWildcards = 10

    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    package init(_ text: String) throws(PlatformError) {
        var pieces: [String.UnicodeScalarView] = [.init()]
        var scalars = text.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            switch scalar {
            case "*": pieces.append(.init())
            case "\\":
                // In front of anything but an asterisk it is a reverse solidus, and no name has one.
                guard let next = scalars.next() else {
                    pieces[pieces.count - 1].append(scalar)
                    break
                }
                if next != "*" { pieces[pieces.count - 1].append(scalar) }
                pieces[pieces.count - 1].append(next)
            default: pieces[pieces.count - 1].append(scalar)
            }
        }
        guard pieces.count - 1 <= Self.maximumWildcards else {
            throw PlatformError(
                .queryInvalid,
                "A pattern has at most \(Self.maximumWildcards) wildcards.",
                field: "name",
            )
        }
        self.pieces = pieces.map { String($0) }
    }
}
