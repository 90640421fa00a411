package import LintelOAuth

/// Which proof key rules an app of a type may choose (OAuth 2.1 §7.5.1).
package enum ProofKeyChoice {
    /// The rules to choose from; public apps have no choice, a service app sends nobody to sign in.
    package static func rules(for type: ClientType) -> [ProofKeyRule] {
        type == .web ? [.required, .orNonce, .off] : [.required]
    }

    /// Checks the owner's choice.
    ///
    /// - Throws: ``PlatformError`` with code `proofKeyRuleInvalid` and field `proof_key_rule`.
    package static func check(_ rule: ProofKeyRule, for type: ClientType) throws(PlatformError) {
        guard self.rules(for: type).contains(rule) else {
            throw PlatformError(
                .proofKeyRuleInvalid,
                "Only a web app can do without a proof key (PKCE).",
                field: "proof_key_rule",
            )
        }
    }
}
