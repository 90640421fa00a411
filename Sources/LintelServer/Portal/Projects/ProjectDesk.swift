import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// What the endpoints of the pages about projects share.
struct ProjectDesk: Sendable {
    let door: PortalDoor
    let renderer: PageRenderer
    let management: ProjectManagement
    /// The rules of the resource APIs; nil for a server without such APIs.
    let explainer: (any AccessExplainer)?

    init(_ build: EndpointBuilder) {
        self.door = build.door
        self.renderer = build.parts.renderer
        self.management = build.parts.projectManagement
        self.explainer = build.explainer
    }

    /// One project and who looks at it.
    struct View: Sendable {
        let visitor: Visitor
        let access: ProjectAccess

        var project: Project { self.access.project }
        var id: ProjectID { self.access.project.id }
        var portal: PortalFrame { PortalFrame(self.visitor, in: .projects) }

        func head(_ tab: ProjectHead.Tab) -> ProjectHead { ProjectHead(self.access, tab: tab) }

        /// - Throws: ``PlatformError`` with code `roleMissing`, which names the permission.
        func require(_ permission: ProjectPermission) throws(PlatformError) {
            guard self.access.allows(permission) else {
                throw .roleMissing("This needs a role with the permission \(permission.rawValue) in the project.")
            }
        }
    }

    /// The project of a path, when the visitor belongs to its team or administers its organisation.
    ///
    /// - Throws: ``PageRefusal`` with 404 otherwise.
    func view(_ visitor: Visitor, _ context: LintelContext) async throws -> View {
        guard let id = context.parameters.get("project").flatMap({ ProjectID(uuid: $0) }),
            let access = try await self.management.projects.access(of: visitor.actor.subject, to: id),
            access.isVisible
        else { throw PageRefusal.notFound() }
        return View(visitor: visitor, access: access)
    }

    /// The project of a page, with the page's query.
    func view(_ request: Request, _ context: LintelContext) async throws -> (View, FormFields) {
        let visitor = try await self.door.visitor(request, context)
        let query = try self.door.query(request)
        return (try await self.view(visitor, context), query)
    }

    /// A form about the project of a path.
    func form(_ request: Request, _ context: LintelContext) async throws -> (FormFields, View) {
        let (form, visitor) = try await self.door.form(request, context)
        return (form, try await self.view(visitor, context))
    }

    /// Refuses a parent that the visitor does not get to know of.
    ///
    /// - Throws: ``PlatformError`` with code `projectInvalid`.
    func requireVisible(_ parent: ProjectID, _ visitor: Visitor) async throws {
        let access = try await self.management.projects.access(of: visitor.actor.subject, to: parent)
        guard access?.isVisible == true else {
            throw PlatformError.project("parentId", "The organisation has no project with this id.")
        }
    }

    /// On to the next page after a form.
    func redirect(to url: ProjectsURL, done: ProjectDone) -> Response {
        let separator = url.query.isEmpty ? "?" : "&"
        return AuthorizeEndpoint.redirect(
            to: "\(SiteURL.projects(url))\(separator)done=\(done.rawValue)",
            status: .seeOther,
        )
    }

    /// The sentence about what has just been done.
    static func done(_ query: FormFields) -> String? {
        query["done"].flatMap(ProjectDone.init(rawValue:))?.sentence
    }
}
