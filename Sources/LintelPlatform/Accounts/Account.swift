package import LintelTokens

/// A person who can sign in.
package struct Account: Sendable, Hashable {
    package var id: AccountID
    /// The address as the person wrote it.
    package var email: String
    package var name: String
    package var isEmailVerified: Bool
    /// An operator runs the installation: sees and mends everything.
    package var isOperator: Bool
    package var createdAt: UnixTime
    /// When the account was switched off, if it is.
    package var disabledAt: UnixTime?

    package init(
        id: AccountID,
        email: String,
        name: String,
        isEmailVerified: Bool = true,
        isOperator: Bool = false,
        createdAt: UnixTime,
        disabledAt: UnixTime? = nil,
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.isEmailVerified = isEmailVerified
        self.isOperator = isOperator
        self.createdAt = createdAt
        self.disabledAt = disabledAt
    }

    package var isDisabled: Bool { self.disabledAt != nil }
    package var subject: Subject { Subject(self.id.rawValue) }
}
