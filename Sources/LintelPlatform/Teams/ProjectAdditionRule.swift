/// Somebody who is to come into the team of a project.
package struct ProjectAddition: Sendable, Hashable {
    /// A person's address or a client e-mail, as it was written.
    package var email: String
    package var roles: [ProjectRoleID]
    package var isOwner: Bool

    package init(email: String, roles: [ProjectRoleID], isOwner: Bool = false) {
        self.email = email
        self.roles = roles
        self.isOwner = isOwner
    }
}

/// What will happen to an addition, before it does.
package struct PlannedAddition: Sendable, Hashable {
    package var addition: ProjectAddition
    package var step: Step

    package enum Step: Sendable, Hashable {
        /// They become a member at once.
        case add(OrganisationPrincipal)
        /// They are asked by mail.
        case invite(EmailKey)
        /// They are a member already, and get more roles.
        case change(ProjectMember)
        /// They have all of it already.
        case keep(ProjectMember)
        case refuse(PlatformError)
    }

    package init(_ addition: ProjectAddition, _ step: Step) {
        self.addition = addition
        self.step = step
    }
}

/// Decides who comes into a team at once, who is asked by mail, and who does not come.
///
/// Service identities come at once, whoever brings them in: they read no mail. People of the project's own organisation
/// come at once when a person brings them in; a service identity always asks them. Everybody else is asked.
package struct ProjectAdditionRule: Sendable, Hashable {
    package let authority: ProjectAuthority
    package let caller: Caller

    package enum Caller: Sendable, Hashable {
        case person
        case service
        /// Brings in everybody who is known here without asking them, and nobody else.
        case commandLine

        package init(_ actor: Actor) {
            self =
                if actor.account != nil { .person } else if actor.id == Actor.commandLine.id {
                    .commandLine
                } else {
                    .service
                }
        }
    }

    /// What is known of an address.
    package struct Addressee: Sendable, Hashable {
        package var key: EmailKey
        /// Whether the address lies in the domain of service identities, to which no mail is sent.
        package var isClientEmail: Bool
        package var principal: OrganisationPrincipal?
        /// Whether they belong to the project's organisation.
        package var isColleague: Bool
        /// What they are in the team already.
        package var member: ProjectMember?

        package init(
            key: EmailKey,
            isClientEmail: Bool,
            principal: OrganisationPrincipal?,
            isColleague: Bool,
            member: ProjectMember?,
        ) {
            self.key = key
            self.isClientEmail = isClientEmail
            self.principal = principal
            self.isColleague = isColleague
            self.member = member
        }
    }

    package init(authority: ProjectAuthority, caller: Caller) {
        self.authority = authority
        self.caller = caller
    }

    /// - Parameters:
    ///   - roles: What they are to get.
    ///   - isOwner: Whether they are to be an owner.
    package func step(for addressee: Addressee, roles: [ProjectRole], isOwner: Bool) -> PlannedAddition.Step {
        do throws(PlatformError) {
            try self.authority.require(.inviteMember)
            if isOwner { try self.authority.requireOwners() }
            for role in roles { try self.authority.requireManaging(role) }
        } catch {
            return .refuse(error)
        }
        if let member = addressee.member {
            let held = Set(member.roles.map(\.id))
            return roles.allSatisfy { held.contains($0.id) } && (member.isOwner || !isOwner)
                ? .keep(member) : .change(member)
        }
        let known = addressee.principal.flatMap { $0.isDisabled ? nil : $0 }
        if addressee.isClientEmail || addressee.principal?.isService == true {
            return known.map { .add($0) } ?? .refuse(Self.noService)
        }
        switch self.caller {
        case .commandLine: return known.map { .add($0) } ?? .refuse(Self.nobody)
        case .service: return .invite(addressee.key)
        case .person:
            if let known, addressee.isColleague { return .add(known) }
            return .invite(addressee.key)
        }
    }

    private static let noService = PlatformError(
        .notFound,
        "No service app has this client e-mail.",
        field: "email",
    )
    private static let nobody = PlatformError(.notFound, "Nobody here has this e-mail address.", field: "email")
}
