import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The Roles tab of a project.
struct RolesEndpoint: Sendable {
    let desk: TeamDesk

    /// `GET /projects/:project/roles`.
    func list(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, query) = try await self.desk.view(request, context)
        return self.desk.renderer.response(try await self.page(view, done: TeamDesk.done(query)))
    }

    /// `POST /projects/:project/roles`.
    func add(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, view) = try await self.desk.form(request, context)
        try view.project.require(.manageRoles)
        do {
            let label = try Self.label(form)
            var permissions = ProjectPermissions.none
            if let copied = form["copy"] { permissions = try await view.team.role(ProjectRoleID(copied)).permissions }
            let role = try await view.team.addRole(label, permissions: permissions)
            return self.desk.redirect(to: .teams(.role(view.id, role.id)), done: .roleMade)
        } catch let error as PlatformError where Self.isShown(error) {
            return self.desk.renderer.response(
                try await self.page(view, form: form, error: error),
                status: .unprocessableContent,
            )
        }
    }

    /// `GET /projects/:project/roles/:role`.
    func role(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, _) = try await self.desk.view(request, context)
        let role = try await view.team.role(try self.desk.id("role", context))
        return self.desk.renderer.response(self.page(view, role))
    }

    /// `POST /projects/:project/roles/:role`.
    func change(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, view) = try await self.desk.form(request, context)
        try view.project.require(.manageRoles)
        var role = try await view.team.role(try self.desk.id("role", context))
        let version = form["version"].flatMap { Int64($0) } ?? 0
        role.permissions = Self.permissions(form)
        do {
            let label = try Self.label(form)
            role.name = label.name
            role.description = label.description
            _ = try await view.team.change(role, version: version)
            return self.desk.redirect(to: .projects(.roles(view.id)), done: .roleChanged)
        } catch let error as PlatformError where Self.isShown(error) {
            // The version that the visitor has seen goes on standing in the form.
            role.version = version
            let status: HTTPResponse.Status = error.code == .conflict ? .conflict : .unprocessableContent
            return self.desk.renderer.response(self.page(view, role, error: error), status: status)
        }
    }

    /// `POST /projects/:project/roles/:role/remove`.
    func remove(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, view) = try await self.desk.form(request, context)
        try view.project.require(.manageRoles)
        let role = try await view.team.role(try self.desk.id("role", context))
        guard form["sure"] == "yes" else {
            return self.desk.renderer.response(self.page(view, role, isRemoving: true))
        }
        try await view.team.removeRole(role.id)
        return self.desk.redirect(to: .projects(.roles(view.id)), done: .roleRemoved)
    }

    /// What stands on the page of the form; everything else is an error page.
    private static func isShown(_ error: PlatformError) -> Bool {
        [.nameInvalid, .nameTaken, .listFull, .conflict].contains(error.code)
    }

    private static func label(_ form: FormFields) throws(PlatformError) -> ProjectLabel {
        try ProjectLabel(
            name: form["name"] ?? "",
            description: form["description"] ?? "",
            field: "displayName",
        )
    }

    /// What the radio buttons say; a group without an answer has nothing.
    private static func permissions(_ form: FormFields) -> ProjectPermissions {
        ProjectPermissions(
            ProjectPermissionGroup.all.flatMap { group in
                let level = form["group-\(group.id)"].flatMap(ProjectPermissionGroup.Level.init(rawValue:))
                return group.permissions(at: level ?? .none)
            }
        )
    }

    private func page(
        _ view: TeamDesk.View,
        done: String? = nil,
        form: FormFields? = nil,
        error: PlatformError? = nil,
    ) async throws -> RolesPage {
        let roles = try await view.team.roles()
        let copied = roles.filter { view.team.authority.manages($0.permissions) }
        let isField = ["displayName", "description"].contains(error?.field)
        return RolesPage(
            portal: view.portal,
            head: view.head(.roles),
            done: done,
            error: isField ? nil : error?.message,
            rows: roles.map { RolesPage.Row($0, of: view.id) },
            addition: view.canManageRoles
                ? RolesPage.Addition(
                    view.id,
                    roles: copied,
                    name: form?["name"] ?? "",
                    description: form?["description"] ?? "",
                    copy: form?["copy"] ?? "",
                    error: error,
                ) : nil,
        )
    }

    private func page(
        _ view: TeamDesk.View,
        _ role: ProjectRole,
        error: PlatformError? = nil,
        isRemoving: Bool = false,
    ) -> RolePage {
        RolePage(
            portal: view.portal,
            head: view.head(.roles),
            id: view.id,
            role: role,
            canChange: view.canManageRoles && view.team.authority.manages(role.permissions),
            error: error,
            isRemoving: isRemoving,
        )
    }
}
