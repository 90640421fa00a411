package import LintelCodec
package import LintelTokens

/// `scope` is well-formed and the app is approved for all of it (RFC 6749 §3.3).
package enum CheckScope {
    /// More than any app has; bounds the work of a hostile list.
    static let maximumScopes = 64

    /// The scopes asked for at the authorization or token endpoint.
    package static func check(_ fields: FormFields, client: RegisteredClient) throws(OAuthError) -> ScopeSet {
        guard let text = fields["scope"] else {
            throw OAuthError(.invalidScope, .scopeMissing, "The parameter scope is missing: name at least one scope.")
        }
        let scopes = try Self.parse(text)
        if let refused = scopes.values.first(where: { !client.scopes.contains($0) }) {
            throw Self.refusal(of: refused, client: client)
        }
        return scopes
    }

    /// Why the app cannot have the scope: it waits, somebody has refused it, or nobody has asked for it.
    private static func refusal(of scope: String, client: RegisteredClient) -> OAuthError {
        let name = scope.prefix(60)
        switch client.withheldScopes.first(where: { $0.scope == scope })?.isRefused {
        case false?:
            return OAuthError(
                .invalidScope,
                .scopeNotApproved,
                "The scope \(name) has been requested for the app and waits for approval.",
            )
        case true?:
            return OAuthError(.invalidScope, .scopeRefused, "The scope \(name) was refused to the app.")
        case nil:
            return OAuthError(.invalidScope, .scopeNotAllowed, "The scope \(name) is none of the app's scopes.")
        }
    }

    /// Reads a scope list: tokens of %x21 / %x23-5B / %x5D-7E, single spaces between them (RFC 6749 §3.3).
    package static func parse(_ text: String) throws(OAuthError) -> ScopeSet {
        if text.utf8.contains(UInt8(ascii: ",")) {
            throw OAuthError(.invalidScope, .scopeMalformed, "Scopes are separated by spaces, not by commas.")
        }
        let tokens = text.utf8.split(
            separator: UInt8(ascii: " "),
            maxSplits: Self.maximumScopes,
            omittingEmptySubsequences: false,
        )
        guard tokens.count <= Self.maximumScopes else {
            throw OAuthError(.invalidScope, .scopeMalformed, "The scope list is too long.")
        }
        let wellFormed = tokens.allSatisfy { token in
            !token.isEmpty && token.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }
        }
        guard wellFormed else {
            throw OAuthError(
                .invalidScope,
                .scopeMalformed,
                "The scope list is malformed: printable ASCII, single spaces between scopes.",
            )
        }
        return ScopeSet(tokens.map { String(decoding: $0, as: UTF8.self) })
    }
}
