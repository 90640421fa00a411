extension AuditEvent.Kind {
    /// What has happened, in plain words.
    package var sentence: String {
        Self.sentences[self.rawValue] ?? self.spelledOut
    }

    /// `app.scope_asked` as `App: scope asked`, for kinds that have no sentence of their own.
    private var spelledOut: String {
        let parts = self.rawValue.split(separator: ".", maxSplits: 1).map { String($0).replacing("_", with: " ") }
        guard let first = parts.first else { return self.rawValue }
        return ([first.prefix(1).uppercased() + first.dropFirst()] + parts.dropFirst()).joined(separator: ": ")
    }

    private static let sentences: [String: String] = [
        "session.signed_in": "Signed in",
        "session.sign_in_refused": "Sign-in refused",
        "session.signed_out": "Signed out",
        "session.ended": "Session ended",
        "consent.given": "Allowed an app",
        "consent.denied": "Did not allow an app",
        "consent.withdrawn": "Took an app's access back",
        "consent.revoked": "Took an app's access back",
        "code.issued": "App got an authorization code",
        "code.redeemed": "App got tokens for a code",
        "token.issued": "App got a token",
        "token.refreshed": "App refreshed its token",
        "token.revoked": "Token revoked",
        "token.refused": "Token request refused",
        "authorize.refused": "Authorization request refused",
        "account.created": "Account made",
        "account.disabled": "Account switched off",
        "account.enabled": "Account switched on",
        "account.recovered": "Password set anew by e-mail",
        "account.renamed": "Name changed",
        "account.password_changed": "Password changed",
        "account.email_changed": "E-mail address changed",
        "account.email_code_sent": "Code sent by e-mail",
        "account.email_code_refused": "Code from the mail refused",
        "organisation.created": "Organisation made",
        "organisation.renamed": "Organisation renamed",
        "organisation.member_set": "Role given",
        "organisation.member_removed": "Member removed",
        "organisation.member_invited": "Member invited",
        "organisation.invited": "Member invited",
        "organisation.entitlements_set": "Products changed",
        "app.created": "App registered",
        "app.renamed": "App renamed",
        "app.changed": "App changed",
        "app.disabled": "App switched off",
        "app.enabled": "App switched on",
        "app.deleted": "App deleted",
        "app.secret_added": "Secret added",
        "app.secret_revoked": "Secret revoked",
        "app.redirects_changed": "Redirect addresses changed",
        "app.owner_added": "Owner added",
        "app.owner_removed": "Owner removed",
        "app.scope_requested": "Scope asked for",
        "app.scope_approved": "Scope approved",
        "app.scope_refused": "Scope refused",
        "call.refused": "API call refused",
        "key.rotated": "Signing key changed",
    ]
}

/// The groups of kinds that people choose from, each with what its kinds begin with.
package enum AuditKindGroup: String, Sendable, Hashable, CaseIterable {
    case session, account, app, organisation, consent, code, token, authorize, call, key

    /// What every kind of the group begins with.
    package var prefix: String { self.rawValue + "." }

    package var title: String {
        switch self {
        case .session: "Signing in and out"
        case .account: "Accounts"
        case .app: "Apps"
        case .organisation: "Organisations"
        case .consent: "Consent"
        case .code: "Authorization codes"
        case .token: "Tokens"
        case .authorize: "Authorization requests"
        case .call: "API calls"
        case .key: "Signing keys"
        }
    }
}
