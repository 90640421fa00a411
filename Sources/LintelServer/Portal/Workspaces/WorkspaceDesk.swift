import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// What the endpoints of the pages about workspaces share.
struct WorkspaceDesk: Sendable {
    let organisations: OrganisationDesk
    let management: WorkspaceManagement
    /// The rules of the resource APIs; nil for a server without such APIs, which holds nothing in workspaces.
    let explainer: (any AccessExplainer)?
    /// The product that an organisation needs for workspaces.
    let product: Catalogue.Entitlement?

    init(_ build: EndpointBuilder) {
        self.organisations = OrganisationDesk(build)
        self.management = build.parts.workspaceManagement
        self.explainer = build.explainer
        self.product = build.parts.catalogue.entitlements.first { $0.id == "evo" }
    }

    var door: PortalDoor { self.organisations.door }
    var renderer: PageRenderer { self.organisations.renderer }

    /// One workspace and who looks at it.
    struct View: Sendable {
        let organisation: OrganisationDesk.View
        let workspace: Workspace
        let role: WorkspaceRole?
        let authority: WorkspaceAuthority
        /// What of the contents the visitor may read.
        var readable: Set<ContentKind> = []

        var id: WorkspaceID { self.workspace.id }
        var organisationID: OrganisationID { self.workspace.organisationID }
        var visitor: Visitor { self.organisation.visitor }

        func head(_ tab: WorkspaceHead.Tab) -> WorkspaceHead {
            WorkspaceHead(
                self.workspace,
                of: self.organisation.organisation.name,
                role: self.role,
                readable: self.readable,
                tab: tab,
            )
        }
    }

    /// The workspace of a path, when the visitor has a role in it or administers the organisation.
    ///
    /// - Throws: ``PageRefusal`` with 404 otherwise.
    func view(_ organisation: OrganisationDesk.View, _ context: LintelContext) async throws -> View {
        let id = WorkspaceID(try self.organisations.parameter("workspace", context))
        let actor = organisation.visitor.actor
        let access = try await self.management.workspaces.access(of: actor.subject, to: id, in: organisation.id)
        let isAdministrative = organisation.authority.canAdminister
        guard let access, access.isVisible(under: organisation.authority) else { throw PageRefusal.notFound() }
        var view = View(
            organisation: organisation,
            workspace: access.workspace,
            role: access.role,
            authority: isAdministrative ? .administrative : WorkspaceAuthority(role: access.role),
        )
        view.readable = Set(ContentKind.allCases.filter { self.allows(.read($0), on: view) })
        return view
    }

    /// The workspace of a page, with the page's query.
    func view(_ request: Request, _ context: LintelContext) async throws -> (View, FormFields) {
        let (organisation, query) = try await self.organisations.view(request, context)
        return (try await self.view(organisation, context), query)
    }

    /// A form about the workspace of a path.
    func form(_ request: Request, _ context: LintelContext) async throws -> (FormFields, View) {
        let (form, visitor) = try await self.door.form(request, context)
        return (form, try await self.view(try await self.organisations.view(visitor, context), context))
    }

    /// On to the next page after a form.
    func redirect(to url: WorkspacesURL, done: WorkspaceDone) -> Response {
        let separator = url.query.isEmpty ? "?" : "&"
        return AuthorizeEndpoint.redirect(
            to: "\(SiteURL.workspaces(url))\(separator)done=\(done.rawValue)",
            status: .seeOther,
        )
    }

    /// The sentence about what has just been done.
    static func done(_ query: FormFields) -> String? {
        query["done"].flatMap(WorkspaceDone.init(rawValue:))?.sentence
    }
}
