import LintelPlatform
import LintelServer
import LintelTokens
import NIOPosix

extension Installation {
    /// Makes an account.
    ///
    /// - Parameter password: Nil for an account that cannot sign in yet.
    /// - Throws: ``PlatformError``
    func createAccount(email: String, name: String, password: String?, isOperator: Bool) async throws -> Account {
        let registration = try AccountRegistration(
            email: email,
            name: name,
            password: password,
            isOperator: isOperator,
            clientEmails: self.clientEmails,
            random: self.random,
            at: self.clock.now(),
        )
        let hash = try await self.hash(registration.password)
        try await self.stores.accounts.create(registration.account, key: registration.key, passwordHash: hash)
        try await self.audit(
            .accountCreated,
            target: registration.account.id.rawValue,
            detail: isOperator ? "operator" : nil,
        )
        return registration.account
    }

    /// The enabled account with this address.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` naming the option.
    func account(email: String, option: String) async throws -> Account {
        let found = try await self.stores.accounts.credentials(for: EmailKey(email))
        guard let account = found?.account, !account.isDisabled else {
            throw PlatformError(.notFound, "There is no enabled account with the address \(email).", field: option)
        }
        return account
    }

    private func hash(_ password: Password?) async throws -> String? {
        guard let password else { return nil }
        let hasher = Argon2PasswordHasher(random: self.random)
        return try await NIOThreadPool.singleton.runIfActive { try hasher.hash(password) }
    }
}
