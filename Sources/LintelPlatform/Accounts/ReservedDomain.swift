package import LintelTokens

/// The domain of the service identities' addresses: nobody can sign up, sign in or reset a password under it.
///
/// Nothing sends mail to it. Because the whole domain is closed, a person's address and a client e-mail never meet,
/// whichever of the two comes first.
package struct ReservedDomain: Sendable, Hashable {
    /// `apps.example.org`, in the form that ``EmailKey/domain`` has.
    package let name: String

    /// - Parameter host: The host name; upper and lower case are the same.
    package init(_ host: String) {
        self.name = host.lowercased()
    }

    /// The address of a service app, `{client_id}@apps.example.org`.
    ///
    /// Client ids are random and never given twice, so an app that replaces another inherits nothing from it.
    package func clientEmail(for id: ClientID) -> String { "\(id.rawValue)@\(self.name)" }

    /// Whether an address lies in the domain or below it.
    package func contains(_ key: EmailKey) -> Bool {
        key.domain == self.name || key.domain.hasSuffix(".\(self.name)")
    }

    /// Refuses an address that a person must not use.
    ///
    /// - Throws: ``PlatformError`` with code `emailTaken`, in the words for any address that is in use.
    package func refuse(_ key: EmailKey) throws(PlatformError) {
        if self.contains(key) { throw .emailTaken }
    }
}

extension PlatformError {
    /// The address belongs to an account or a service identity; which of the two, and whose, is not said.
    package static let emailTaken = Self(
        .emailTaken,
        "This e-mail address cannot be used: it is taken.",
        field: "email",
    )
}
