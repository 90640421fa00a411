package import LintelPlatform

/// A mail about an account; nothing that a stranger typed stands in it.
package struct AccountMail: Encodable, Sendable, Hashable {
    /// Which mail it is; the raw value is the middle of the names of its two templates.
    package enum Kind: String, Encodable, Sendable, Hashable, CaseIterable {
        case signUpCode = "sign-up-code"
        case accountExists = "account-exists"
        case recoveryCode = "recovery-code"
        case recoveryUnknown = "recovery-unknown"
        case passwordChanged = "password-changed"
        case emailChangeCode = "email-change-code"
        case emailTaken = "email-taken"

        /// Never holds the code: subjects are shown on locked screens.
        var subject: String {
            switch self {
            case .signUpCode: "Confirm your e-mail address"
            case .accountExists: "You have an account already"
            case .recoveryCode: "Your code for a new password"
            case .recoveryUnknown: "No account with this address"
            case .passwordChanged: "Your password was changed"
            case .emailChangeCode: "Confirm your new e-mail address"
            case .emailTaken: "This address has an account"
            }
        }

        /// Whether somebody waits for a code.
        var carriesCode: Bool {
            switch self {
            case .signUpCode, .recoveryCode, .emailChangeCode: true
            case .accountExists, .recoveryUnknown, .passwordChanged, .emailTaken: false
            }
        }
    }

    let kind: Kind
    let code: String?
    let minutes = EmailChallenge.lifetimeSeconds / 60
    /// The site's address.
    let site: String
    /// Where a forgotten password is replaced.
    let recovery: String

    /// - Parameters:
    ///   - code: The digits, for a mail that carries them.
    ///   - issuer: The site's address, without a slash at its end.
    package init(_ kind: Kind, code: String? = nil, issuer: String) {
        self.kind = kind
        self.code = code
        self.site = issuer
        self.recovery = issuer + SiteURL.recover(transaction: nil).path
    }
}

extension PageRenderer {
    /// The mail with its two parts, from `mail-…-text` and `mail-…-html`.
    package func message(_ mail: AccountMail, to recipient: String) -> MailMessage {
        MailMessage(
            recipient: recipient,
            subject: mail.kind.subject,
            text: self.render(mail, template: "mail-\(mail.kind.rawValue)-text"),
            html: self.render(mail, template: "mail-\(mail.kind.rawValue)-html"),
        )
    }
}
