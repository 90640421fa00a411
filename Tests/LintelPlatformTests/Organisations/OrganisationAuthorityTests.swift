import LintelPlatform
import LintelTokens
import Testing

@Suite struct OrganisationAuthorityTests {
    private static let organisation = Organisation(
        id: OrganisationID("o"),
        name: "O",
        entitlements: [],
        createdAt: UnixTime(seconds: 0),
    )

    private static func authority(_ role: OrganisationRole?, isOperator: Bool = false) -> OrganisationAuthority {
        let account = Account(
            id: AccountID("a"),
            email: "a@example.org",
            name: "A",
            isOperator: isOperator,
            createdAt: UnixTime(seconds: 0),
        )
        let memberships = role.map { [Membership(organisation: Self.organisation, role: $0)] } ?? []
        let actor = Actor(account, memberships: memberships, address: nil, correlationID: nil)
        return OrganisationAuthority(of: actor, in: Self.organisation.id)
    }

    @Test func letsAdministratorsAndOperatorsDoEverything() {
        for authority in [Self.authority(.administrator), Self.authority(nil, isOperator: true)] {
            #expect(authority.canSee && authority.canAdminister && authority.canManageMembers)
            #expect(authority.rolesToGive == [.member, .coAdministrator, .administrator])
        }
    }

    @Test func keepsCoAdministratorsFromTheirLikeAndAbove_K13() {
        let authority = Self.authority(.coAdministrator)
        #expect(authority.canSee && authority.canManageMembers && !authority.canAdminister)
        #expect(authority.rolesToGive == [.member])
        #expect(!authority.canManage(.coAdministrator) && !authority.canManage(.administrator))
    }

    @Test func letsMembersLookAndStrangersNotEvenThat() {
        let member = Self.authority(.member)
        #expect(member.canSee && !member.canManageMembers && member.rolesToGive.isEmpty)
        #expect(!Self.authority(nil).canSee)
    }

    @Test func knowsNothingOfOtherOrganisations() {
        let actor = Actor(service: ClientID("service-1"), memberships: [], address: nil, correlationID: nil)
        #expect(!OrganisationAuthority(of: actor, in: OrganisationID("other")).canSee)
    }
}
