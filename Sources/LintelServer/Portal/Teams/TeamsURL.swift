import LintelCodec
package import LintelPlatform
package import LintelTokens

/// Addresses of the pages about the teams of projects, beside ``ProjectsURL/team(_:)`` and ``ProjectsURL/roles(_:)``.
package enum TeamsURL: PortalURL {
    /// A part of the members.
    case members(ProjectID, search: String = "", skip: Int = 0)
    /// Where people are brought in: the form, and the preview of what it would do.
    case additions(ProjectID)
    /// Where what the preview shows is done.
    case additionsConfirmed(ProjectID)
    case member(ProjectID, Subject)
    case memberRoles(ProjectID, Subject)
    case memberRemoval(ProjectID, Subject)
    case owner(ProjectID, Subject)
    case ownerRemoval(ProjectID, Subject)
    case invitations(ProjectID, skip: Int = 0)
    case invitationResend(ProjectID, InvitationID)
    case invitationRevocation(ProjectID, InvitationID)
    /// All members as CSV.
    case export(ProjectID)
    case role(ProjectID, ProjectRoleID)
    case roleRemoval(ProjectID, ProjectRoleID)
    /// What a mail leads to.
    case invitation(token: String)
    /// Where an invitation is accepted.
    case acceptance
    case refusal

    package var path: String {
        switch self {
        case .members(let id, _, _): Self.path(id, "team")
        case .additions(let id): Self.path(id, "team", "add")
        case .additionsConfirmed(let id): Self.path(id, "team", "add", "confirm")
        case .member(let id, let subject): Self.path(id, "team", "members", subject.rawValue)
        case .memberRoles(let id, let subject): Self.path(id, "team", "members", subject.rawValue, "roles")
        case .memberRemoval(let id, let subject): Self.path(id, "team", "members", subject.rawValue, "remove")
        case .owner(let id, let subject): Self.path(id, "team", "members", subject.rawValue, "owner")
        case .ownerRemoval(let id, let subject):
            Self.path(id, "team", "members", subject.rawValue, "owner", "remove")
        case .invitations(let id, _): Self.path(id, "team", "invitations")
        case .invitationResend(let id, let invitation):
            Self.path(id, "team", "invitations", invitation.rawValue, "resend")
        case .invitationRevocation(let id, let invitation):
            Self.path(id, "team", "invitations", invitation.rawValue, "revoke")
        case .export(let id): Self.path(id, "team", "members.csv")
        case .role(let id, let role): Self.path(id, "roles", role.rawValue)
        case .roleRemoval(let id, let role): Self.path(id, "roles", role.rawValue, "remove")
        case .invitation, .acceptance: "/project-invitation"
        case .refusal: "/project-invitation/decline"
        }
    }

    package var query: [(name: String, value: String)] {
        switch self {
        case .members(_, let search, let skip):
            (search.isEmpty ? [] : [("q", search)]) + (skip > 0 ? [("skip", String(skip))] : [])
        case .invitations(_, let skip): skip > 0 ? [("skip", String(skip))] : []
        case .invitation(let token): [("token", token)]
        default: []
        }
    }

    private static func path(_ id: ProjectID, _ parts: String...) -> String {
        (["/projects", FormEncoding.encode(id.rawValue)] + parts.map { FormEncoding.encode($0) })
            .joined(separator: "/")
    }
}
