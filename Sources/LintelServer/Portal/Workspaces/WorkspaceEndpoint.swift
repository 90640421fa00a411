import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// One workspace: what it is, who has which role in it, and its end.
struct WorkspaceEndpoint: Sendable {
    /// How many members the field for an address suggests.
    static let suggestions = 100

    /// How many of those who have a role a page shows; the others are searched for.
    static let shownUsers = 100

    let desk: WorkspaceDesk

    /// `GET /organisations/:id/workspaces/:workspace`.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (organisation, query) = try await self.desk.organisations.view(request, context)
        let view = try await self.desk.view(organisation, context)
        let page = try await self.page(view, search: query["q"] ?? "", done: WorkspaceDesk.done(query))
        return self.desk.renderer.response(page)
    }

    /// `POST /organisations/:id/workspaces/:workspace/roles`: gives a role, in the place of another one.
    func assign(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, view) = try await self.desk.form(request, context)
        let (email, word) = (form["email"] ?? "", form["role"] ?? "")
        do {
            guard let role = WorkspaceRole(rawValue: word) else {
                throw PlatformError(.roleUnknown, "Choose one of the roles.", field: "role")
            }
            _ = try await self.desk.management.assign(
                role,
                to: .email(email),
                on: view.id,
                in: view.organisationID,
                under: view.authority,
                by: view.visitor.actor,
                at: view.visitor.now,
            )
            return self.desk.redirect(to: .workspace(view.organisationID, view.id), done: .assigned)
        } catch let error as PlatformError where error.code != .roleMissing {
            let typed = WorkspaceOverviewPage.Typed(email: email, role: word, error: error)
            return self.desk.renderer.response(
                try await self.page(view, typed: typed),
                status: .unprocessableContent,
            )
        }
    }

    /// `POST /organisations/:id/workspaces/:workspace/roles/remove`.
    func revoke(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, view) = try await self.desk.form(request, context)
        do {
            _ = try await self.desk.management.revoke(
                from: .email(form["email"] ?? ""),
                on: view.id,
                in: view.organisationID,
                under: view.authority,
                by: view.visitor.actor,
                at: view.visitor.now,
            )
        } catch let error as PlatformError where error.code == .workspaceOwnerLast {
            return self.desk.renderer.response(
                try await self.page(view, error: error.message),
                status: .unprocessableContent,
            )
        }
        // Whoever has taken the own role sees the workspace no more.
        let isGone = form["email"] == view.visitor.account.email && !view.organisation.authority.canAdminister
        return self.desk.redirect(
            to: isGone ? .list(view.organisationID) : .workspace(view.organisationID, view.id),
            done: .removed,
        )
    }

    /// `POST /organisations/:id/workspaces/:workspace/delete`: into the recycle bin.
    func delete(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (_, view) = try await self.desk.form(request, context)
        try self.requireOwner(view)
        try await self.desk.management.delete(
            view.id,
            in: view.organisationID,
            by: view.visitor.actor,
            at: view.visitor.now,
        )
        return self.desk.redirect(to: .list(view.organisationID), done: .deleted)
    }

    /// `POST /organisations/:id/workspaces/:workspace/restore`: out of the recycle bin.
    func restore(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (_, view) = try await self.desk.form(request, context)
        try self.requireOwner(view)
        do {
            try await self.desk.management.restore(
                view.id,
                in: view.organisationID,
                by: view.visitor.actor,
                at: view.visitor.now,
            )
        } catch let error as PlatformError where error.code == .nameTaken {
            return self.desk.renderer.response(
                try await self.page(view, error: error.message),
                status: .unprocessableContent,
            )
        }
        return self.desk.redirect(to: .workspace(view.organisationID, view.id), done: .restored)
    }

    private func requireOwner(_ view: WorkspaceDesk.View) throws {
        guard view.authority.manages(.owner) else {
            throw PlatformError.roleMissing("Only owners of a workspace put it into the recycle bin, or take it out.")
        }
    }

    private func page(
        _ view: WorkspaceDesk.View,
        search: String = "",
        done: String? = nil,
        error: String? = nil,
        typed: WorkspaceOverviewPage.Typed? = nil,
    ) async throws -> WorkspaceOverviewPage {
        let all = try await self.desk.management.workspaces.users(of: view.id, in: view.organisationID, subject: nil)
        let search = String(search.prefix(WorkspacesEndpoint.maximumSearchLength))
        let users = all.filter { user in
            search.isEmpty
                || [user.principal.name, user.principal.email].contains {
                    $0.lowercased().contains(search.lowercased())
                }
        }
        var suggested: [OrganisationMember] = []
        if view.authority.manages(.viewer), !view.workspace.isDeleted {
            suggested =
                try await self.desk.organisations.management.members(
                    of: view.organisationID,
                    matching: OrganisationMemberQuery(limit: Self.suggestions),
                    by: view.visitor.actor,
                )
                .members
        }
        return WorkspaceOverviewPage(
            portal: view.organisation.portal,
            head: view.head(.permissions),
            workspace: view.workspace,
            role: view.role,
            authority: view.authority,
            users: Array(users.prefix(Self.shownUsers)),
            count: users.count,
            search: search,
            suggested: suggested,
            done: done,
            error: error,
            typed: typed,
        )
    }
}
