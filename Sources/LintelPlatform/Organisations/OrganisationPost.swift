/// The mails about organisations; names stand in the facts only, never in a subject.
struct OrganisationPost: Sendable {
    /// Nobody needs more readers than that; bounds what one request sends.
    private static let maximumOperators = 50

    let notices: any NoticeSender
    let catalogue: Catalogue
    let approvals: any ScopeApprovalStore

    /// Carries the one copy of the token.
    func invited(_ invitation: Invitation, token: String, to organisation: Organisation) async {
        let notice = Notice(
            subject: "You are invited to an organisation",
            opening: "Somebody invites you to join their organisation. "
                + "The link is for this address only and works once, within seven days. "
                + "If you have no account with this address yet, you can create one on the way.",
            facts: [
                Notice.Fact("Organisation", organisation.name),
                Notice.Fact("Invited by", invitation.inviterName),
                Notice.Fact("Role", self.name(of: invitation.role)),
            ],
            action: Notice.Action("See the invitation", .invitation(token: token)),
            closing: "If you do not know them, you need not do anything: the invitation ends by itself.",
        )
        await self.notices.send(notice, to: [invitation.email])
    }

    func added(_ member: OrganisationMember, to organisation: Organisation) async {
        let notice = Notice(
            subject: "You are now a member of an organisation",
            opening: "Your account has been added to an organisation.",
            facts: self.facts(member, organisation),
            action: Notice.Action("Open the organisation", .organisation(organisation.id)),
            closing: "If you did not expect this, you can leave the organisation on its settings page.",
        )
        await self.send(notice, to: member)
    }

    func roleChanged(_ member: OrganisationMember, in organisation: Organisation) async {
        let notice = Notice(
            subject: "Your role in an organisation has changed",
            opening: "An administrator has given you another role.",
            facts: self.facts(member, organisation),
            action: Notice.Action("Open the organisation", .organisation(organisation.id)),
            closing: "If this is a mistake, talk to an administrator of the organisation.",
        )
        await self.send(notice, to: member)
    }

    func removed(_ member: OrganisationMember, from organisation: Organisation) async {
        let notice = Notice(
            subject: "You are no longer a member of an organisation",
            opening: "You have been taken out of an organisation. What it gave you access to is closed to you now.",
            facts: [Notice.Fact("Organisation", organisation.name)],
            closing: "If this is a mistake, talk to an administrator of the organisation.",
        )
        await self.send(notice, to: member)
    }

    /// Tells the operators that a product is asked for; they alone switch it on.
    func requested(_ entitlement: String, for organisation: Organisation, by actor: Actor) async {
        let product = self.catalogue.entitlements.first { $0.id == entitlement }?.name ?? entitlement
        let notice = Notice(
            subject: "A product is asked for",
            opening: "An organisation asks for a product, and you can switch it on.",
            facts: [
                Notice.Fact("Organisation", organisation.name), Notice.Fact("Product", product),
                Notice.Fact("Asked by", actor.account.map { "\($0.name) (\($0.email))" } ?? actor.id),
            ],
            action: Notice.Action("Open its products", .operatedOrganisation(organisation.id)),
        )
        // What cannot be read now is no reason to undo the request: it stands in the operators' list.
        let operators = (try? await self.approvals.approvers(in: nil, limit: Self.maximumOperators)) ?? []
        await self.notices.send(notice, to: operators.filter { $0.id != actor.account?.id }.map(\.email))
    }

    /// Service identities and disabled accounts get no mail.
    private func send(_ notice: Notice, to member: OrganisationMember) async {
        guard !member.principal.isService, !member.principal.isDisabled else { return }
        await self.notices.send(notice, to: [member.principal.email])
    }

    private func facts(_ member: OrganisationMember, _ organisation: Organisation) -> [Notice.Fact] {
        [Notice.Fact("Organisation", organisation.name), Notice.Fact("Role", self.name(of: member.role))]
    }

    private func name(of role: OrganisationRole) -> String {
        self.catalogue.organisationRoles.first { $0.role == role }?.name ?? role.rawValue
    }
}
