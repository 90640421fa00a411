/// The mails about teams of projects; names stand in the facts only, never in a subject.
struct ProjectTeamPost: Sendable {
    let notices: any NoticeSender

    /// Carries the one copy of the token.
    func invited(_ invitation: ProjectInvitation, token: String, to project: Project, message: String?) async {
        var facts = [Notice.Fact("Project", project.name), Notice.Fact("Invited by", invitation.inviterName)]
        switch invitation.offer {
        case .owner: facts.append(Notice.Fact("Role", "Owner"))
        case .roles(let roles) where !roles.isEmpty:
            facts.append(Notice.Fact("Roles", roles.map(\.name).joined(separator: ", ")))
        case .roles, .group: break
        }
        if let message { facts.append(Notice.Fact("Message", message)) }
        let notice = Notice(
            subject: "You are invited to a project",
            opening: "Somebody invites you to work on a project. "
                + "The link is for this address only and works once, within seven days. "
                + "If you have no account with this address yet, you can create one on the way.",
            facts: facts,
            action: Notice.Action("See the invitation", .projectInvitation(token: token)),
            closing: "If you do not know them, you need not do anything: the invitation ends by itself.",
        )
        await self.notices.send(notice, to: [invitation.email])
    }

    func added(_ member: ProjectMember, to project: Project, by actor: Actor) async {
        let roles = (member.isOwner ? ["Owner"] : []) + member.roles.map(\.name)
        let notice = Notice(
            subject: "You are now in the team of a project",
            opening: "Your account has been added to the team of a project.",
            facts: [Notice.Fact("Project", project.name), Notice.Fact("Roles", roles.joined(separator: ", "))],
            action: Notice.Action("Open the project", .project(project.id)),
            closing: "If you did not expect this, talk to an owner of the project.",
        )
        await self.send(notice, to: member, by: actor)
    }

    func removed(_ member: ProjectMember, from project: Project, by actor: Actor) async {
        let notice = Notice(
            subject: "You are no longer in the team of a project",
            opening: "You have been taken out of the team of a project. What is in it is closed to you now.",
            facts: [Notice.Fact("Project", project.name)],
            closing: "If this is a mistake, talk to an owner of the project.",
        )
        await self.send(notice, to: member, by: actor)
    }

    /// Service identities and disabled accounts get no mail, nor does whoever has done it.
    private func send(_ notice: Notice, to member: ProjectMember, by actor: Actor) async {
        guard !member.principal.isService, !member.principal.isDisabled, member.subject != actor.subject else {
            return
        }
        await self.notices.send(notice, to: [member.principal.email])
    }
}
