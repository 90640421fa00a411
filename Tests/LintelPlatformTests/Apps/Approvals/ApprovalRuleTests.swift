import LintelPlatform
import LintelTokens
import Testing

/// Who decides about a scope.
@Suite struct ApprovalRuleTests {
    private static let now = UnixTime(seconds: 1_000_000)
    private static let own = Organisation(id: OrganisationID("own"), name: "Own", entitlements: [], createdAt: now)
    private static let other = OrganisationID("other")

    /// Each API has one scope of its name.
    private static let rule = ApprovalRule(
        Catalogue(
            apis: [
                Self.api("open", needsApproval: false, .operators),
                Self.api("theirs", needsApproval: true, .organisation),
                Self.api("ours", needsApproval: true, .operators),
            ],
            entitlements: [],
            organisationRoles: [],
        )
    )

    private static func api(_ id: String, needsApproval: Bool, _ approver: Catalogue.Approver) -> Catalogue.API {
        Catalogue.API(
            id: id,
            name: id,
            audiencePath: "/\(id)",
            scopes: [.init(name: id, sentence: id)],
            needsApproval: needsApproval,
            approver: approver,
        )
    }

    private static func actor(_ role: OrganisationRole?, isOperator: Bool = false) -> Actor {
        let account = Account(
            id: AccountID("a"),
            email: "a@example.org",
            name: "A",
            isOperator: isOperator,
            createdAt: Self.now,
        )
        let memberships = role.map { [Membership(organisation: Self.own, role: $0)] } ?? []
        return Actor(account, memberships: memberships, address: nil, correlationID: nil)
    }

    @Test func apisOfTheCatalogueSayWhatNeedsApproval() {
        #expect(!Self.rule.needsApproval("open") && !Self.rule.needsApproval("openid"))
        #expect(Self.rule.needsApproval("theirs") && Self.rule.needsApproval("ours"))
    }

    @Test func anAppWithoutAnOrganisationIsTheOperators() {
        #expect(Self.rule.approver(of: "theirs", in: Self.own.id) == .organisation)
        #expect(Self.rule.approver(of: "theirs", in: nil) == .operators)
        #expect(Self.rule.approver(of: "ours", in: Self.own.id) == .operators)
    }

    @Test(arguments: [OrganisationRole.administrator, .coAdministrator])
    func whoLooksAfterAnOrganisationDecidesForItsAppsAlone(_ role: OrganisationRole) {
        let actor = Self.actor(role)
        #expect(Self.rule.decides(actor, on: "theirs", in: Self.own.id))
        #expect(!Self.rule.decides(actor, on: "theirs", in: Self.other))
        #expect(!Self.rule.decides(actor, on: "theirs", in: nil))
        #expect(!Self.rule.decides(actor, on: "ours", in: Self.own.id))
        #expect(!Self.rule.decides(actor, on: "unknown", in: Self.own.id))
        let filter = Self.rule.filter(for: actor, organisation: nil)
        #expect(filter.organisations == [Self.own.id] && filter.scopes == ["theirs"])
        #expect(Self.rule.filter(for: actor, organisation: Self.other).isEmpty)
    }

    @Test(arguments: [OrganisationRole.member, nil]) func membersDecideNothing(_ role: OrganisationRole?) {
        let actor = Self.actor(role)
        for scope in ["theirs", "ours"] { #expect(!Self.rule.decides(actor, on: scope, in: Self.own.id)) }
        #expect(Self.rule.filter(for: actor, organisation: nil).isEmpty)
    }

    @Test func operatorsDecideEverything() {
        let actor = Self.actor(nil, isOperator: true)
        for organisation in [Self.own.id, nil] {
            for scope in ["theirs", "ours"] { #expect(Self.rule.decides(actor, on: scope, in: organisation)) }
        }
        let filter = Self.rule.filter(for: actor, organisation: nil)
        #expect(filter.organisations == nil && filter.scopes == nil)
        #expect(Self.rule.filter(for: actor, organisation: Self.other).organisations == [Self.other])
    }

    @Test func aPlaceInTheQueueIsReadAsItWasWritten() {
        let cursor = ScopeRequest.Cursor(requestedAt: -5, clientID: ClientID("service-a1"), scope: "a_b:c.d")
        #expect(ScopeRequest.Cursor(cursor.text) == cursor)
        for text in ["", "1", "1_a", "x_a_b", "99999999999999999999_a_b"] { #expect(ScopeRequest.Cursor(text) == nil) }
    }
}
