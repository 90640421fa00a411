import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The list of projects, and the form that makes one.
struct ProjectsEndpoint: Sendable {
    /// How many projects a page shows.
    static let pageSize = 50

    let desk: ProjectDesk

    /// `GET /projects`: with `q` those that have a text in name or number.
    func list(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.desk.door.visitor(request, context)
        let fields = try self.desk.door.query(request)
        let search = String((fields["q"] ?? "").prefix(ProjectQuery.maximumSearch))
        var query = ProjectQuery()
        query.scope = .visible
        query.includesInactive = true
        query.search = search.isEmpty ? nil : search
        query.offset = fields["offset"].flatMap { Int32($0) }.map { max(Int($0), 0) } ?? 0
        query.limit = Self.pageSize
        let page = try await self.desk.management.projects.projects(of: visitor.actor.subject, matching: query)
        return self.desk.renderer.response(
            ProjectsPage(
                portal: PortalFrame(visitor, in: .projects),
                done: ProjectDesk.done(fields),
                canCreate: !Self.organisations(visitor).isEmpty,
                cards: page.projects.map { ProjectsPage.Card($0) },
                search: search,
                offset: query.offset,
                next: page.hasMore ? query.offset + page.projects.count : nil,
            )
        )
    }

    /// `GET /projects/new`.
    func form(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.desk.door.visitor(request, context)
        return self.desk.renderer.response(
            NewProjectPage(
                portal: PortalFrame(visitor, in: .projects),
                organisations: try Self.requireOrganisations(visitor),
            )
        )
    }

    /// `POST /projects`.
    func create(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.desk.door.form(request, context)
        let organisations = try Self.requireOrganisations(visitor)
        let typed = ProjectTyping(form)
        guard let organisation = organisations.first(where: { $0.id.rawValue == typed["iTwinAccountId"] }) else {
            throw PageRefusal.notFound()
        }
        do {
            let change = try typed.change()
            if let parent = change.parentID ?? nil { try await self.desk.requireVisible(parent, visitor) }
            let project = try await self.desk.management.create(
                name: typed["displayName"],
                details: change,
                in: organisation.id,
                owner: visitor.actor.subject,
                by: visitor.actor,
                at: visitor.now,
            )
            return self.desk.redirect(to: .project(project.id), done: .created)
        } catch let error as PlatformError where error.code != .roleMissing {
            return self.desk.renderer.response(
                NewProjectPage(
                    portal: PortalFrame(visitor, in: .projects),
                    organisations: organisations,
                    typed: typed,
                    error: error,
                ),
                status: .unprocessableContent,
            )
        }
    }

    /// The organisations in which somebody makes projects.
    private static func organisations(_ visitor: Visitor) -> [Organisation] {
        visitor.actor.memberships.map(\.organisation).filter { visitor.actor.manages($0.id) }
    }

    private static func requireOrganisations(_ visitor: Visitor) throws(PlatformError) -> [Organisation] {
        let organisations = Self.organisations(visitor)
        guard !organisations.isEmpty else {
            throw .roleMissing("Only administrators and co-administrators of an organisation make projects.")
        }
        return organisations
    }
}
