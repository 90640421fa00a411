/// Which passwords may be chosen (NIST SP 800-63B §5.1.1.2): long enough and not commonly used; any characters.
package enum PasswordRule {
    /// In code points: an emoji made of several counts as several.
    package static let minimumLength = 8

    /// Checks a password that somebody wants to have from now on.
    ///
    /// - Throws: ``PlatformError`` with code `passwordUnfit` and field `password`.
    package static func check(_ typed: String) throws(PlatformError) -> Password {
        guard let password = Password(typed) else {
            throw self.unfit("A password has at most \(Password.maximumLength) characters.")
        }
        guard password.text.unicodeScalars.count >= self.minimumLength else {
            throw self.unfit("A password has at least \(self.minimumLength) characters.")
        }
        let folded = password.text.lowercased()
        guard !CommonPasswords.contains(folded), Set(folded.unicodeScalars).count > 1 else {
            throw self.unfit("This password is one of the first that are tried. Choose another one.")
        }
        guard !folded.contains(self.productName) else {
            throw self.unfit("The password holds the name of this service. Choose another one.")
        }
        return password
    }

    private static let productName = "lintel"

    private static func unfit(_ message: String) -> PlatformError {
        PlatformError(.passwordUnfit, message, field: "password")
    }
}
