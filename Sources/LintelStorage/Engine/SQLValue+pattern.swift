extension SQLValue {
    /// A pattern for `LIKE ? ESCAPE '!'` that a text fits which has this one somewhere in it.
    static func containing(_ text: String) -> Self {
        var pattern = "%"
        for character in text {
            if "%_!".contains(character) { pattern.append("!") }
            pattern.append(character)
        }
        return .text(pattern + "%")
    }
}
