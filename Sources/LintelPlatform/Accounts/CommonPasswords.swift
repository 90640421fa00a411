/// The passwords of eight characters and more that lists of stolen ones are full of; shorter ones are refused anyway.
enum CommonPasswords {
    /// Whether a password, in lower case, is in the list, as it stands or with digits and marks at its end.
    static func contains(_ folded: String) -> Bool {
        if self.isListed(folded) || self.unlisted.contains(folded) { return true }
        // `password2024!` is tried right after `password`.
        let stem = folded.reversed().drop { $0.isNumber || "!?.@#$*_-".contains($0) }.reversed()
        return self.stems.contains(String(stem))
    }

    private static let stems: Set<String> = [
        "admin", "administrator", "changeme", "default", "guest", "hello", "letmein", "login", "master", "p@ssw0rd",
        "pass", "passw0rd", "password", "qwerty", "root", "secret", "summer", "temp", "test", "user", "welcome",
        "winter", "spring", "autumn",
    ]

    /// Common too, and not in ``BreachedPasswords``.
    private static let unlisted: Set<String> = [
        "1231231234", "123412345", "aa12345678", "access14", "consumer", "default1", "donald12", "everyone", "marina12",
        "ohmygod1", "sysadmin",
    ]

    /// Halves the sorted lines, where they stand in the program: no memory is used for a table.
    private static func isListed(_ folded: String) -> Bool {
        BreachedPasswords.lines.withUTF8Buffer { lines in
            let wanted = Array(folded.utf8)
            var (low, high) = (0, lines.count)
            while low < high {
                var start = (low + high) / 2
                while start > low, lines[start - 1] != Self.newline { start -= 1 }
                let line = lines[start..<high].prefix { $0 != Self.newline }
                if line.elementsEqual(wanted) { return true }
                if line.lexicographicallyPrecedes(wanted) { low = min(line.endIndex + 1, high) } else { high = start }
            }
            return false
        }
    }

    private static let newline = UInt8(ascii: "\n")
}
