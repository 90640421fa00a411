package import LintelTokens

/// What a ``ProjectGroupID`` names.
package enum ProjectGroupKind: Sendable {}
/// A group of a project: a lower-case UUID.
package typealias ProjectGroupID = Identifier<ProjectGroupKind>

/// People and service identities that have roles of a project together.
package struct ProjectGroup: Sendable, Hashable {
    package var id: ProjectGroupID
    package var name: String
    package var description: String
    /// By address.
    package var members: [ProjectGroupMember]
    /// By name.
    package var roles: [ProjectRole]

    package init(
        id: ProjectGroupID,
        name: String,
        description: String,
        members: [ProjectGroupMember] = [],
        roles: [ProjectRole] = [],
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.members = members
        self.roles = roles
    }
}

/// Somebody in a group.
package struct ProjectGroupMember: Sendable, Hashable {
    package var principal: OrganisationPrincipal
    package var organisationName: String?

    package init(principal: OrganisationPrincipal, organisationName: String?) {
        self.principal = principal
        self.organisationName = organisationName
    }
}

/// What roles and groups are called; always checked.
package struct ProjectLabel: Sendable, Hashable {
    package let name: String
    package let description: String

    package static let maximumName = 255
    package static let maximumDescription = 1_000

    /// - Parameters:
    ///   - field: What a caller calls the name: `displayName` of a role, `name` of a group.
    /// - Throws: ``PlatformError`` with code `nameInvalid`, and the field at fault.
    package init(name: String, description: String, field: String) throws(PlatformError) {
        guard let line = try? PlainLine(name, maximum: Self.maximumName) else {
            throw PlatformError(
                .nameInvalid,
                "A name has 1 to \(Self.maximumName) characters that can be seen.",
                field: field,
            )
        }
        self.name = line.text
        guard description.contains(where: { !$0.isWhitespace }) else {
            self.description = ""
            return
        }
        guard let text = try? PlainLine(description, maximum: Self.maximumDescription) else {
            throw PlatformError(
                .nameInvalid,
                "A description is one line of at most \(Self.maximumDescription) characters.",
                field: "description",
            )
        }
        self.description = text.text
    }
}
