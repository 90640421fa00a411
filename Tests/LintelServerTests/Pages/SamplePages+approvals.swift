import LintelOAuth
import LintelPlatform
import LintelTokens

@testable import LintelServer

extension SamplePages {
    static func approvals(_ text: String) -> [any Page] {
        let portal = self.portalFrame(text, in: .approvals)
        let entries = self.requestViews(text)
        let rules = [Catalogue.Approver.organisation, .operators].map { approver in
            ApprovalsPage.Rule(
                Catalogue.API(
                    id: "a",
                    name: text,
                    audiencePath: "/a",
                    scopes: [],
                    needsApproval: true,
                    approver: approver
                )
            )
        }
        let next = SiteURL.approvals(.page(organisation: OrganisationID(text), after: .init(text)))
        var pages: [any Page] = [
            ApprovalsPage(
                portal,
                entries: entries,
                rules: rules,
                isApprover: true,
                isNarrowed: true,
                next: next,
                done: text
            ),
            ApprovalsPage(portal, entries: [], rules: rules, isApprover: true, isLaterPage: true, done: "approved"),
            ApprovalsPage(portal, entries: [], rules: rules, isApprover: true, done: "refused"),
            ApprovalsPage(portal, entries: [], rules: [], isApprover: false),
            ApprovalHistoryPage(portal, entries: entries),
            ApprovalHistoryPage(portal, entries: []),
        ]
        for state: AppScope.State in [.requested, .approved, .refused] {
            for entry in entries {
                pages.append(
                    ApprovalPage(
                        portal,
                        entry: entry,
                        state: state,
                        isOwn: false,
                        canBeRevoked: true,
                        note: text,
                        error: text
                    )
                )
                pages.append(
                    ApprovalPage(portal, entry: entry, state: state, isOwn: true, canBeRevoked: false, done: "revoked")
                )
            }
        }
        return pages
    }

    private static func requestViews(_ text: String) -> [RequestView] {
        let catalogue = Catalogue(
            apis: [.init(id: "a", name: text, audiencePath: "/a", scopes: [.init(name: text, sentence: text)])],
            entitlements: [],
            organisationRoles: [],
        )
        let now = UnixTime(seconds: 1_767_225_600)
        let full = ScopeRequest(
            clientID: ClientID(text),
            appName: text,
            type: .service,
            organisationID: OrganisationID(text),
            organisationName: text,
            scope: AppScope(
                scope: text,
                state: .refused,
                requestedBy: text,
                requestedAt: now,
                decidedBy: text,
                decidedAt: now,
                note: text,
            ),
            requester: .init(name: text, email: text),
            decider: .init(name: text, email: text),
        )
        let bare = ScopeRequest(
            clientID: ClientID(text),
            appName: text,
            type: .web,
            scope: AppScope(scope: text, state: .requested),
        )
        return [full, bare].enumerated().map { RequestView($1, number: $0 + 1, catalogue: catalogue) }
    }
}
