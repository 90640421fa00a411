package import LintelOAuth

/// The name of an app as people see it on the consent page.
package struct AppName: Sendable, Hashable {
    /// The name, trimmed and composed (NFC).
    package let text: String

    /// Characters that the developer portal does not take in names.
    package static let forbiddenCharacters = ",;[]=<>?\"{}|+!@#$%^\\*`~"

    /// How long a name may be: service apps appear in member lists, which are narrower.
    package static func maximumLength(for type: ClientType) -> Int { type == .service ? 60 : 128 }

    /// Checks a name for an app of this type.
    ///
    /// - Throws: ``PlatformError`` with code `appNameInvalid` and field `name`.
    package init(_ text: String, for type: ClientType) throws(PlatformError) {
        let maximum = Self.maximumLength(for: type)
        let line: PlainLine
        do {
            line = try PlainLine(text, maximum: maximum)
        } catch {
            throw Self.error(Self.explanation(of: error, maximum: maximum))
        }
        // Composing comes first: it turns the Greek question mark U+037E into a semicolon.
        let forbidden = Self.forbiddenCharacters.unicodeScalars
        guard !line.text.unicodeScalars.contains(where: forbidden.contains) else {
            throw Self.error("The name may not hold any of these characters: \(Self.forbiddenCharacters)")
        }
        self.text = line.text
    }

    private static func explanation(of flaw: PlainLine.Flaw, maximum: Int) -> String {
        switch flaw {
        case .empty: "An app needs a name."
        case .tooLong: "The name of this type of app has at most \(maximum) characters."
        case .invisibleCharacter: "The name holds a character that cannot be seen, such as a line break."
        }
    }

    private static func error(_ message: String) -> PlatformError {
        PlatformError(.appNameInvalid, message, field: "name")
    }
}
