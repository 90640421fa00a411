package import LintelTokens

/// A checked new account: what to store, with the password that is still to be hashed.
package struct AccountRegistration: Sendable {
    package let account: Account
    package let key: EmailKey
    /// Nil for an account that gets its password later.
    package let password: Password?

    /// Checks the fields and makes the account of them.
    ///
    /// - Parameters:
    ///   - password: The password as typed.
    ///   - clientEmails: The service identities' domain, which people cannot use.
    /// - Throws: ``PlatformError`` naming the field that is at fault.
    package init(
        email: String,
        name: String,
        password: String?,
        isOperator: Bool = false,
        clientEmails: ReservedDomain,
        random: RandomSource,
        at now: UnixTime,
    ) throws(PlatformError) {
        self.key = try EmailKey(email)
        try clientEmails.refuse(self.key)
        let name = try PersonName.check(name)
        self.password =
            if let password {
                try PasswordRule.check(password, of: PasswordRule.Owner(email: self.key, name: name))
            } else {
                nil
            }
        self.account = Account(
            id: AccountID(random.uuid()),
            email: EmailKey.composed(email),
            name: name,
            isOperator: isOperator,
            createdAt: now,
        )
    }
}
