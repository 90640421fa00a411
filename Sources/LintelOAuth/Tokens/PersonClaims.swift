package import LintelCodec
package import LintelTokens

/// What an ID token and the userinfo endpoint tell about a person, by scope (OpenID Connect Core §5.4).
package struct PersonClaims: Sendable, Hashable {
    package var subject: Subject
    package var name: String
    package var email: String
    package var isEmailVerified: Bool

    package init(subject: Subject, name: String, email: String, isEmailVerified: Bool) {
        self.subject = subject
        self.name = name
        self.email = email
        self.isEmailVerified = isEmailVerified
    }

    /// Adds the members that the scopes open to an object that is being written; `sub` is not among them.
    package func write(for scopes: ScopeSet, to json: inout JSONWriter) {
        if scopes.contains("profile") {
            json.member("name", self.name)
            // One field is all that is asked of people: the last word is taken for the family name.
            let words = self.name.split(separator: " ")
            if words.count > 1, let family = words.last {
                json.member("given_name", words.dropLast().joined(separator: " "))
                json.member("family_name", String(family))
            } else {
                json.member("given_name", self.name)
            }
            json.member("preferred_username", self.email)
        }
        if scopes.contains("email") {
            json.member("email", self.email)
            json.member("email_verified", self.isEmailVerified)
        }
    }
}
