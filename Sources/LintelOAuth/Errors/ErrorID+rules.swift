extension ErrorID {
    /// What the rules for accounts, apps and their parts refuse.
    var ruleExplanation: (meaning: String, remedy: String)? {
        switch self {
        case .emailTaken:
            (
                "The address belongs to another person or service identity.",
                "Use another address, or the account that has it."
            )
        case .emailInvalid:
            (
                "The text is no e-mail address, or lies in the domain of service identities (client_email.host), which no person can have.",
                "Write name@example.org, at most 254 characters, in another domain."
            )
        case .passwordUnfit:
            (
                "The password is too short, too long, one of the first that are tried, one character repeated, or holds the name of the service.",
                "Choose one of at least 8 characters that nobody guesses."
            )
        case .nameInvalid:
            (
                "The name of a person or organisation, or the label of a secret, is empty, too long, or holds characters that cannot be seen.",
                "Write one line of visible characters; a label has at most 64."
            )
        case .appNameInvalid:
            (
                "The name of the app is empty, too long (128 characters; 60 for a Service app), or holds a forbidden character.",
                "Leave out the characters that the sentence names, and line breaks."
            )
        case .redirectURIInvalid:
            (
                "A redirect or post-logout URI breaks a rule, or a Service app has one.",
                "Use https; http only for localhost and the loopback addresses; a scheme of its own only for a Native app; no fragment, no *, no user name, at most 50 URIs."
            )
        case .scopeUnknown:
            (
                "No API of the catalogue has the scope.",
                "Check the spelling, or add the scope to the catalogue."
            )
        case .scopeNotForType:
            (
                "The app's type cannot have the scope: a Service app acts for no person, and only Native and Web apps can have offline_access.",
                "Leave the scope out, or register an app of another type."
            )
        case .proofKeyRuleInvalid:
            (
                "Only a Web app can do without PKCE.",
                "Leave the rule at required."
            )
        case .secretNotForType:
            (
                "Native and SPA apps have no secrets.",
                "Use PKCE; register a Web or Service app when a secret is needed."
            )
        case .secretLast:
            (
                "It is the app's last active secret.",
                "Add another one first, or revoke it by force."
            )
        case .secretLifetimeInvalid:
            (
                "A secret lives 1 to 730 days, or without --expires-in until it is revoked.",
                "Give a number of days in that range."
            )
        case .ownerLast:
            (
                "An app needs at least one owner who can sign in, and a project one who is switched on.",
                "Name another owner first."
            )
        case .ownerInvalid:
            (
                "The person owns the app already, or it has 20 owners.",
                "Remove another owner first."
            )
        case .entitlementUnknown:
            (
                "The catalogue has no such entitlement.",
                "Use one of those that the sentence lists."
            )
        case .roleUnknown:
            (
                "There is no such role in an organisation.",
                "Use administrator, co-administrator or member."
            )
        default: self.workspaceExplanation
        }
    }
}
