import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// What the endpoints of the pages about organisations share.
struct OrganisationDesk: Sendable {
    let door: PortalDoor
    let management: OrganisationManagement
    let renderer: PageRenderer
    let roles: RoleWords

    init(_ build: EndpointBuilder) {
        self.door = build.door
        self.renderer = build.parts.renderer
        self.roles = RoleWords(build.parts.catalogue)
        self.management = build.organisationManagement
    }

    /// One organisation and who looks at it.
    struct View: Sendable {
        let visitor: Visitor
        let organisation: Organisation
        let authority: OrganisationAuthority
        /// What has just been done.
        let done: String?

        var id: OrganisationID { self.organisation.id }
        var portal: PortalFrame { PortalFrame(self.visitor, in: .organisations) }

        func head(_ tab: OrganisationHead.Tab?) -> OrganisationHead {
            OrganisationHead(self.organisation, authority: self.authority, tab: tab)
        }
    }

    /// The organisation of a path, when the visitor may see it.
    func view(_ visitor: Visitor, _ context: LintelContext, done: String? = nil) async throws -> View {
        let id = OrganisationID(try self.parameter("id", context))
        let organisation = try await self.management.organisation(id, by: visitor.actor)
        return View(
            visitor: visitor,
            organisation: organisation,
            authority: OrganisationAuthority(of: visitor.actor, in: id),
            done: done,
        )
    }

    /// The organisation of a page, with the page's query.
    func view(_ request: Request, _ context: LintelContext) async throws -> (View, FormFields) {
        let visitor = try await self.door.visitor(request, context)
        let query = try self.door.query(request)
        return (try await self.view(visitor, context, done: Self.done(query)), query)
    }

    /// A part of the path.
    func parameter(_ name: String, _ context: LintelContext) throws -> String {
        // Our ids hold nothing that an address encodes.
        guard let text = context.parameters.get(name), text.utf8.count <= 200 else { throw PageRefusal.notFound() }
        return text
    }

    /// The sentence about what has just been done.
    static func done(_ query: FormFields) -> String? {
        query["done"].flatMap(OrganisationDone.init(rawValue:))?.sentence
    }

    /// On to the next page after a form.
    func redirect(to url: OrganisationsURL, done: OrganisationDone) -> Response {
        AuthorizeEndpoint.redirect(
            to: "\(SiteURL.organisations(url).description)?done=\(done.rawValue)",
            status: .seeOther,
        )
    }

    /// The status of a form that is shown again; rethrows what stands beside none of its fields.
    static func status(of error: PlatformError, fields: Set<String>) throws -> HTTPResponse.Status {
        guard error.code != .roleMissing, let field = error.field, fields.contains(field) else { throw error }
        return error.code == .invitationThrottled ? .tooManyRequests : .unprocessableContent
    }
}

/// What people call the roles, from the catalogue.
struct RoleWords: Sendable {
    private let roles: [Catalogue.Role]

    init(_ catalogue: Catalogue) {
        self.roles = catalogue.organisationRoles
    }

    func name(_ role: OrganisationRole) -> String {
        self.roles.first { $0.role == role }?.name ?? role.rawValue
    }

    /// A list of these roles, with what each is for.
    func field(
        _ roles: [OrganisationRole],
        selected: String,
        error: String? = nil,
    ) -> SelectField {
        SelectField(
            "role",
            label: "Role",
            options: roles.map { role in
                let sentence = self.roles.first { $0.role == role }.map { ": \($0.sentence)" } ?? ""
                return SelectField.Option(
                    role.rawValue,
                    label: self.name(role) + sentence,
                    isSelected: role.rawValue == selected,
                )
            },
            error: error,
        )
    }
}

extension EndpointBuilder {
    /// The rules for organisations.
    var organisationManagement: OrganisationManagement { self.parts.organisationManagement }
}
