import GRDB

extension DatabaseFunction {
    /// `translate(text, from, to)` as PostgreSQL has it: each character of `from` becomes the one in its place in `to`, or
    /// goes when there is none.
    static let translate = DatabaseFunction("translate", argumentCount: 3, pure: true) { values in
        guard let text = String.fromDatabaseValue(values[0]), let from = String.fromDatabaseValue(values[1]),
            let to = String.fromDatabaseValue(values[2])
        else { return nil }
        guard !from.isEmpty else { return text }
        let (old, new) = (Array(from.unicodeScalars), Array(to.unicodeScalars))
        var translated = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard let place = old.firstIndex(of: scalar) else {
                translated.append(scalar)
                continue
            }
            if place < new.count { translated.append(new[place]) }
        }
        return String(translated)
    }
}
