import LintelOAuth
import LintelPlatform
import LintelTokens

/// Turns what somebody has typed into a question that they may ask.
struct AccessQuestioning: Sendable {
    let apps: any AppStore
    let accounts: any AccountStore
    let organisations: any OrganisationStore
    let workspaces: any WorkspaceStore
    let projects: any ProjectStore

    /// How many apps and organisations the form offers.
    private static let listLimit = 200

    /// The question.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` and the field: for what does not exist, and the same for what is
    ///   not the actor's to ask about.
    func question(_ form: AccessForm, by actor: Actor) async throws -> AccessQuestion {
        var question = AccessQuestion(action: form.action)
        if let id = form.clientID {
            guard let app = try await self.apps.app(id), app.isManaged(by: actor) else {
                throw Self.notFound("There is no app of yours with this client id.", field: "client")
            }
            question.app = app
        }
        if question.app?.client.type != .service { question.account = try await self.account(form.email, actor) }
        if !form.organisation.isEmpty {
            question.organisation = try await self.organisation(OrganisationID(form.organisation), actor)
        }
        if !form.workspace.isEmpty {
            question.workspace = try await self.workspace(form.workspace, of: question.organisation, actor)
        }
        if !form.project.isEmpty { question.project = try await self.project(form.project, actor) }
        return question
    }

    /// The apps that the form offers, newest first: those that the actor's own list shows.
    func apps(of actor: Actor) async throws -> [App] {
        guard let visibility = AppVisibility(actor) else { return [] }
        return try await self.apps.apps(visibleTo: visibility, search: nil, after: nil, limit: Self.listLimit)
    }

    /// The organisations that the form offers, and the one that is asked about.
    func organisations(of actor: Actor, _ question: AccessQuestion?) -> [Organisation] {
        let own = actor.memberships.prefix(Self.listLimit).map(\.organisation)
        guard let asked = question?.organisation, !own.contains(where: { $0.id == asked.id }) else { return own }
        return own + [asked]
    }

    /// The actor, or somebody else whom the actor may ask about: operators about everybody, others about the members of
    /// the organisations that they manage.
    private func account(_ email: String, _ actor: Actor) async throws -> Account? {
        guard !email.isEmpty else { return actor.account }
        let unknown = Self.notFound("Nobody in your organisations has this address.", field: "email")
        guard let key = try? EmailKey(email), let found = try await self.accounts.credentials(for: key)?.account else {
            throw unknown
        }
        if actor.isOperator || found.id == actor.account?.id { return found }
        let theirs = try await self.organisations.memberships(of: found.subject)
        guard theirs.contains(where: { actor.manages($0.organisation.id) }) else { throw unknown }
        return found
    }

    private func organisation(_ id: OrganisationID, _ actor: Actor) async throws -> Organisation {
        if let own = actor.memberships.first(where: { $0.organisation.id == id }) { return own.organisation }
        guard actor.isOperator, let found = try await self.organisations.organisation(id) else {
            throw Self.notFound("There is no such organisation.", field: "org")
        }
        return found
    }

    /// A workspace of which the actor knows.
    private func workspace(_ text: String, of organisation: Organisation?, _ actor: Actor) async throws -> WorkspaceID {
        guard let organisation else {
            throw Self.notFound("Choose the organisation that the workspace belongs to.", field: "workspace")
        }
        let authority = OrganisationAuthority(of: actor, in: organisation.id)
        guard let id = WorkspaceID(uuid: text),
            let access = try await self.workspaces.access(of: actor.subject, to: id, in: organisation.id),
            access.isVisible(under: authority)
        else {
            throw Self.notFound("The organisation has no workspace with this id that you may see.", field: "workspace")
        }
        return id
    }

    /// A project of which the actor knows.
    private func project(_ text: String, _ actor: Actor) async throws -> ProjectID {
        guard let id = ProjectID(uuid: text),
            let access = try await self.projects.access(of: actor.subject, to: id),
            access.isVisible || actor.isOperator
        else { throw Self.notFound("There is no project with this id that you may see.", field: "project") }
        return id
    }

    private static func notFound(_ sentence: String, field: String) -> PlatformError {
        PlatformError(.notFound, sentence, field: field)
    }
}
