/// A word as a POSIX shell reads it.
enum ShellWord {
    /// The text itself when the shell takes it as it is, or the text in single quotes.
    static func quote(_ text: String) -> String {
        let plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=@%+,"
        if !text.isEmpty, text.allSatisfy(plain.contains) { return text }
        return "'" + text.replacing("'", with: #"'\''"#) + "'"
    }
}
