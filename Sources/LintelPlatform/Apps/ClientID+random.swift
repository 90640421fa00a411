package import LintelOAuth
package import LintelTokens

extension Identifier where Kind == ClientKind {
    /// Length of the random tail: 25 of 36 characters are 129 bits, so no id is ever given twice.
    package static var randomLength: Int { 25 }

    /// A new client id: `service-` and the other prefixes never begin a person's id, so a service's `sub` is never
    /// taken for a person's (RFC 9068 §5).
    package static func random(for type: ClientType, from random: RandomSource) -> Self {
        Self(type.clientIDPrefix + random.lowercaseAlphanumerics(self.randomLength))
    }
}
