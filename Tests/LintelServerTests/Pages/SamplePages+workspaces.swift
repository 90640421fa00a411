import LintelPlatform
import LintelTokens

@testable import LintelServer

extension SamplePages {
    private static let organisationID = OrganisationID("o")

    static func workspaces(_ text: String) -> [any Page] {
        let portal = self.portalFrame(text, in: .organisations)
        let organisation = Organisation(id: self.organisationID, name: text, entitlements: [], createdAt: self.now)
        let actor = Actor(
            Account(id: AccountID("a"), email: text, name: text, createdAt: self.now),
            memberships: [Membership(organisation: organisation, role: .administrator)],
            address: nil,
            correlationID: nil,
        )
        let authority = OrganisationAuthority(of: actor, in: self.organisationID)
        let head = OrganisationHead(organisation, authority: authority, tab: .workspaces)
        let error = PlatformError(.nameTaken, text, field: "name")
        return [
            self.list(portal, head, form: nil, lacksProduct: true),
            self.list(
                portal,
                head,
                done: text,
                form: WorkspacesPage.Form(self.organisationID, name: text, description: text, error: error),
                cards: [WorkspaceRole.editor, nil].map {
                    let workspace = self.workspace(text, isDeleted: $0 == nil)
                    return WorkspacesPage.Card(WorkspaceAccess(workspace: workspace, role: $0))
                },
                search: text,
                next: 48,
            ),
            self.list(portal, head, form: nil, isBin: true),
        ] + self.single(text, portal)
    }

    private static func list(
        _ portal: PortalFrame,
        _ head: OrganisationHead,
        done: String? = nil,
        form: WorkspacesPage.Form?,
        lacksProduct: Bool = false,
        cards: [WorkspacesPage.Card] = [],
        search: String = "",
        isBin: Bool = false,
        next: Int? = nil,
    ) -> WorkspacesPage {
        WorkspacesPage(
            portal: portal,
            head: head,
            id: self.organisationID,
            done: done,
            form: form,
            lacksProduct: lacksProduct,
            cards: cards,
            total: cards.count,
            search: search,
            isBin: isBin,
            isFirst: next == nil,
            next: next,
        )
    }

    private static func single(_ text: String, _ portal: PortalFrame) -> [any Page] {
        let users = [false, true].map { isService in
            WorkspaceUser(
                principal: OrganisationPrincipal(
                    subject: Subject("s"),
                    isService: isService,
                    name: text,
                    email: text,
                    isDisabled: isService,
                ),
                role: isService ? .viewer : .owner,
            )
        }
        let suggested = users.map { OrganisationMember(principal: $0.principal, role: .member, changedAt: self.now) }
        func page(
            _ workspace: Workspace,
            _ authority: WorkspaceAuthority,
            error: String? = nil,
            typed: WorkspaceOverviewPage.Typed? = nil,
        ) -> WorkspaceOverviewPage {
            WorkspaceOverviewPage(
                portal: portal,
                head: WorkspaceHead(
                    workspace,
                    of: text,
                    role: authority.role,
                    readable: authority.role == nil ? [] : [.file],
                    tab: .permissions,
                ),
                workspace: workspace,
                role: authority.role,
                authority: authority,
                users: authority.role == .viewer ? [] : users,
                count: authority.role == .viewer ? 0 : error == nil ? 2 : 3,
                search: error ?? "",
                suggested: suggested,
                done: error,
                error: error,
                typed: typed,
            )
        }
        let unknown = PlatformError(.notFound, text, field: "email")
        let last = PlatformError(.workspaceOwnerLast, text, field: "user_id")
        return [
            page(self.workspace(text), WorkspaceAuthority(role: .viewer)),
            page(self.workspace(text), WorkspaceAuthority(role: .owner), error: text),
            page(
                self.workspace(text),
                .administrative,
                typed: WorkspaceOverviewPage.Typed(email: text, role: "viewer", error: unknown),
            ),
            page(
                self.workspace(text),
                WorkspaceAuthority(role: .editor),
                typed: WorkspaceOverviewPage.Typed(email: text, role: text, error: last),
            ),
            page(self.workspace(text, isDeleted: true), .administrative),
        ]
    }

    /// - Parameter isDeleted: Whether it is in the recycle bin, and next to nothing is known of it.
    static func workspace(_ text: String, isDeleted: Bool = false) -> Workspace {
        var workspace = Workspace(
            id: WorkspaceID("w"),
            organisationID: self.organisationID,
            details: WorkspaceDetails(
                storedName: text,
                description: text,
                labels: isDeleted ? [] : [text, text],
                coordinateSystem: isDeleted ? "" : text,
                boundingBox: nil,
            ),
            createdAt: self.now,
            createdBy: Author(subject: Subject("s"), name: isDeleted ? nil : text, email: text),
        )
        workspace.hasThumbnail = !isDeleted
        if isDeleted { workspace.deletedAt = self.now }
        return workspace
    }
}
