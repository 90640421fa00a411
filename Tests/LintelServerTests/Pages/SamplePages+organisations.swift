import LintelOAuth
import LintelPlatform
import LintelTokens

@testable import LintelServer

extension SamplePages {
    static func organisations(_ text: String) -> [any Page] {
        self.organisationLists(text) + self.organisationForms(text)
    }

    private static func organisationLists(_ text: String) -> [any Page] {
        let portal = self.portalFrame(text, in: .organisations)
        let row = OrganisationListPage.Row(
            name: text,
            url: .organisations(.organisation(Self.id)),
            role: text,
            id: text
        )
        let members = [false, true].map { isService in
            OrganisationMembersPage.Row(
                self.member(text, isService: isService),
                role: text,
                change: isService ? nil : .organisations(.member(Self.id, Subject("s"))),
            )
        }
        let pages: [any Page] = [
            OrganisationListPage(portal: portal, done: nil, rows: [], all: [], next: nil),
            OrganisationListPage(
                portal: portal,
                done: text,
                rows: [row],
                all: [row],
                next: .organisations(.more(after: OrganisationID(text))),
            ),
            OrganisationMembersPage(
                portal: portal,
                head: self.head(text, .administrator),
                id: Self.id,
                done: text,
                invite: OrganisationMembersPage.Invite(Self.id, email: text, error: text, role: self.role(text)),
                rows: members,
                count: 51,
                search: text,
                isPart: true,
                next: text,
            ),
            OrganisationMembersPage(
                portal: portal,
                head: self.head(text, .member),
                id: Self.id,
                invite: nil,
                rows: [],
                count: 1,
                search: "",
                isPart: false,
                next: nil,
            ),
            InvitationsPage(
                portal: portal,
                head: self.head(text, .coAdministrator),
                done: text,
                members: .organisations(.list),
                rows: [true, false].map {
                    InvitationsPage.Row(self.invitation(text), role: text, canManage: $0)
                },
            ),
            InvitationsPage(
                portal: portal,
                head: self.head(text, nil),
                done: nil,
                members: .organisations(.list),
                rows: [],
            ),
            OrganisationAppsPage(
                portal: portal,
                head: self.head(text, .member),
                rows: [self.app(text)].flatMap { app in
                    [true, false].map { OrganisationAppsPage.Row(app, isLinked: $0) }
                },
            ),
            OrganisationAppsPage(portal: portal, head: self.head(text, .member), rows: []),
        ]
        return pages
    }

    private static func organisationForms(_ text: String) -> [any Page] {
        let portal = self.portalFrame(text, in: .organisations)
        let head = self.head(text, .administrator)
        let rows = [AllowedClientsPage.Row(self.app(text))]
        let (on, off) = (self.authority(.administrator), self.authority(nil))
        let states: [OrganisationManagement.Product.State] = [.on, .requested, .off]
        let products: [ProductsPage.Row] = states.flatMap { state in
            [on, off].map { authority in
                let entitlement = Catalogue.Entitlement(id: text, name: text)
                let product = OrganisationManagement.Product(entitlement: entitlement, state: state)
                return ProductsPage.Row(product, of: Self.id, authority: authority)
            }
        }
        let offer = InvitationPage.Offer(
            organisation: text,
            inviter: text,
            role: text,
            expires: TimeText(UnixTime(seconds: 0)),
            email: text,
            token: text,
        )
        let pages: [any Page] = [
            NewOrganisationPage(portal: portal),
            NewOrganisationPage(portal: portal, name: text, error: text),
            MemberPage(
                portal: portal,
                head: head,
                id: Self.id,
                member: self.member(text, isService: false),
                roleName: text,
                error: text,
                role: self.role(text),
                canRemove: true,
            ),
            MemberPage(
                portal: portal,
                head: head,
                id: Self.id,
                member: self.member(text, isService: true),
                roleName: text,
                role: nil,
                canRemove: false,
            ),
            ProductsPage(portal: portal, head: head, done: text, rows: products),
            DomainsPage(portal: portal, head: head, id: Self.id, names: [], canChange: false),
            DomainsPage(
                portal: portal,
                head: head,
                id: Self.id,
                done: text,
                names: [text],
                canChange: true,
                typed: text,
                error: text,
            ),
            AllowedClientsPage(portal: portal, head: head, id: Self.id, rows: [], canChange: false),
            AllowedClientsPage(
                portal: portal,
                head: head,
                id: Self.id,
                done: text,
                rows: rows,
                canChange: true,
                typed: text,
                error: text,
            ),
            OrganisationSettingsPage(
                portal: portal,
                head: head,
                organisation: self.organisation(text),
                authority: on,
                done: text,
                name: text,
                error: text,
                leavingError: text,
            ),
            OrganisationSettingsPage(
                portal: portal,
                head: self.head(text, .member),
                organisation: self.organisation(text),
                authority: self.authority(.member),
            ),
            InvitationPage(portal: portal, offer: offer, refusal: nil),
            InvitationPage(portal: portal, offer: nil, refusal: text),
        ]
        return pages
    }

    private static let id = OrganisationID("organisation-1")

    private static func organisation(_ text: String) -> Organisation {
        Organisation(id: OrganisationID(text), name: text, entitlements: [], createdAt: UnixTime(seconds: 0))
    }

    private static func authority(_ role: OrganisationRole?) -> OrganisationAuthority {
        let organisation = Organisation(id: Self.id, name: "", entitlements: [], createdAt: UnixTime(seconds: 0))
        let account = Account(
            id: AccountID("a"),
            email: "",
            name: "",
            isOperator: role == nil,
            createdAt: UnixTime(seconds: 0),
        )
        let memberships = role.map { [Membership(organisation: organisation, role: $0)] } ?? []
        let actor = Actor(account, memberships: memberships, address: nil, correlationID: nil)
        return OrganisationAuthority(of: actor, in: Self.id)
    }

    private static func head(_ text: String, _ role: OrganisationRole?) -> OrganisationHead {
        OrganisationHead(self.organisation(text), authority: self.authority(role), tab: .members)
    }

    private static func member(_ text: String, isService: Bool) -> OrganisationMember {
        OrganisationMember(
            principal: OrganisationPrincipal(
                subject: Subject(text),
                isService: isService,
                name: text,
                email: text,
                isDisabled: isService,
            ),
            role: .member,
            changedAt: UnixTime(seconds: 0),
        )
    }

    private static func role(_ text: String) -> SelectField {
        SelectField(
            "role",
            label: text,
            options: [SelectField.Option(text, label: text, isSelected: true)],
            hint: text,
            error: text,
        )
    }

    private static func app(_ text: String) -> OrganisationApp {
        OrganisationApp(id: ClientID(text), name: text, type: .web, isDisabled: true)
    }

    private static func invitation(_ text: String) -> Invitation {
        Invitation(
            id: InvitationID(text),
            organisationID: OrganisationID(text),
            email: text,
            key: EmailKey(stored: text),
            role: .member,
            inviter: text,
            inviterName: text,
            createdAt: UnixTime(seconds: 0),
            expiresAt: UnixTime(seconds: 0),
        )
    }
}
