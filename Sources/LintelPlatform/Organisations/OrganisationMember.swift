import Foundation
package import LintelOAuth
package import LintelTokens

/// Somebody who belongs to an organisation, as its pages show them.
package struct OrganisationMember: Sendable, Hashable {
    package var principal: OrganisationPrincipal
    package var role: OrganisationRole
    /// When the member came, or got the role that it has now.
    package var changedAt: UnixTime

    package init(principal: OrganisationPrincipal, role: OrganisationRole, changedAt: UnixTime) {
        self.principal = principal
        self.role = role
        self.changedAt = changedAt
    }
}

/// A person or service identity that can be a member.
package struct OrganisationPrincipal: Sendable, Hashable {
    package var subject: Subject
    /// A service identity; it gets no mail.
    package var isService: Bool
    /// The person's or the app's name.
    package var name: String
    /// The address as the person wrote it, or the client e-mail.
    package var email: String
    package var isDisabled: Bool

    package init(subject: Subject, isService: Bool, name: String, email: String, isDisabled: Bool) {
        self.subject = subject
        self.isService = isService
        self.name = name
        self.email = email
        self.isDisabled = isDisabled
    }
}

/// Which members a list holds: those whose name or address has a text in it, a page at a time, by address.
package struct OrganisationMemberQuery: Sendable, Hashable {
    package static let standardLimit = 50
    package static let maximumLimit = 200

    /// In lower case; empty for everybody.
    package let search: String
    /// The last address of the page before; nil for the first page.
    package let after: EmailKey?
    /// How many members behind ``after`` are left out.
    package let offset: Int
    /// From 1 to ``maximumLimit``.
    package let limit: Int

    /// - Parameters:
    ///   - search: What somebody typed; of a longer text the first 100 characters count.
    ///   - cursor: ``OrganisationMemberPage/next`` of the page before; anything else is the first page.
    ///   - limit: How many are wanted; what is too small or too large is brought into the bounds.
    ///   - offset: How many are left out, for callers that count in place of a cursor.
    package init(search: String? = nil, cursor: String? = nil, limit: Int? = nil, offset: Int = 0) {
        self.search = String((search ?? "").trimmingCharacters(in: .whitespaces).prefix(100))
        self.after = cursor.flatMap(OrganisationMemberPage.key(of:))
        self.offset = min(max(offset, 0), OrganisationLimits.members)
        self.limit = min(max(limit ?? Self.standardLimit, 1), Self.maximumLimit)
    }
}

/// Some of the members, and where the list goes on.
package struct OrganisationMemberPage: Sendable, Hashable {
    package var members: [OrganisationMember]
    /// The cursor of the next page; nil at the end.
    ///
    /// It names a place in the alphabet and gives no access to anything.
    package var next: String?

    /// - Parameter lastKey: The address of the last member when there are more behind it.
    package init(members: [OrganisationMember], lastKey: EmailKey?) {
        self.members = members
        self.next = lastKey.map(Self.cursor(after:))
    }
}

/// An app that belongs to an organisation, or that is on its list of clients.
package struct OrganisationApp: Sendable, Hashable {
    package var id: ClientID
    package var name: String
    package var type: ClientType
    package var isDisabled: Bool

    package init(id: ClientID, name: String, type: ClientType, isDisabled: Bool) {
        self.id = id
        self.name = name
        self.type = type
        self.isDisabled = isDisabled
    }
}
