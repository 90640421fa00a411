import LintelPlatform
import LintelTokens

@testable import LintelServer

extension SamplePages {
    static func projects(_ text: String) -> [any Page] {
        let portal = self.portalFrame(text, in: .projects)
        let error = PlatformError(.nameTaken, text, field: "number")
        let organisation = Organisation(id: OrganisationID("o"), name: text, entitlements: [], createdAt: self.now)
        let typed = ProjectTyping(self.project(text).details)
        return [
            ProjectsPage(portal: portal, canCreate: false, cards: []),
            ProjectsPage(
                portal: portal,
                done: text,
                canCreate: true,
                cards: [true, false].map { self.card(text, isWhole: $0) },
                search: text,
                offset: 50,
                next: 100,
            ),
            ProjectsPage(portal: portal, canCreate: true, cards: [], search: text),
            NewProjectPage(portal: portal, organisations: [organisation]),
            NewProjectPage(portal: portal, organisations: [organisation], typed: typed, error: error),
            NewProjectPage(
                portal: portal,
                organisations: [organisation],
                error: PlatformError(.listFull, text),
            ),
        ] + self.single(text, portal, organisation)
    }

    private static func single(_ text: String, _ portal: PortalFrame, _ organisation: Organisation) -> [any Page] {
        func access(isWhole: Bool, isOwner: Bool, isMember: Bool) -> ProjectAccess {
            ProjectAccess(
                project: self.project(text, isWhole: isWhole),
                organisation: organisation,
                organisationRole: isOwner ? nil : .administrator,
                isOwner: isOwner,
                isMember: isMember,
                granted: .none,
            )
        }
        let whole = access(isWhole: true, isOwner: true, isMember: true)
        let plain = access(isWhole: false, isOwner: false, isMember: false)
        let member = access(isWhole: false, isOwner: false, isMember: true)
        let repository = ProjectRepository(
            id: ProjectRepositoryID("r"),
            projectID: whole.project.id,
            type: RepositoryType(stored: text, subClass: text),
            details: RepositoryDetails(stored: text, uri: text, options: []),
        )
        func settings(_ error: PlatformError?) -> ProjectSettingsPage {
            ProjectSettingsPage(
                portal: portal,
                head: ProjectHead(whole, tab: .settings),
                project: whole.project,
                confirmation: error == nil ? "" : text,
                error: error,
                done: error == nil ? text : nil,
            )
        }
        return [
            ProjectOverviewPage(
                portal: portal,
                head: ProjectHead(whole, tab: .overview),
                access: whole,
                picture: self.picture,
                repositories: [repository],
                done: text,
            ),
            ProjectOverviewPage(
                portal: portal,
                head: ProjectHead(plain, tab: .overview),
                access: plain,
                picture: nil,
                repositories: [],
            ),
            ProjectOverviewPage(
                portal: portal,
                head: ProjectHead(member, tab: .overview),
                access: member,
                picture: nil,
                repositories: [],
            ),
            settings(nil), settings(PlatformError(.conflict, text)),
            settings(PlatformError.project(ProjectSettingsPage.confirmation, text)),
        ]
    }

    private static let picture = ProjectPicture(id: ProjectPictureID("p"), format: .png)

    private static func card(_ text: String, isWhole: Bool) -> ProjectsPage.Card {
        ProjectsPage.Card(
            ListedProject(
                project: self.project(text, isWhole: isWhole),
                organisationName: text,
                picture: isWhole ? self.picture : nil,
                isOwner: isWhole,
            )
        )
    }

    private static func project(_ text: String, isWhole: Bool = true) -> Project {
        var stored = ProjectChange()
        if isWhole {
            stored.status = .inactive
            stored.number = text
            stored.type = text
            stored.parentID = ProjectID(text)
            stored.dataCenterLocation = text
            stored.timeZone = text
            stored.geographicLocation = text
            stored.position = ProjectDetails.Position(latitude: 60.1699, longitude: 24.9384)
        }
        return Project(
            id: ProjectID("2b1a8a52-9d0f-4c39-9e0c-0f3a1f1c5a77"),
            organisationID: OrganisationID("o"),
            details: ProjectDetails(stored: stored, name: text, subClass: .project),
            createdAt: self.now,
            createdBy: Author(subject: Subject("s"), name: isWhole ? text : nil),
        )
    }
}
