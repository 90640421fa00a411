import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// What the endpoints of the pages about teams share.
struct TeamDesk: Sendable {
    let desk: ProjectDesk
    let management: ProjectTeamManagement
    /// Reads forms with lists of people, which are longer than others.
    private let lists: FormReader

    var renderer: PageRenderer { self.desk.renderer }

    init(_ build: EndpointBuilder) {
        self.desk = ProjectDesk(build)
        self.management = build.parts.teamManagement
        // A list is confirmed by its plan. Of either some bytes are sent as three; ids and checks of 100 roles come beside it.
        self.lists = FormReader(
            limits: FormLimits(
                maximumBytes: 2 * AdditionPlanText.maximumBytes,
                maximumFields: 256,
                maximumValueBytes: AdditionPlanText.maximumBytes,
            )
        )
    }

    /// A team and who looks at it.
    struct View: Sendable {
        let project: ProjectDesk.View
        let team: ProjectTeam

        var id: ProjectID { self.project.id }
        var portal: PortalFrame { self.project.portal }
        var csrf: String { self.project.visitor.csrf }
        var canAdd: Bool { self.team.authority.allows(.inviteMember) }
        var canRemove: Bool { self.team.authority.allows(.removeMember) }
        var canManageRoles: Bool { self.team.authority.allows(.manageRoles) }

        func head(_ tab: ProjectHead.Tab = .team) -> ProjectHead { self.project.head(tab) }
    }

    func view(_ request: Request, _ context: LintelContext) async throws -> (View, FormFields) {
        let (view, query) = try await self.desk.view(request, context)
        return (self.view(view), query)
    }

    /// A form about the team of a path.
    func form(_ request: Request, _ context: LintelContext) async throws -> (FormFields, View) {
        let (form, visitor) = try await self.desk.door.form(request, context, reader: self.lists)
        return (form, self.view(try await self.desk.view(visitor, context)))
    }

    private func view(_ view: ProjectDesk.View) -> View {
        View(
            project: view,
            team: self.management.team(of: view.access, by: view.visitor.actor, at: view.visitor.now),
        )
    }

    /// A part of the path.
    func subject(_ context: LintelContext) throws -> Subject {
        guard let text = context.parameters.get("subject"), text.utf8.count <= 200 else {
            throw PageRefusal.notFound()
        }
        return Subject(text)
    }

    /// A UUID of the path.
    func id<Kind>(_ name: String, _ context: LintelContext) throws -> Identifier<Kind> {
        guard let id = context.parameters.get(name).flatMap({ Identifier<Kind>(uuid: $0) }) else {
            throw PageRefusal.notFound()
        }
        return id
    }

    /// On to the next page after a form.
    func redirect(to url: SiteURL, done: TeamDone) -> Response {
        AuthorizeEndpoint.redirect(to: "\(url)?done=\(done.rawValue)", status: .seeOther)
    }

    /// The sentence about what has just been done.
    static func done(_ query: FormFields) -> String? {
        query["done"].flatMap(TeamDone.init(rawValue:))?.sentence
    }
}

/// What has just been done with a team, as the next page says it.
enum TeamDone: String, Sendable, Hashable, CaseIterable {
    case roles, removed, ownerNamed, ownerTaken, resent, withdrawn, roleMade, roleChanged, roleRemoved, joined

    var sentence: String {
        switch self {
        case .roles: "The roles are changed; that is felt by the next call."
        case .removed: "They are out of the team; what is in the project is closed to them now."
        case .ownerNamed: "They are an owner of the project now."
        case .ownerTaken: "They are no owner any more."
        case .resent: "A new mail is on its way; the old link opens nothing any more."
        case .withdrawn: "The invitation is withdrawn."
        case .roleMade: "The role is made. Give it to members of the team."
        case .roleChanged: "The role is changed for everybody who has it."
        case .roleRemoved: "The role is removed; whoever had it has it no more."
        case .joined: "You belong to the team of this project now."
        }
    }
}
