import LintelGuard
import LintelPlatform
import LintelTokens

/// The actions of the iTwins API, and what each of them asks for.
struct ITwinActions: Sendable {
    let list: GuardedAction
    let create: GuardedAction
    let export: GuardedAction
    let read: GuardedAction
    let keep: GuardedAction
    let change: GuardedAction
    let delete: GuardedAction
    let connect: GuardedAction
    let account: GuardedAction

    init(_ api: ProjectAPISettings) {
        let list = GuardedAction.project(
            api,
            "itwin.projects-list",
            title: "list projects",
            older: "itwins:read",
            "projects:read",
        )
        self.list = list
        self.create = .project(
            api,
            "itwin.projects-create",
            title: "make a project",
            older: "itwins:modify",
            "projects:modify",
        )
        self.export = .project(
            api,
            "itwin.projects-export",
            title: "export a list of projects",
            older: "itwins:read",
            "projects:read",
        )
        self.read = .project(
            api,
            "itwin.project-read",
            title: "see a project and its repositories",
            needs: nil,
            opensToShares: true,
            older: "itwins:read",
            "projects:read",
        )
        self.keep = .project(
            api,
            "itwin.project-keep",
            title: "keep a project among favourites and recents",
            needs: nil,
            older: "itwins:modify",
            "projects:modify",
        )
        self.change = .project(
            api,
            "itwin.project-change",
            title: "change a project's details and picture",
            needs: .setUpProject,
            older: "itwins:modify",
            "projects:modify",
        )
        self.delete = .project(
            api,
            "itwin.project-delete",
            title: "delete a project",
            needs: .setUpProject,
            older: "itwins:modify",
            "projects:modify",
        )
        self.connect = .project(
            api,
            "itwin.repositories-change",
            title: "change a project's repositories",
            needs: .setUpProject,
            older: "itwins:modify",
            "projects:modify",
        )
        self.account = GuardedAction(
            AccessAction(
                id: "itwin.account-read",
                title: "see an organisation as an iTwin",
                api: api.name,
                scopes: [api.scope],
                isAboutOrganisation: true,
            ),
            rules: list.rules,
            organisationRules: [MembershipRule()],
        )
    }

    /// All of them, in the order of display.
    var all: [GuardedAction] {
        [
            self.list, self.create, self.read, self.change, self.delete, self.connect, self.keep, self.export,
            self.account,
        ]
    }
}
