import LintelPlatform
import LintelTokens

@testable import LintelServer

extension SamplePages {
    private static let projectID = ProjectID("11111111-2222-4333-8444-555555555555")

    static func teams(_ text: String) -> [any Page] {
        let portal = self.portalFrame(text, in: .projects)
        let (head, bounded) = (self.projectHead(text, isOwner: true), self.projectHead(text, isOwner: false))
        let members = [(true, true), (false, false)].map { self.teamMember(text, isService: $0, isOwner: $1) }
        let group = ProjectGroup(
            id: ProjectGroupID("g"),
            name: text,
            description: text,
            roles: [self.projectRole(text, .all)],
        )
        return [
            TeamPage(
                portal: portal,
                head: head,
                id: self.projectID,
                done: text,
                rows: members.map { TeamPage.Row($0, change: .teams(.member(self.projectID, $0.subject))) },
                count: 102,
                groups: [group].map(TeamPage.Group.init),
                canAdd: true,
                search: text,
                skip: 50,
                hasMore: true,
            ),
            TeamPage(portal: portal, head: bounded, id: self.projectID, rows: [], count: 1, canAdd: false),
        ] + self.memberPages(text, portal) + self.additionPages(text, portal) + self.rolePages(text, portal)
    }

    private static func memberPages(_ text: String, _ portal: PortalFrame) -> [any Page] {
        let pages = [true, false].flatMap { isOwner in
            [true, false].map { isRemoving in
                TeamMemberPage(
                    portal: portal,
                    head: self.projectHead(text, isOwner: isOwner),
                    id: self.projectID,
                    member: self.teamMember(text, isService: isOwner, isOwner: isRemoving),
                    roles: [self.projectRole(text, .all), self.projectRole(text, .none)],
                    authority: self.teamAuthority(text, isOwner: isOwner),
                    error: isRemoving ? text : nil,
                    isRemoving: isRemoving,
                )
            }
        }
        return pages + [
            TeamInvitationsPage(
                portal: portal,
                head: self.projectHead(text, isOwner: true),
                id: self.projectID,
                done: text,
                rows: [ProjectInvitation.Offer.owner, .roles([self.projectRole(text, .all)])].map {
                    TeamInvitationsPage.Row(self.projectInvitation(text, $0), of: self.projectID)
                },
                nextSkip: 50,
            ),
            TeamInvitationsPage(
                portal: portal,
                head: self.projectHead(text, isOwner: true),
                id: self.projectID,
                rows: [],
            ),
            ProjectInvitationPage(
                portal: portal,
                offer: ProjectInvitationPage.Offer(
                    project: text,
                    inviter: text,
                    roles: text,
                    expires: TimeText(UnixTime(seconds: 0)),
                    email: text,
                    token: text,
                ),
                refusal: nil,
            ),
            ProjectInvitationPage(portal: portal, offer: nil, refusal: text),
        ]
    }

    private static func additionPages(_ text: String, _ portal: PortalFrame) -> [any Page] {
        let head = self.projectHead(text, isOwner: true)
        let authority = self.teamAuthority(text, isOwner: true)
        let checks = RoleChecks([self.projectRole(text, .all)], checked: [ProjectRoleID("r")], authority: authority)
        let row = { (isRefused: Bool, isInvited: Bool, isAdded: Bool) in
            TeamPreviewPage.Row(
                email: text,
                roles: text,
                isRefused: isRefused,
                isInvited: isInvited,
                isAdded: isAdded,
                outcome: text,
            )
        }
        let rows = [
            row(true, false, false), row(false, true, false), row(false, false, true), row(false, false, false),
        ]
        return [
            TeamAdditionPage(portal: portal, head: head, id: self.projectID, roles: checks, canNameOwners: false),
            TeamAdditionPage(
                portal: portal,
                head: head,
                id: self.projectID,
                people: text,
                peopleError: text,
                roles: checks,
                rolesError: text,
                canNameOwners: true,
                isOwner: true,
            ),
            TeamPreviewPage(
                portal: portal,
                head: head,
                id: self.projectID,
                summary: text,
                rows: rows,
                plan: text,
                count: 2,
            ),
            TeamPreviewPage(portal: portal, head: head, id: self.projectID, isDone: true, summary: text, rows: rows),
        ]
    }

    private static func rolePages(_ text: String, _ portal: PortalFrame) -> [any Page] {
        let head = self.projectHead(text, isOwner: true)
        let role = self.projectRole(text, ProjectPermissions([.readSchedule, .writeStorage]))
        let error = PlatformError(.nameTaken, text, field: "displayName")
        let addition = RolesPage.Addition(
            self.projectID,
            roles: [role],
            name: text,
            description: text,
            copy: "r",
            error: error,
        )
        return [
            RolesPage(portal: portal, head: head, rows: [], addition: nil),
            RolesPage(
                portal: portal,
                head: head,
                done: text,
                error: text,
                rows: [RolesPage.Row(role, of: self.projectID)],
                addition: addition,
            ),
            RolePage(portal: portal, head: head, id: self.projectID, role: role, canChange: false),
            RolePage(portal: portal, head: head, id: self.projectID, role: role, canChange: true, error: error),
            RolePage(
                portal: portal,
                head: head,
                id: self.projectID,
                role: role,
                canChange: true,
                error: PlatformError(.conflict, text),
                isRemoving: true,
            ),
        ]
    }

    private static func projectHead(_ text: String, isOwner: Bool) -> ProjectHead {
        ProjectHead(self.projectAccess(text, isOwner: isOwner), tab: .team)
    }

    private static func teamAuthority(_ text: String, isOwner: Bool) -> ProjectAuthority {
        ProjectAuthority(self.projectAccess(text, isOwner: isOwner))
    }

    private static func projectAccess(_ text: String, isOwner: Bool) -> ProjectAccess {
        let organisation = Organisation(
            id: OrganisationID("o"),
            name: text,
            entitlements: [],
            createdAt: UnixTime(seconds: 0),
        )
        let project = Project(
            id: self.projectID,
            organisationID: organisation.id,
            details: ProjectDetails(stored: ProjectChange(), name: text, subClass: .project),
            createdAt: UnixTime(seconds: 0),
            createdBy: Author(subject: Subject("s")),
        )
        return ProjectAccess(
            project: project,
            organisation: organisation,
            organisationRole: nil,
            isOwner: isOwner,
            isMember: true,
            granted: ProjectPermissions([.inviteMember]),
        )
    }

    private static func projectRole(_ text: String, _ permissions: ProjectPermissions) -> ProjectRole {
        ProjectRole(id: ProjectRoleID("r"), name: text, description: text, permissions: permissions)
    }

    private static func teamMember(_ text: String, isService: Bool, isOwner: Bool) -> ProjectMember {
        ProjectMember(
            principal: OrganisationPrincipal(
                subject: Subject("s"),
                isService: isService,
                name: text,
                email: text,
                isDisabled: isService,
            ),
            organisationName: isOwner ? text : nil,
            isOwner: isOwner,
            roles: isOwner ? [self.projectRole(text, .all)] : [],
            addedAt: UnixTime(seconds: 0),
        )
    }

    private static func projectInvitation(_ text: String, _ offer: ProjectInvitation.Offer) -> ProjectInvitation {
        ProjectInvitation(
            id: InvitationID("i"),
            projectID: self.projectID,
            email: text,
            key: EmailKey(stored: text),
            offer: offer,
            inviter: Subject("s"),
            inviterName: text,
            inviterEmail: text,
            createdAt: UnixTime(seconds: 0),
            expiresAt: UnixTime(seconds: 1),
        )
    }
}
