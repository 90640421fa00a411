package import LintelPlatform
package import LintelTokens

/// Finds the person or service behind a token.
package struct PrincipalDirectory: Sendable {
    private let accounts: any AccountStore
    private let apps: any AppStore

    package init(stores: Stores) {
        self.accounts = stores.accounts
        self.apps = stores.apps
    }

    /// The principal, disabled ones included; nil without a token or when nobody has the subject's id.
    package func principal(of claims: AccessTokenClaims?) async throws -> Principal? {
        guard let claims else { return nil }
        if claims.isService { return try await self.apps.app(claims.clientID).map(Principal.service) }
        return try await self.accounts.account(AccountID(claims.subject.rawValue)).map(Principal.person)
    }
}
