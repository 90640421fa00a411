package import LintelPlatform
package import LintelTokens

/// Finds the person or service behind a token.
package struct PrincipalDirectory: Sendable {
    private let accounts: AccountDirectory
    private let apps: AppDirectory

    /// - Parameters:
    ///   - accounts: The accounts in memory; what changes is seen within a second.
    ///   - apps: The apps in memory; what changes is seen within a second.
    package init(accounts: AccountDirectory, apps: AppDirectory) {
        self.accounts = accounts
        self.apps = apps
    }

    /// The principal, disabled ones included; nil without a token, when nobody has the subject's id, or when the app
    /// that the token was given to is switched off.
    package func principal(of claims: AccessTokenClaims?) async throws -> Principal? {
        guard let claims else { return nil }
        guard let app = try await self.apps.app(claims.clientID) else { return nil }
        if claims.isService { return .service(app) }
        guard app.disabledAt == nil else { return nil }
        return try await self.person(AccountID(claims.subject.rawValue))
    }

    /// The person with this id, disabled ones included.
    package func person(_ id: AccountID) async throws -> Principal? {
        try await self.accounts.account(id).map(Principal.person)
    }

    /// The app that a token was given to, disabled ones included.
    package func app(of claims: AccessTokenClaims) async throws -> App? {
        try await self.apps.app(claims.clientID)
    }
}
