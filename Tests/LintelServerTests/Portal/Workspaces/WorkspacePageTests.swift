import HTTPTypes
import HummingbirdTesting
import LintelOAuth
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

@testable import LintelServer

/// The pages about workspaces: who sees them, who gives and takes roles.
@Suite struct WorkspacePageTests {
    private typealias Scene = OrganisationScene

    /// Makes a workspace as somebody; the path of its page.
    private static func make(_ name: String, in scene: Scene, by browser: TestBrowser) async throws -> String {
        let made = try await scene.post(
            browser,
            scene.path + "/workspaces",
            [("name", name), ("description", "For it")]
        )
        #expect(made.status == .seeOther, "\(made.text)")
        return String(made.location.prefix { $0 != "?" })
    }

    private static func assign(
        _ role: String,
        to email: String,
        on path: String,
        in scene: Scene,
        by browser: TestBrowser,
    ) async throws -> TestResponse {
        try await scene.post(browser, path + "/roles", [("email", email), ("role", role)])
    }

    @Test func anyMemberMakesAWorkspaceAndGivesRoles() async throws {
        try await Scene.run { scene async throws in
            let member = try await scene.browser(.member)
            let path = try await Self.make("North pit", in: scene, by: member)
            let page = try await member.get(path)
            #expect(page.text.contains("North pit") && page.text.contains("Owner"))
            // Suggestions are members; nobody else can have a role.
            #expect(page.text.contains("<option value=\"\(Scene.Person.assistant.email)\">"))
            let given = try await Self.assign(
                "viewer",
                to: Scene.Person.assistant.email,
                on: path,
                in: scene,
                by: member
            )
            #expect(given.status == .seeOther)
            let assistant = try await scene.browser(.assistant)
            let seen = try await assistant.get(path)
            #expect(seen.status == .ok && !seen.text.contains("Assign user"))
            let stranger = try await Self.assign(
                "viewer",
                to: Scene.Person.stranger.email,
                on: path,
                in: scene,
                by: member
            )
            #expect(stranger.status == .unprocessableContent && stranger.text.contains("Only members"))
            let taken = try await scene.post(member, path + "/roles/remove", [("email", Scene.Person.assistant.email)])
            #expect(taken.status == .seeOther)
            #expect(try await assistant.get(path).status == .notFound)
        }
    }

    @Test func aServiceGetsARoleByItsClientEmailAtOnce() async throws {
        try await Scene.run { scene async throws in
            let app = try await scene.server.makeApp(
                .service,
                name: "Nightly import",
                owner: try scene.account(.member),
                organisation: scene.organisation,
                scopes: ["itwin-platform"],
            )
            let email = try #require(app.app.clientEmail)
            _ = try await scene.post(.administrator, scene.path + "/members", [("email", email), ("role", "member")])
            let member = try await scene.browser(.member)
            let path = try await Self.make("Data", in: scene, by: member)
            #expect(try await Self.assign("editor", to: email, on: path, in: scene, by: member).status == .seeOther)
            let page = try await member.get(path)
            #expect(page.text.contains("Nightly import") && page.text.contains("Editor"))
            #expect(try await scene.server.sentMails().allSatisfy { $0.recipient != email })
        }
    }

