package import LintelTokens

/// What the authorization endpoint does next with a good request.
package enum AuthorizationStep: Sendable, Hashable {
    /// Show the sign-in pages.
    case signIn
    /// Show the consent page.
    case askConsent
    /// Give the code.
    case issueCode
    case refuse(OAuthError)

    /// What is known of the browser that brought the request.
    package struct Circumstances: Sendable, Hashable {
        /// Who is signed in, since when; nil when nobody is.
        package var session: (account: AccountID, authenticatedAt: UnixTime)? {
            guard let account = self.account, let authenticatedAt = self.authenticatedAt else { return nil }
            return (account, authenticatedAt)
        }
        private var account: AccountID?
        private var authenticatedAt: UnixTime?
        /// The person signed in for this very request.
        package var isFreshlySignedIn: Bool
        /// What the person has allowed the app before.
        package var consented: ScopeSet
        /// The account that a verified `id_token_hint` names.
        package var hintedAccount: AccountID?
        package var now: UnixTime

        package init(
            account: AccountID?,
            authenticatedAt: UnixTime?,
            isFreshlySignedIn: Bool,
            consented: ScopeSet,
            hintedAccount: AccountID?,
            now: UnixTime,
        ) {
            self.account = account
            self.authenticatedAt = authenticatedAt
            self.isFreshlySignedIn = isFreshlySignedIn
            self.consented = consented
            self.hintedAccount = hintedAccount
            self.now = now
        }
    }

    /// Decides (OpenID Connect Core §3.1.2.3 and §3.1.2.4).
    package init(for request: AuthorizationRequest, in circumstances: Circumstances) {
        if Self.needsSignIn(request, circumstances) {
            // OpenID Connect Core §3.1.2.1: who signed in, but is not whom the hint names, is told to the app. Asking
            // once more would go round in circles.
            self =
                request.prompts.contains(.none) || circumstances.isFreshlySignedIn
                ? .refuse(OAuthError(.loginRequired, .loginRequired, "Nobody who fits the request is signed in."))
                : .signIn
        } else if Self.needsConsent(request, circumstances) {
            self =
                request.prompts.contains(.none)
                ? .refuse(OAuthError(.consentRequired, .consentRequired, "The person has to allow the scopes first."))
                : .askConsent
        } else {
            self = .issueCode
        }
    }

    private static func needsSignIn(_ request: AuthorizationRequest, _ circumstances: Circumstances) -> Bool {
        guard let session = circumstances.session else { return true }
        if let hinted = circumstances.hintedAccount, hinted != session.account { return true }
        if circumstances.isFreshlySignedIn { return false }
        if request.prompts.contains(.login) || request.prompts.contains(.selectAccount) { return true }
        guard let maxAge = request.maxAge else { return false }
        return maxAge == 0 || circumstances.now - session.authenticatedAt > maxAge
    }

    private static func needsConsent(_ request: AuthorizationRequest, _ circumstances: Circumstances) -> Bool {
        request.prompts.contains(.consent) || request.scopes.contains("offline_access")
            || !request.scopes.isSubset(of: circumstances.consented)
    }
}
