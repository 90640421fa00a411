/// Finds the name that somebody most likely meant.
enum NearestKey {
    /// The candidate with the fewest edits, if it needs no more than a third of its letters (at least two).
    static func find(_ name: String, among candidates: some Sequence<String>) -> String? {
        let best = candidates.map { ($0, self.distance(Array(name.utf8), Array($0.utf8))) }.min { $0.1 < $1.1 }
        guard let (candidate, edits) = best, edits <= max(2, candidate.utf8.count / 3) else { return nil }
        return candidate
    }

    /// Levenshtein distance, one row at a time.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (lineIndex, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = lineIndex + 1
            for (index, other) in right.enumerated() {
                let substitution = diagonal + (byte == other ? 0 : 1)
                diagonal = row[index + 1]
                row[index + 1] = min(substitution, row[index] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
