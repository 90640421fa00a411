import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// What the endpoints of the pages about data sources share.
struct DataSourceDesk: Sendable {
    let organisations: OrganisationDesk
    let management: DataSourceManagement
    let issuer: String
    /// The product that an organisation needs for data sources.
    let product: Catalogue.Entitlement?

    init(_ build: EndpointBuilder) {
        self.organisations = OrganisationDesk(build)
        self.management = build.parts.dataSourceManagement
        self.issuer = build.issuer
        self.product = build.parts.catalogue.entitlements.first { $0.id == "projectwise" }
    }

    var door: PortalDoor { self.organisations.door }
    var renderer: PageRenderer { self.organisations.renderer }
    var sources: any DataSourceStore { self.management.sources }

    /// One data source and who looks at it.
    struct View: Sendable {
        let visitor: Visitor
        let access: DataSourceAccess
        /// Whether the product is switched on for the organisation.
        let hasProduct: Bool

        var source: DataSource { self.access.source }
        var id: DataSourceID { self.access.source.id }
        var portal: PortalFrame { PortalFrame(self.visitor, in: .organisations) }

        /// Whether the visitor belongs to the organisation.
        var isOurs: Bool {
            OrganisationAuthority(of: self.visitor.actor, in: self.source.organisationID).canSee
        }

        /// Whether the visitor looks after roles and apps.
        var canManage: Bool {
            self.visitor.actor.manages(self.source.organisationID) || self.access.role == .administrator
        }

        /// Through whose eyes the visitor sees folders, as in a call of the API; nil for those who see none.
        var reader: DocumentReader? {
            guard self.hasProduct, let role = self.access.role else { return nil }
            return DocumentReader(subject: self.visitor.actor.subject, role: role)
        }

        func head(_ tab: DataSourceHead.Tab) -> DataSourceHead {
            DataSourceHead(self.access, isOurs: self.isOurs, canRead: self.reader != nil, tab: tab)
        }

        /// - Throws: ``PlatformError`` with code `roleMissing`.
        func requireManagement() throws(PlatformError) {
            guard self.canManage else {
                throw .roleMissing("This needs the role administrator in the data source.")
            }
        }

        /// - Throws: ``PlatformError`` with code `roleMissing` for those who see no folder.
        func requireReader() throws(PlatformError) -> DocumentReader {
            if let reader = self.reader { return reader }
            throw .roleMissing(
                self.hasProduct
                    ? "This needs the role reader in the data source."
                    : "The organisation of the data source does not have ProjectWise switched on."
            )
        }
    }

    /// The data source of a path, when the visitor has a role in it or manages its organisation.
    ///
    /// - Throws: ``PageRefusal`` with 404 otherwise.
    func view(_ visitor: Visitor, _ context: LintelContext) async throws -> View {
        // No app calls: none is on a list.
        guard let id = context.parameters.get("datasource").flatMap({ DataSourceID(uuid: $0) }),
            let access = try await self.sources.access(of: visitor.actor.subject, through: ClientID(""), to: id),
            access.source.kind == .projectWise,
            access.role != nil || visitor.actor.manages(access.source.organisationID)
        else { throw PageRefusal.notFound() }
        return View(visitor: visitor, access: access, hasProduct: self.hasProduct(access.entitlements))
    }

    /// The data source of a page, with the page's query.
    func view(_ request: Request, _ context: LintelContext) async throws -> (View, FormFields) {
        let visitor = try await self.door.visitor(request, context)
        let query = try self.door.query(request)
        return (try await self.view(visitor, context), query)
    }

    /// A form about the data source of a path, from somebody who looks after it.
    func form(_ request: Request, _ context: LintelContext) async throws -> (FormFields, View) {
        let (form, visitor) = try await self.door.form(request, context)
        let view = try await self.view(visitor, context)
        try view.requireManagement()
        return (form, view)
    }

    /// Whether the product is among these.
    func hasProduct(_ entitlements: [String]) -> Bool {
        self.product.map { entitlements.contains($0.id) } ?? false
    }

    /// On to the next page after a form.
    func redirect(to url: DataSourcesURL, done: DataSourceDone) -> Response {
        let separator = url.query.isEmpty ? "?" : "&"
        return AuthorizeEndpoint.redirect(
            to: "\(SiteURL.dataSources(url))\(separator)done=\(done.rawValue)",
            status: .seeOther,
        )
    }

    /// The sentence about what has just been done.
    static func done(_ query: FormFields) -> String? {
        query["done"].flatMap(DataSourceDone.init(rawValue:))?.sentence
    }

    /// The part of a list that a query asks for.
    static func window(_ name: String, _ query: FormFields) -> ListWindow {
        ListWindow(offset: query[name].flatMap { Int($0) } ?? 0, limit: DocumentFolderEndpoint.pageSize)
    }
}
