import LintelPlatform
import LintelTokens
import Testing

struct ProjectAdditionRuleTests {
    private static let viewer = ProjectRole(
        id: ProjectRoleID("viewer"),
        name: "Viewer",
        description: "",
        permissions: ProjectPermissions([.readSchedule]),
    )
    private static let scheduler = ProjectRole(
        id: ProjectRoleID("scheduler"),
        name: "Scheduler",
        description: "",
        permissions: ProjectPermissions([.writeSchedule]),
    )

    private static func access(
        _ granted: [ProjectPermission],
        isOwner: Bool = false,
        role: OrganisationRole? = nil,
    ) throws -> ProjectAccess {
        let organisation = Organisation(
            id: OrganisationID("o"),
            name: "O",
            entitlements: [],
            createdAt: UnixTime(seconds: 0),
        )
        return ProjectAccess(
            project: Project(
                id: ProjectID("p"),
                organisationID: organisation.id,
                details: try ProjectDetails(name: "P"),
                createdAt: UnixTime(seconds: 0),
                createdBy: Author(subject: Subject("s")),
            ),
            organisation: organisation,
            organisationRole: role,
            isOwner: isOwner,
            isMember: true,
            granted: ProjectPermissions(granted),
        )
    }

    private static func principal(isService: Bool = false, isDisabled: Bool = false) -> OrganisationPrincipal {
        OrganisationPrincipal(
            subject: Subject("them"),
            isService: isService,
            name: "They",
            email: "them@example.org",
            isDisabled: isDisabled,
        )
    }

    private static func member(_ roles: ProjectRole..., isOwner: Bool = false) -> ProjectMember {
        ProjectMember(
            principal: Self.principal(),
            organisationName: nil,
            isOwner: isOwner,
            roles: roles,
            addedAt: UnixTime(seconds: 0),
        )
    }

    /// The step's name, and the code of a refusal.
    private static func step(
        _ caller: ProjectAdditionRule.Caller = .person,
        _ authority: ProjectAuthority = .commandLine,
        principal: OrganisationPrincipal? = nil,
        isColleague: Bool = false,
        isClientEmail: Bool = false,
        member: ProjectMember? = nil,
        roles: [ProjectRole] = [Self.viewer],
        isOwner: Bool = false,
    ) -> String {
        let addressee = ProjectAdditionRule.Addressee(
            key: EmailKey(stored: "them@example.org"),
            isClientEmail: isClientEmail,
            principal: principal,
            isColleague: isColleague,
            member: member,
        )
        switch ProjectAdditionRule(authority: authority, caller: caller).step(
            for: addressee,
            roles: roles,
            isOwner: isOwner
        ) {
        case .add: return "add"
        case .invite: return "invite"
        case .change: return "change"
        case .keep: return "keep"
        case .refuse(let error): return error.code.rawValue
        }
    }

    @Test func addsColleaguesAtOnceAndAsksOthers() {
        #expect(Self.step(principal: Self.principal(), isColleague: true) == "add")
        #expect(Self.step(principal: Self.principal()) == "invite")
        #expect(Self.step() == "invite")
        #expect(Self.step(principal: Self.principal(isDisabled: true), isColleague: true) == "invite")
    }

    @Test func asksEverybodyWhenAServiceBringsThemIn() {
        #expect(Self.step(.service, principal: Self.principal(), isColleague: true) == "invite")
        #expect(Self.step(.service) == "invite")
    }

    @Test(arguments: [ProjectAdditionRule.Caller.person, .service, .commandLine])
    func addsServicesAtOnceWhoeverBringsThemIn(_ caller: ProjectAdditionRule.Caller) {
        #expect(Self.step(caller, principal: Self.principal(isService: true), isClientEmail: true) == "add")
        #expect(Self.step(caller, isClientEmail: true) == "not_found")
        let disabled = Self.principal(isService: true, isDisabled: true)
        #expect(Self.step(caller, principal: disabled, isClientEmail: true) == "not_found")
    }

    @Test func bringsInWhoeverIsKnownFromTheCommandLine() {
        #expect(Self.step(.commandLine, principal: Self.principal()) == "add")
        #expect(Self.step(.commandLine) == "not_found")
    }

    @Test func addsToWhatAMemberHas() {
        #expect(Self.step(member: Self.member(Self.viewer)) == "keep")
        #expect(Self.step(member: Self.member(Self.scheduler)) == "change")
        #expect(Self.step(member: Self.member(Self.viewer), isOwner: true) == "change")
        #expect(Self.step(member: Self.member(Self.viewer, isOwner: true), isOwner: true) == "keep")
    }

    @Test func givesNothingThatTheCallerDoesNotHave_K13() throws {
        let bounded = ProjectAuthority(try Self.access([.inviteMember, .readSchedule]))
        #expect(Self.step(.service, bounded) == "invite")
        #expect(Self.step(.service, bounded, roles: [Self.viewer, Self.scheduler]) == "role_missing")
        #expect(Self.step(.person, bounded, member: Self.member(), roles: [Self.scheduler]) == "role_missing")
        #expect(Self.step(.person, bounded, roles: [], isOwner: true) == "role_missing")
        let reader = ProjectAuthority(try Self.access([.readSchedule, .manageRoles]))
        #expect(Self.step(.person, reader) == "role_missing", "adding takes its own permission")
    }

    @Test func letsOwnersAndAdministratorsOfTheOrganisationGiveEverything() throws {
        for access in [
            try Self.access([], isOwner: true), try Self.access([], role: .administrator),
        ] {
            #expect(Self.step(.person, ProjectAuthority(access), roles: [Self.scheduler], isOwner: true) == "invite")
        }
        let colleague = ProjectAuthority(try Self.access([], role: .coAdministrator))
        #expect(Self.step(.person, colleague) == "role_missing")
    }

    @Test func saysWhereAJobStandsByWhatFailed() {
        #expect(ProjectTeamJob.status(failures: 0, of: 3) == .completed)
        #expect(ProjectTeamJob.status(failures: 2, of: 3) == .partial)
        #expect(ProjectTeamJob.status(failures: 3, of: 3) == .failed)
    }
}
