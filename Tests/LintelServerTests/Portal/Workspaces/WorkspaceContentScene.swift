import HTTPTypes
import HummingbirdTesting
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

@testable import LintelServer

/// An ``OrganisationScene`` with a workspace: the member is its owner, the assistant a viewer; the administrator of the
/// organisation has no role in it.
struct WorkspaceContentScene: Sendable {
    typealias Person = OrganisationScene.Person

    let scene: OrganisationScene
    let workspace: WorkspaceID
    /// The path of the workspace's pages.
    let path: String

    var stores: Stores { self.scene.server.parts.stores }

    static func run(_ body: @escaping @Sendable (WorkspaceContentScene) async throws -> Void) async throws {
        try await OrganisationScene.run { scene in
            let server = scene.server
            let owner = try scene.account(.member)
            let workspace = try await server.parts.workspaceManagement.create(
                name: "North pit",
                in: scene.id,
                owner: owner.subject,
                by: Actor(owner, memberships: [], address: nil, correlationID: nil),
                at: server.clock.now,
            ).id
            try await server.parts.stores.workspaces.assign(
                [
                    WorkspaceAssignment(
                        workspaceID: workspace,
                        subject: try scene.account(.assistant).subject,
                        role: .viewer,
                    )
                ],
                in: scene.id,
                under: .administrative,
                at: server.clock.now,
            )
            try await body(
                WorkspaceContentScene(
                    scene: scene,
                    workspace: workspace,
                    path: "\(scene.path)/workspaces/\(workspace)",
                )
            )
        }
    }

    /// A file, an object with data and a stage, and a block model.
    func addContent() async throws {
        try await self.stores.addContent(to: self.workspace, of: self.scene.id)
    }

    func browser(_ person: Person) async throws -> TestBrowser { try await self.scene.browser(person) }

    /// The page below the workspace's path, as somebody sees it.
    func get(_ path: String, _ person: Person = .assistant) async throws -> TestResponse {
        try await self.browser(person).get(self.path + path)
    }

    func post(_ path: String, _ person: Person) async throws -> TestResponse {
        try await self.scene.post(person, self.path + path)
    }

    /// Where a page's link with these words leads.
    static func link(_ words: String, in page: TestResponse) -> String? {
        page.text.matches(of: /<a[^>]* href="([^"]*)"[^>]*>(?:<b>)?([^<]*)/)
            .first { $0.output.2 == words }
            .map { String($0.output.1).replacing("&amp;", with: "&") }
    }
}