    @Test func whoHasNoRoleSeesNothing_K14() async throws {
        try await Scene.run { scene async throws in
            let member = try await scene.browser(.member)
            let path = try await Self.make("Hidden pit", in: scene, by: member)
            for person in [Scene.Person.assistant, .stranger] {
                let browser = try await scene.browser(person)
                #expect(try await browser.get(path).status == .notFound)
                for action in ["/roles", "/roles/remove", "/delete", "/restore"] {
                    let form = [("email", person.email), ("role", "owner")]
                    #expect(
                        try await scene.post(browser, path + action, form).status == .notFound,
                        "\(person) \(action)"
                    )
                }
            }
            #expect(try await !scene.browser(.assistant).get(scene.path + "/workspaces").text.contains("Hidden pit"))
            // Those who administer the organisation look after it, and the id opens nothing below another organisation.
            let administrator = try await scene.browser(.administrator)
            #expect(try await administrator.get(scene.path + "/workspaces").text.contains("Hidden pit"))
            let elsewhere = path.replacing(scene.id.rawValue, with: scene.other.id.rawValue)
            #expect(try await scene.browser(.stranger).get(elsewhere).status == .notFound)
        }
    }

    @Test func anEditorNeverTouchesAnOwner_K13() async throws {
        try await Scene.run { scene async throws in
            let member = try await scene.browser(.member)
            let path = try await Self.make("Pit", in: scene, by: member)
            let email = Scene.Person.assistant.email
            _ = try await Self.assign("editor", to: email, on: path, in: scene, by: member)
            let editor = try await scene.browser(.assistant)
            #expect(try await Self.assign("owner", to: email, on: path, in: scene, by: editor).status == .forbidden)
            let demotion = try await Self.assign(
                "viewer",
                to: Scene.Person.member.email,
                on: path,
                in: scene,
                by: editor
            )
            #expect(demotion.status == .forbidden)
            let removal = try await scene.post(editor, path + "/roles/remove", [("email", Scene.Person.member.email)])
            #expect(removal.status == .forbidden)
            #expect(try await scene.post(editor, path + "/delete").status == .forbidden)
            let unknown = try await Self.assign("king", to: email, on: path, in: scene, by: member)
            #expect(unknown.status == .unprocessableContent && unknown.text.contains("Choose one of the roles"))
        }
    }

    @Test func theLastOwnerStays_K06() async throws {
        try await Scene.run { scene async throws in
            let member = try await scene.browser(.member)
            let path = try await Self.make("Pit", in: scene, by: member)
            let email = Scene.Person.member.email
            let removal = try await scene.post(member, path + "/roles/remove", [("email", email)])
            #expect(removal.status == .unprocessableContent && removal.text.contains("needs an owner"))
            let demotion = try await Self.assign("viewer", to: email, on: path, in: scene, by: member)
            #expect(demotion.status == .unprocessableContent && demotion.text.contains("needs an owner"))
        }
    }

    @Test func goesThroughTheRecycleBin() async throws {
        try await Scene.run { scene async throws in
            let member = try await scene.browser(.member)
            let path = try await Self.make("Old pit", in: scene, by: member)
            #expect(try await scene.post(member, path + "/delete").location.hasPrefix(scene.path + "/workspaces?done="))
            #expect(try await !member.get(scene.path + "/workspaces").text.contains("Old pit"))
            #expect(try await member.get(scene.path + "/workspaces?bin=yes").text.contains("Old pit"))
            let binned = try await member.get(path)
            #expect(binned.text.contains("In the recycle bin since") && !binned.text.contains("Assign user"))
            // Its name is taken meanwhile.
            let other = try await Self.make("Old pit", in: scene, by: member)
            let refused = try await scene.post(member, path + "/restore")
            #expect(refused.status == .unprocessableContent && refused.text.contains("of this name"))
            _ = try await scene.post(member, other + "/delete")
            #expect(try await scene.post(member, path + "/restore").status == .seeOther)
            #expect(try await member.get(scene.path + "/workspaces").text.contains("Old pit"))
        }
    }

    @Test func saysWhatIsMissing() async throws {
        try await Scene.run { scene async throws in
            _ = try await scene.post(.boss, scene.path + "/products/evo/off")
            let member = try await scene.browser(.member)
            let page = try await member.get(scene.path + "/workspaces")
            #expect(page.text.contains("does not have") && !page.text.contains("Make a workspace"))
            let refused = try await scene.post(member, scene.path + "/workspaces", [("name", "Pit")])
            #expect(refused.status == .forbidden)
        }
    }

    @Test(arguments: ["", " ", String(repeating: "x", count: 61), "\u{202E}abc"])
    func refusesAName(_ name: String) async throws {
        try await Scene.run { scene async throws in
            let member = try await scene.browser(.member)
            let answer = try await scene.post(member, scene.path + "/workspaces", [("name", name)])
            #expect(answer.status == .unprocessableContent && answer.text.contains("name-error"))
        }
    }
}
