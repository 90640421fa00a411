/// How much of everything there can be.
package enum OrganisationLimits {
    /// Organisations that one account makes.
    package static let organisations = 10
    /// Members of one organisation, services included.
    package static let members = 10_000
    /// Invitations of one organisation that nobody has answered yet.
    package static let openInvitations = 100
    /// E-mail domains of one organisation.
    package static let domains = 50
    /// Clients on an organisation's list.
    package static let allowedClients = 200
    /// Apps or organisations that a page lists.
    package static let listed = 500
    /// Invitations that one person sends within ``invitationSeconds``.
    package static let invitationsOfOneInviter: Int64 = 60
    /// Invitations that reach one address within ``invitationSeconds``, whoever sends them.
    package static let invitationsToOneAddress: Int64 = 5
    package static let invitationSeconds: Int64 = 3_600
}
