import LintelCodec
package import LintelPlatform
package import LintelTokens

/// Addresses of the pages about organisations.
package enum OrganisationsURL: PortalURL {
    /// Also where a new one is sent to.
    case list
    /// More of all organisations, behind the last one of the page before; for operators.
    case more(after: OrganisationID)
    case new
    /// The members' page.
    case organisation(OrganisationID)
    /// A part of the members, and where invitations are sent to.
    case members(OrganisationID, search: String, after: String?)
    case member(OrganisationID, Subject)
    case memberRole(OrganisationID, Subject)
    case memberRemoval(OrganisationID, Subject)
    case invitations(OrganisationID)
    case invitationResend(OrganisationID, InvitationID)
    case invitationRevocation(OrganisationID, InvitationID)
    case products(OrganisationID)
    case productRequest(OrganisationID, String)
    case productOn(OrganisationID, String)
    case productOff(OrganisationID, String)
    case apps(OrganisationID)
    case domains(OrganisationID)
    case domainRemoval(OrganisationID)
    case clients(OrganisationID)
    case clientRemoval(OrganisationID)
    case settings(OrganisationID)
    case leaving(OrganisationID)
    /// What a mail leads to.
    case invitation(token: String)
    /// Where an invitation is accepted.
    case acceptance
    case refusal

    package var path: String {
        switch self {
        case .list, .more: "/organisations"
        case .new: "/organisations/new"
        case .organisation(let id): Self.path(id)
        case .members(let id, _, _): Self.path(id, "members")
        case .member(let id, let subject): Self.path(id, "members", subject.rawValue)
        case .memberRole(let id, let subject): Self.path(id, "members", subject.rawValue, "role")
        case .memberRemoval(let id, let subject): Self.path(id, "members", subject.rawValue, "remove")
        case .invitations(let id): Self.path(id, "invitations")
        case .invitationResend(let id, let invitation): Self.path(id, "invitations", invitation.rawValue, "resend")
        case .invitationRevocation(let id, let invitation): Self.path(id, "invitations", invitation.rawValue, "revoke")
        case .products(let id): Self.path(id, "products")
        case .productRequest(let id, let product): Self.path(id, "products", product, "request")
        case .productOn(let id, let product): Self.path(id, "products", product, "on")
        case .productOff(let id, let product): Self.path(id, "products", product, "off")
        case .apps(let id): Self.path(id, "apps")
        case .domains(let id): Self.path(id, "domains")
        case .domainRemoval(let id): Self.path(id, "domains", "remove")
        case .clients(let id): Self.path(id, "clients")
        case .clientRemoval(let id): Self.path(id, "clients", "remove")
        case .settings(let id): Self.path(id, "settings")
        case .leaving(let id): Self.path(id, "leave")
        case .invitation, .acceptance: "/invitation"
        case .refusal: "/invitation/decline"
        }
    }

    package var query: [(name: String, value: String)] {
        switch self {
        case .more(let after): [("after", after.rawValue)]
        case .members(_, let search, let after):
            (search.isEmpty ? [] : [("q", search)]) + (after.map { [("after", $0)] } ?? [])
        case .invitation(let token): [("token", token)]
        default: []
        }
    }

    private static func path(_ id: OrganisationID, _ parts: String...) -> String {
        (["/organisations", FormEncoding.encode(id.rawValue)] + parts.map { FormEncoding.encode($0) })
            .joined(separator: "/")
    }
}
