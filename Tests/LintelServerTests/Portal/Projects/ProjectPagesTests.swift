import HTTPTypes
import HummingbirdTesting
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

@testable import LintelServer

/// Pages about projects: who sees them, makes, changes and deletes.
@Suite struct ProjectPagesTests {
    private static func run(_ body: @escaping @Sendable (TestServer, Project, CheckedClient) async throws -> Void)
        async throws
    {
        let server = try await TestServer()
        let organisation = try await server.makeOrganisation("Ours Ltd")
        for (email, role) in [
            ("ann@example.org", OrganisationRole.administrator), ("ben@example.org", .member),
        ] {
            _ = try await server.makeAccount(email, name: email == "ann@example.org" ? "Ann Example" : "Ben Example")
            _ = try await server.parts.stores.organisations.setMember(
                EmailKey(email),
                role: role,
                in: organisation.id,
                at: server.clock.now,
            )
        }
        let project = try await server.parts.projectManagement.create(
            name: "Bridge <1>",
            in: organisation.id,
            owner: nil,
            by: .commandLine,
            at: server.clock.now,
        )
        try await server.run { try await body(server, project, CheckedClient($0)) }
    }

    /// The field that ties forms to the session.
    private static func token(_ page: String) -> [(String, String)] {
        Array(TestBrowser.hiddenFields(page).filter { $0.0 == "csrf" }.prefix(1))
    }

    private static func browser(_ email: String, _ client: CheckedClient) async throws -> TestBrowser {
        let browser = TestBrowser(client)
        _ = try await browser.signIn(from: try await browser.get("/signin"), email: email)
        return browser
    }

    @Test func aProjectIsMadeChangedAndDeleted() async throws {
        try await Self.run { server, project, client in
            let ann = try await Self.browser("ann@example.org", client)
            let list = try await ann.get("/projects")
            #expect(list.text.contains("Bridge &lt;1&gt;") && list.text.contains("New project"))
            #expect(!(try await ann.get("/projects?q=zzz").text.contains("Bridge")))
            let form = Self.token(try await ann.get("/projects/new").text)
            let fields = [
                ("iTwinAccountId", project.organisationID.rawValue), ("subClass", "Asset"), ("status", "Active"),
                ("number", "N-1"),
            ]
            let made = try await ann.send(.post, "/projects", form: form + fields + [("displayName", "Tunnel")])
            #expect(made.status == .seeOther, "\(made.text)")
            let path = String(made.location.prefix { $0 != "?" })
            let page = try await ann.get(made.location)
            #expect(page.text.contains("The project is made") && page.text.contains("You are an owner"))
            let taken = try await ann.send(.post, "/projects", form: form + fields + [("displayName", "Twin")])
            #expect(taken.status == .unprocessableContent && taken.text.contains("of this number already"))
            let changed = try await ann.send(
                .post,
                "\(path)/settings",
                form: form + fields + [("version", "1"), ("displayName", "Tube"), ("geographicLocation", "Turku")],
            )
            #expect(changed.status == .seeOther)
            #expect(try await ann.get(path).text.contains("Turku"))
            let kept = try await ann.send(.post, "\(path)/delete", form: form + [("confirmation", "Tunnel")])
            #expect(kept.status == .unprocessableContent && kept.text.contains("Nothing was deleted"))
            let deleted = try await ann.send(.post, "\(path)/delete", form: form + [("confirmation", "Tube")])
            #expect(deleted.location == "/projects?done=deleted")
            #expect(try await ann.get(path).status == .notFound)
        }
    }

    @Test func ofTwoWhoChangeAProjectAtOnceTheSecondIsTold() async throws {
        try await Self.run { server, project, client in
            let (ann, again) = (
                try await Self.browser("ann@example.org", client), try await Self.browser("ann@example.org", client)
            )
            let path = "/projects/\(project.id)/settings"
            let (first, second) = (try await ann.get(path).text, try await again.get(path).text)
            func fields(_ page: String, _ name: String) -> [(String, String)] {
                Self.token(page) + TestBrowser.hiddenFields(page).filter { $0.0 == "version" } + [
                    ("subClass", "Project"), ("status", "Active"), ("displayName", name),
                ]
            }
            #expect(try await ann.send(.post, path, form: fields(first, "Tunnel")).status == .seeOther)
            let late = try await again.send(.post, path, form: fields(second, "Tube"))
            #expect(late.status == .conflict && late.text.contains("since you opened the page"))
            #expect(late.text.contains("value=\"Tunnel\"") && !late.text.contains("value=\"Tube\""))
            #expect(try await server.parts.stores.projects.project(project.id)?.name == "Tunnel")
            // What the answer shows can be changed.
            #expect(try await again.send(.post, path, form: fields(late.text, "Tube")).status == .seeOther)
            #expect(try await server.parts.stores.projects.project(project.id)?.name == "Tube")
            let unversioned = fields(late.text, "Tram").filter { $0.0 != "version" }
            #expect(try await again.send(.post, path, form: unversioned).status == .badRequest)
        }
    }

    @Test func whoIsOnNoTeamSeesNothing_G11() async throws {
        try await Self.run { server, project, client in
            let ben = try await Self.browser("ben@example.org", client)
            let list = try await ben.get("/projects")
            #expect(!list.text.contains("Bridge") && !list.text.contains("New project"))
            #expect(try await ben.get("/projects/new").status == .forbidden)
            for path in ["", "/settings", "/picture"] {
                #expect(try await ben.get("/projects/\(project.id)\(path)").status == .notFound, "\(path)")
            }
            let form = Self.token(list.text)
            for path in ["/settings", "/delete"] {
                let answer = try await ben.send(
                    .post,
                    "/projects/\(project.id)\(path)",
                    form: form + [("confirmation", project.name)],
                )
                #expect(answer.status == .notFound, "\(path)")
            }
            let made = try await ben.send(
                .post,
                "/projects",
                form: form + [("iTwinAccountId", project.organisationID.rawValue), ("displayName", "Mine")],
            )
            #expect(made.status == .forbidden)
            #expect(try await server.parts.stores.projects.project(project.id) != nil)
        }
    }

    @Test func theAccessCheckKnowsProjects() async throws {
        try await Self.run { server, project, client in
            let ann = try await Self.browser("ann@example.org", client)
            let question = "/access-check?action=itwin.project-change&project=\(project.id)"
            #expect(try await ann.get(question).text.contains("<b>Let in.</b>"))
            let ben = try await ann.get("\(question)&email=ben@example.org")
            #expect(ben.text.contains("is no member of the team of Bridge &lt;1&gt;"), "\(ben.text)")
            let unknown = try await Self.browser("ben@example.org", client).get(question)
            #expect(unknown.status == .unprocessableContent)
            #expect(unknown.text.contains("There is no project with this id that you may see."))
        }
    }
}
