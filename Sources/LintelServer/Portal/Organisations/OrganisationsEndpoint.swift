import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The list of organisations, new ones, and their settings.
struct OrganisationsEndpoint: Sendable {
    let desk: OrganisationDesk

    /// `GET /organisations`.
    func list(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.desk.door.visitor(request, context)
        let query = try self.desk.door.query(request)
        var all: [Organisation] = []
        if visitor.actor.isOperator {
            let after = query["after"].map { OrganisationID($0) }
            all = try await self.desk.management.all(after: after, limit: Self.pageSize, by: visitor.actor)
        }
        let isPart = all.count == Self.pageSize
        return self.desk.renderer.response(
            OrganisationListPage(
                portal: PortalFrame(visitor, in: .organisations),
                done: OrganisationDesk.done(query),
                rows: self.desk.management.own(of: visitor.actor).map { membership in
                    self.row(membership.organisation, role: self.desk.roles.name(membership.role))
                },
                all: all.map { self.row($0, role: nil) },
                next: isPart ? all.last.map { SiteURL.organisations(.more(after: $0.id)) } : nil,
            )
        )
    }

    /// `GET /organisations/new`.
    func new(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.desk.door.visitor(request, context)
        return self.desk.renderer.response(NewOrganisationPage(portal: PortalFrame(visitor, in: .organisations)))
    }

    /// `POST /organisations`.
    func create(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.desk.door.form(request, context)
        let name = form["name"] ?? ""
        do {
            let organisation = try await self.desk.management.create(name: name, by: visitor.actor, at: visitor.now)
            return self.desk.redirect(to: .organisation(organisation.id), done: .created)
        } catch let error as PlatformError where [.nameInvalid, .organisationLimit].contains(error.code) {
            let page = NewOrganisationPage(
                portal: PortalFrame(visitor, in: .organisations),
                name: name,
                error: error.message,
            )
            return self.desk.renderer.response(page, status: .unprocessableContent)
        }
    }

    /// `GET /organisations/:id/settings`.
    func settings(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, _) = try await self.desk.view(request, context)
        return self.desk.renderer.response(self.page(view))
    }

    /// `POST /organisations/:id/settings`.
    func rename(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.desk.door.form(request, context)
        let view = try await self.desk.view(visitor, context)
        let name = form["name"] ?? ""
        do {
            _ = try await self.desk.management.rename(
                view.id,
                to: name,
                version: form["version"].flatMap { Int64($0) } ?? 0,
                by: visitor.actor,
                at: visitor.now,
            )
            return self.desk.redirect(to: .settings(view.id), done: .renamed)
        } catch let error as PlatformError where [.nameInvalid, .conflict].contains(error.code) {
            // With the version of now: whoever has read the sentence may send the name once more.
            let page = self.page(try await self.desk.view(visitor, context), name: name, error: error.message)
            return self.desk.renderer.response(
                page,
                status: error.code == .conflict ? .conflict : .unprocessableContent,
            )
        }
    }

    /// `POST /organisations/:id/leave`.
    func leave(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (_, visitor) = try await self.desk.door.form(request, context)
        let view = try await self.desk.view(visitor, context)
        do {
            try await self.desk.management.leave(view.id, by: visitor.actor, at: visitor.now)
            return self.desk.redirect(to: .list, done: .left)
        } catch let error as PlatformError where error.code == .administratorLast {
            let page = self.page(view, leavingError: error.message)
            return self.desk.renderer.response(page, status: .unprocessableContent)
        }
    }

    private static let pageSize = 50

    private func row(_ organisation: Organisation, role: String?) -> OrganisationListPage.Row {
        OrganisationListPage.Row(
            name: organisation.name,
            url: .organisations(.organisation(organisation.id)),
            role: role,
            id: organisation.id.rawValue,
        )
    }

    private func page(
        _ view: OrganisationDesk.View,
        name: String? = nil,
        error: String? = nil,
        leavingError: String? = nil,
    ) -> OrganisationSettingsPage {
        OrganisationSettingsPage(
            portal: view.portal,
            head: view.head(.settings),
            organisation: view.organisation,
            authority: view.authority,
            done: view.done,
            name: name,
            error: error,
            leavingError: leavingError,
        )
    }
}
