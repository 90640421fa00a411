package import LintelOAuth
package import LintelTokens

/// The rules for the teams of projects: who may do what, what is valid, who hears of it.
///
/// Pages, the access control API and the command line share it. Who gets to know of a project is decided before, by
/// ``ProjectAccess``.
package struct ProjectTeamManagement: Sendable {
    let projects: any ProjectStore
    let teams: any ProjectTeamStore
    let organisations: any OrganisationStore
    let users: any WorkspaceStore
    let throttle: InvitationThrottle
    let clientEmails: ReservedDomain
    let tokens: InvitationTokens
    let random: RandomSource
    let audit: any AuditSink
    let post: ProjectTeamPost

    /// - Parameters:
    ///   - clientEmails: The domain of service identities, which get no mail.
    ///   - codec: Makes and opens the tokens of invitations.
    package init(
        stores: Stores,
        clientEmails: ReservedDomain,
        codec: HandleCodec,
        random: RandomSource,
        audit: any AuditSink,
        notices: any NoticeSender,
    ) {
        self.projects = stores.projects
        self.teams = stores.teams
        self.organisations = stores.organisations
        self.users = stores.workspaces
        self.throttle = InvitationThrottle(
            throttles: stores.throttles,
            counter: "invites into projects",
            limit: ProjectLimits.invitationsOfOneInviter,
        )
        self.clientEmails = clientEmails
        self.tokens = InvitationTokens(codec: codec, random: random, purpose: .projectInvitation)
        self.random = random
        self.audit = audit
        self.post = ProjectTeamPost(notices: notices)
    }

    /// A project's team, as somebody may change it who gets to know of the project.
    package func team(of access: ProjectAccess, by actor: Actor, at now: UnixTime) -> ProjectTeam {
        ProjectTeam(
            management: self,
            project: access.project,
            authority: ProjectAuthority(access),
            actor: actor,
            now: now,
        )
    }

    /// A project's team for the command line, which may change everything.
    package func team(ofByCommandLine project: Project, at now: UnixTime) -> ProjectTeam {
        ProjectTeam(management: self, project: project, authority: .commandLine, actor: .commandLine, now: now)
    }
}

/// The team of one project, and who looks at it or changes it.
package struct ProjectTeam: Sendable {
    let management: ProjectTeamManagement
    package let project: Project
    package let authority: ProjectAuthority
    package let actor: Actor
    package let now: UnixTime

    var store: any ProjectTeamStore { self.management.teams }

    func record(_ kind: AuditEvent.Kind, target: String? = nil, detail: String? = nil) {
        self.management.audit.record(
            self.actor.event(
                kind,
                target: target ?? self.project.id.rawValue,
                organisationID: self.project.organisationID,
                detail: detail.map { "\(self.project.id): \($0)" } ?? self.project.id.rawValue,
                at: self.now,
            )
        )
    }
}
