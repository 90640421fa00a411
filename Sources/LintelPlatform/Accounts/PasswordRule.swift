import Foundation

/// Which passwords may be chosen (OWASP ASVS 5.0 §6.2, NIST SP 800-63B §5.1.1.2): long enough, not commonly used and
/// not the person's own name; any characters, and nothing is cut.
package enum PasswordRule {
    /// In code points: an emoji made of several counts as several.
    package static let minimumLength = 8

    /// Whose password it is to be, as far as it is known.
    package struct Owner: Sendable, Hashable {
        package var email: EmailKey
        package var name: String?

        package init(email: EmailKey, name: String? = nil) {
            self.email = email
            self.name = name
        }
    }

    /// Checks a password that somebody wants to have from now on.
    ///
    /// - Throws: ``PlatformError`` with code `passwordUnfit` and field `password`.
    package static func check(_ typed: String, of owner: Owner? = nil) throws(PlatformError) -> Password {
        guard let password = Password(typed) else {
            throw self.unfit("A password has at most \(Password.maximumLength) characters.")
        }
        // Composed once more: half-width marks become combining ones only by the first mapping.
        let compatible = password.text.precomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping
        // A ligature is one key press, whatever number of letters it stands for: the smaller count holds.
        let length = min(password.text.unicodeScalars.count, compatible.unicodeScalars.count)
        guard length >= self.minimumLength else {
            throw self.unfit("A password has at least \(self.minimumLength) characters.")
        }
        let folded = compatible.lowercased()
        guard !CommonPasswords.contains(folded), Set(folded.unicodeScalars).count > 1 else {
            throw self.unfit("This password is one of the first that are tried. Choose another one.")
        }
        guard !folded.contains(self.productName) else {
            throw self.unfit("The password holds the name of this service. Choose another one.")
        }
        guard !(owner.map { self.words(of: $0).contains(self.word(folded)) } ?? false) else {
            throw self.unfit("The password is your own name or e-mail address. Choose another one.")
        }
        return password
    }

    private static let productName = "lintel"

    /// What is tried first by somebody who knows the person.
    private static func words(of owner: Owner) -> Set<String> {
        let address = owner.email.rawValue
        let local = address.prefix { $0 != "@" }
        return Set([address, String(local), owner.name ?? ""].map(self.word)).subtracting([""])
    }

    /// The text without its spaces, in the form that does not tell upper from lower case.
    private static func word(_ text: String) -> String {
        text.precomposedStringWithCompatibilityMapping.lowercased().filter { !$0.isWhitespace }
    }

    private static func unfit(_ message: String) -> PlatformError {
        PlatformError(.passwordUnfit, message, field: "password")
    }
}
