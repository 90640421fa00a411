import LintelCodec

/// A string that names one kind of thing; two kinds never mix.
///
/// The raw value is opaque and compared byte for byte.
public struct Identifier<Kind>: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The text itself.
    public let rawValue: String

    /// Wraps a raw value as it came from the wire or the database.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Wraps a raw value as it came from the wire or the database.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// For logs: holds no secret.
    public var description: String { self.rawValue }

    /// Equality of the UTF-8 bytes; `String`'s own `==` would also equate different normal forms.
    public static func == (left: Self, right: Self) -> Bool {
        left.rawValue.hasSameBytes(as: right.rawValue)
    }

    /// Equal ids have equal hashes.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(self.rawValue)
    }
}

/// What an ``AccountID`` names.
public enum AccountKind: Sendable {}
/// What a ``ClientID`` names.
public enum ClientKind: Sendable {}
/// What a ``KeyID`` names.
public enum KeyKind: Sendable {}
/// What an ``OrganisationID`` names.
public enum OrganisationKind: Sendable {}
/// What a ``Subject`` names.
public enum SubjectKind: Sendable {}
/// What a ``TokenID`` names.
public enum TokenKind: Sendable {}
/// What a ``GrantID`` names.
public enum GrantKind: Sendable {}

/// A person: a lower-case UUID.
public typealias AccountID = Identifier<AccountKind>
/// An app (OAuth client, RFC 6749 §2.2): type prefix and random tail, `service-…`.
public typealias ClientID = Identifier<ClientKind>
/// A signing key (`kid`, RFC 7515 §4.1.4).
public typealias KeyID = Identifier<KeyKind>
/// A company: a lower-case UUID; also the Evo instance id.
public typealias OrganisationID = Identifier<OrganisationKind>
/// The `sub` of a token: an account id, or the client id of a service app.
public typealias Subject = Identifier<SubjectKind>
/// The `jti` of a token (RFC 7519 §4.1.7).
public typealias TokenID = Identifier<TokenKind>
/// The `sid` of a user's tokens: all that came from one authorization code share it.
public typealias GrantID = Identifier<GrantKind>
