import LintelGuard
import LintelPlatform
import LintelTokens
import Testing

@testable import LintelResources

struct ProjectRuleTests {
    private static let organisation = Organisation(
        id: OrganisationID("organisation-1"),
        name: "Builders",
        entitlements: ["synchro"],
        createdAt: UnixTime(seconds: 0),
    )

    private static func facts(
        role: OrganisationRole? = nil,
        isOwner: Bool = false,
        isMember: Bool = false,
        _ granted: ProjectPermission...,
    ) throws -> AccessFacts {
        var facts = AccessFacts(claims: nil)
        facts.project = ProjectAccess(
            project: Project(
                id: ProjectID("project-1"),
                organisationID: Self.organisation.id,
                details: try ProjectDetails(name: "Bridge"),
                createdAt: UnixTime(seconds: 0),
                createdBy: Author(subject: Subject("somebody")),
            ),
            organisation: Self.organisation,
            organisationRole: role,
            isOwner: isOwner,
            isMember: isMember,
            granted: ProjectPermissions(granted),
        )
        return facts
    }

    @Test func hidesAProjectFromThoseOutsideItsTeam_G11() throws {
        let rule = ProjectMembershipRule()
        #expect(rule.refusal(of: AccessFacts(claims: nil)) == rule.refusal(of: try Self.facts(role: .member)))
        #expect(rule.refusal(of: try Self.facts()) == .notFound("There is no project with this id."))
        #expect(rule.refusal(of: try Self.facts(isMember: true)) == nil)
        #expect(rule.refusal(of: try Self.facts(role: .administrator)) == nil)
    }

    @Test func namesThePermissionThatIsMissing_G12() throws {
        let rule = ProjectPermissionRule(.writeSchedule)
        let refusal = rule.refusal(of: try Self.facts(isMember: true, .readSchedule))
        guard case .roleMissing(let required, let sentence) = refusal else {
            Issue.record("the call was let in")
            return
        }
        #expect(required == ["schedule_write"])
        #expect(sentence.contains("schedule_write"))
        #expect(rule.refusal(of: try Self.facts(isMember: true, .writeSchedule)) == nil)
        #expect(rule.refusal(of: try Self.facts(isOwner: true, isMember: true)) == nil)
        #expect(rule.refusal(of: try Self.facts(role: .administrator)) != nil)
    }

    @Test func letsAdministratorsLookAfterTheTeam() throws {
        for permission in ProjectPermission.all {
            let refusal = ProjectPermissionRule(permission).refusal(of: try Self.facts(role: .administrator))
            #expect((refusal == nil) == permission.isAdministrative)
            #expect(ProjectPermissionRule(permission).refusal(of: try Self.facts(role: .coAdministrator)) != nil)
        }
    }

    @Test func asksForTheProductOfTheProjectsOrganisation() throws {
        let facts = try Self.facts(isMember: true)
        #expect(ProjectEntitlementRule("synchro", named: "SYNCHRO").refusal(of: facts) == nil)
        #expect(ProjectEntitlementRule("evo", named: "Evo").refusal(of: facts) != nil)
    }
}
