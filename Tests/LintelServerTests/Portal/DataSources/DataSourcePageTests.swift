import HTTPTypes
import HummingbirdTesting
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

@testable import LintelServer

/// Pages about data sources: who sees them, gives roles, and lets apps in.
@Suite struct DataSourcePageTests {
    private struct Scene: Sendable {
        let scene: DataSourceScene

        var path: String { "/datasources/\(self.scene.source.id)" }
        var list: String { "/organisations/\(self.scene.organisation.id)/datasources" }

        static func run(
            entitlements: [String] = ["projectwise"],
            _ body: @escaping @Sendable (Scene) async throws -> Void,
        ) async throws {
            try await DataSourceScene.run(entitlements: entitlements) { scene in
                let stores = scene.server.parts.stores
                for name in ["boss", "member", "reader", "keeper", "stranger"] {
                    let account = try await scene.server.makeAccount("\(name)@example.org", name: name)
                    let role: OrganisationRole? = name == "boss" ? .administrator : name == "member" ? .member : nil
                    if let role {
                        _ = try await stores.organisations.setMember(
                            EmailKey(account.email),
                            role: role,
                            in: scene.organisation.id,
                            at: scene.server.clock.now,
                        )
                    }
                    let own: DataSourceRole? = name == "reader" ? .reader : name == "keeper" ? .administrator : nil
                    if let own {
                        try await stores.dataSources.assign(
                            own,
                            to: account.subject,
                            in: scene.source.id,
                            limit: 50,
                            at: scene.server.clock.now,
                        )
                    }
                }
                try await body(Scene(scene: scene))
            }
        }

        func browser(_ name: String) async throws -> TestBrowser {
            let browser = TestBrowser(self.scene.client)
            _ = try await browser.signIn(from: try await browser.get("/signin"), email: "\(name)@example.org")
            return browser
        }

        func get(_ path: String, _ name: String) async throws -> TestResponse {
            try await self.browser(name).get(path)
        }

        /// Sends a form with the token of the visitor's own pages.
        func post(_ path: String, _ fields: [(String, String)], _ name: String) async throws -> TestResponse {
            let browser = try await self.browser(name)
            let page = try await browser.get("/organisations/new")
            let csrf = try #require(TestBrowser.hiddenFields(page.text).first { $0.0 == "csrf" })
            return try await browser.send(.post, path, form: [csrf] + fields)
        }
    }

    @Test func oneClickLetsARefusedAppIn_L04() async throws {
        try await Scene.run { scene in
            let client = try #require(scene.scene.services[.unlisted]?.id.rawValue)
            #expect(try await scene.scene.call("/PW_WSG/Project", as: .unlisted).status == .forbidden)
            let boss = try await scene.browser("boss")
            let page = try await boss.get(scene.path)
            #expect(page.status == .ok && page.text.contains("aria-label=\"Allow The unlisted\""))
            // The form as the page has it: its fields alone make the click.
            let form = try #require(
                page.text.split(separator: "<form").map(String.init).first { $0.contains("Allow The unlisted") }
            )
            #expect(form.contains("action=\"\(scene.path)/clients\""))
            let fields = TestBrowser.hiddenFields(form)
            #expect(fields.map(\.0) == ["csrf", "client"] && fields.last?.1 == client)
            let answer = try await boss.send(.post, "\(scene.path)/clients", form: fields)
            #expect(answer.status == .seeOther && answer.location == "\(scene.path)?done=allowed")
            #expect(try await scene.scene.call("/PW_WSG/Project", as: .unlisted).status == .ok)
            let after = try await boss.get(answer.location)
            #expect(after.text.contains("Its next call is let in."))
            #expect(!after.text.contains("Allow The unlisted") && after.text.contains("Remove The unlisted"))
            let off = try await scene.post("\(scene.path)/clients/remove", [("client", client)], "keeper")
            #expect(off.location == "\(scene.path)?done=disallowed")
            #expect(try await scene.scene.call("/PW_WSG/Project", as: .unlisted).status == .forbidden)
            try await scene.scene.server.parts.audit.flush()
            let kinds = try await scene.scene.server.parts.stores.audit.newest(limit: 100).map(\.kind)
            #expect(kinds.contains(.dataSourceClientAllowed) && kinds.contains(.dataSourceClientDisallowed))
        }
    }

    @Test func aDismissedAppDoesNotComeBack_L04() async throws {
        try await Scene.run { scene in
            let client = try #require(scene.scene.services[.unlisted]?.id.rawValue)
            _ = try await scene.scene.call("/PW_WSG/Project", as: .unlisted)
            let answer = try await scene.post("\(scene.path)/clients/dismiss", [("client", client)], "keeper")
            #expect(answer.location == "\(scene.path)?done=dismissed")
            _ = try await scene.scene.call("/PW_WSG/Project", as: .unlisted)
            #expect(try await scene.scene.waiting() == [])
            let unknown = try await scene.post("\(scene.path)/clients", [("client", "native-<b>")], "boss")
            #expect(unknown.status == .unprocessableContent)
            #expect(unknown.text.contains("There is no app with this client id.") && !unknown.text.contains("<b>\""))
        }
    }

    @Test func whoMaySeeAndWhoMayChange_K14() async throws {
        try await Scene.run { scene in
            for (name, status, manages) in [
                ("boss", 200, true), ("keeper", 200, true), ("reader", 200, false), ("member", 404, false),
                ("stranger", 404, false),
            ] {
                let page = try await scene.get(scene.path, name)
                #expect(page.status.code == status, "\(name): \(page.status)")
                #expect(page.text.contains("Client allow-list") == manages, "\(name)")
                #expect(page.text.contains(scene.scene.source.repository.repositoryID) == (status == 200), "\(name)")
                #expect(!manages || page.text.contains("The administrator"), "\(name)")
            }
            let client = try #require(scene.scene.services[.unlisted]?.id.rawValue)
            for (name, status) in [("reader", 403), ("member", 404), ("stranger", 404)] {
                for (path, fields) in [
                    ("/clients", [("client", client)]), ("/clients/remove", [("client", client)]),
                    ("/clients/dismiss", [("client", client)]),
                    ("/roles", [("email", "\(name)@example.org"), ("role", "administrator")]),
                    ("/roles/remove", [("email", "keeper@example.org")]),
                ] {
                    let answer = try await scene.post(scene.path + path, fields, name)
                    #expect(answer.status.code == status, "\(name) \(path): \(answer.status)")
                }
            }
            #expect(try await scene.scene.call("/PW_WSG/Project", as: .unlisted).status == .forbidden)
        }
    }

    @Test func rolesAreGivenAndTakenByAddress() async throws {
        try await Scene.run { scene in
            let fields = [("email", "stranger@example.org"), ("role", "reader")]
            let given = try await scene.post("\(scene.path)/roles", fields, "keeper")
            #expect(given.location == "\(scene.path)?done=assigned")
            let page = try await scene.get(scene.path, "stranger")
            #expect(page.status == .ok && page.text.contains("You are a reader of this data source."))
            let found = try await scene.get("\(scene.path)?q=STRANGER", "boss")
            #expect(found.text.contains("Take the role of stranger") && !found.text.contains("Take the role of keeper"))
            for (email, role) in [
                ("nobody@example.org", "reader"), ("<b>", "reader"), ("stranger@example.org", "owner"),
            ] {
                let refused = try await scene.post("\(scene.path)/roles", [("email", email), ("role", role)], "boss")
                #expect(refused.status == .unprocessableContent, "\(email) \(role): \(refused.status)")
                #expect(refused.text.contains("role=\"alert\"") && !refused.text.contains("<b>\""))
            }
            _ = try await scene.post("\(scene.path)/roles/remove", [("email", "stranger@example.org")], "boss")
            #expect(try await scene.get(scene.path, "stranger").status == .notFound)
            // Who takes the own role, and looks after nothing else, is led elsewhere.
            let own = try await scene.post("\(scene.path)/roles/remove", [("email", "keeper@example.org")], "keeper")
            #expect(own.location == "/organisations")
            #expect(try await scene.get(scene.path, "keeper").status == .notFound)
        }
    }

    @Test func administratorsMakeDataSources() async throws {
        try await Scene.run { scene in
            let page = try await scene.get(scene.list, "boss")
            #expect(page.text.contains("Main Works") && page.text.contains("Make a data source"))
            let fields = [("name", "Bridge & Co"), ("host", "pw.example.org"), ("description", "All of it")]
            let made = try await scene.post(scene.list, fields, "boss")
            #expect(made.status == .seeOther && made.location.hasSuffix("?done=created"))
            let source = try await scene.get(made.location, "boss")
            #expect(source.text.contains("Bridge &amp; Co") && source.text.contains("Bentley.PW--pw.example.org~3A"))
            for (field, value) in [("name", "Bridge & Co"), ("name", "a/b"), ("host", "not a host"), ("name", "")] {
                let wrong = fields.map { $0.0 == field ? (field, value) : $0 }
                let refused = try await scene.post(scene.list, wrong, "boss")
                #expect(refused.status == .unprocessableContent, "\(field) \(value): \(refused.status)")
            }
            // A member sees those in which they have a role, and makes none.
            let member = try await scene.get(scene.list, "member")
            #expect(member.status == .ok && !member.text.contains("Main Works"))
            #expect(!member.text.contains("Make a data source"))
            #expect(try await scene.post(scene.list, [("name", "X"), ("host", "y")], "member").status == .forbidden)
            #expect(try await scene.get(scene.list, "reader").status == .notFound)
            #expect(try await scene.post(scene.list, [("name", "X"), ("host", "y")], "stranger").status == .notFound)
        }
    }

    @Test func foldersAndDocumentsAreThoseOfTheAPI() async throws {
        try await Scene.run { scene in
            let path = scene.path
            let top = try await scene.get("\(path)/folders", "reader")
            #expect(top.status == .ok && top.text.contains("Works"))
            let works = try await scene.get("\(path)/folders?folder=\(scene.scene.works)", "reader")
            #expect(works.text.contains("Plans") && !works.text.contains("Secret"))
            let all = try await scene.get("\(path)/folders?folder=\(scene.scene.works)", "keeper")
            #expect(all.text.contains("Plans") && all.text.contains("Secret"))
            let plans = try await scene.get("\(path)/folders?folder=\(scene.scene.plans)", "reader")
            #expect(plans.text.contains("a.dwg") && plans.text.contains("b.pdf") && plans.text.contains("18 bytes"))
            #expect(plans.text.contains("<b aria-current=\"page\">Plans</b>"))
            let reader = try await scene.browser("reader")
            let document = try await reader.get("\(path)/documents/\(scene.scene.drawing)")
            #expect(document.status == .ok && document.text.contains("aria-label=\"Download version 1\""))
            #expect(document.text.contains("aria-label=\"Download version 2\""))
            let link = try await reader.get("\(path)/documents/\(scene.scene.drawing)/download")
            #expect(link.status == .seeOther && link.location.contains("signature="))
            for page in [
                "/folders?folder=\(scene.scene.secret)", "/folders?folder=x", "/documents/\(scene.scene.hidden)",
                "/documents/\(scene.scene.hidden)/download", "/documents/x",
            ] {
                #expect(try await reader.get(path + page).status == .notFound, "\(page)")
            }
            // Whoever looks after the organisation alone reads nothing.
            for page in ["/folders", "/documents/\(scene.scene.drawing)", "/documents/\(scene.scene.drawing)/download"]
            {
                #expect(try await scene.get(path + page, "boss").status == .forbidden, "\(page)")
                #expect(try await scene.get(path + page, "stranger").status == .notFound, "\(page)")
            }
            for query in ["folders=-1&documents=9999999999999999999999", "folders=x", "folder=%00%ff"] {
                #expect(try await reader.get("\(path)/folders?\(query)").status.code < 500, "\(query)")
            }
        }
    }

    @Test func foldersHaveAccessLists_L06() async throws {
        try await Scene.run { scene in
            let (path, plans) = ("\(scene.path)/folders", scene.scene.plans.rawValue)
            let place = "\(path)?folder=\(plans)"
            let reader = try #require(scene.scene.services[.reader]?.app.clientEmail)
            func change(_ form: String, _ fields: [(String, String)], _ name: String = "keeper") async throws
                -> TestResponse
            {
                try await scene.post("\(path)/access\(form)", [("folder", plans)] + fields, name)
            }
            func names(_ caller: DataSourceScene.Caller) async throws -> [String] {
                let parent = "ProjectParent-forward-Project.$id+eq+'\(scene.scene.works)'"
                return try await scene.scene.list("/PW_WSG/Project!poly?$filter=\(parent)", as: caller)
            }
            let before = try await scene.get(place, "keeper")
            #expect(before.text.contains("No list holds here"))
            #expect(!(try await scene.get(place, "reader").text.contains("Who may see this folder")))
            // Who is not named may go on reading, until the administrator says otherwise.
            let given = try await change("", [("email", reader), ("right", "none")])
            #expect(given.location == "\(place)&done=accessChanged")
            #expect(try await names(.reader) == [])
            #expect(try await names(.editor).contains("Plans"))
            #expect(try await scene.scene.call("/PW_WSG/Document/\(scene.scene.drawing)").status == .notFound)
            let shown = try await scene.get(given.location, "keeper")
            #expect(
                shown.text.contains("Take The reader off the list") && shown.text.contains("It counts from the next")
            )
            #expect(try await change("/others", [("others", "none")]).status == .seeOther)
            #expect(try await !names(.editor).contains("Plans"))
            // Administrators see everything, whatever a list says.
            #expect(try await names(.administrator).contains("Plans"))
            #expect(try await change("", [("email", reader), ("right", "read")]).status == .seeOther)
            #expect(try await names(.reader) == ["Plans"])
            #expect(try await change("/remove", [("person", reader)]).status == .seeOther)
            #expect(try await names(.reader) == [])
            let twice = try await change("/remove", [("person", reader)])
            #expect(twice.status == .unprocessableContent && twice.text.contains("is not on the list"))
            #expect(try await change("/inherit", []).location == "\(place)&done=accessInherited")
            #expect(try await names(.reader) == ["Plans"])
            for (form, fields) in [
                ("", [("email", "nobody@example.org"), ("right", "read")]),
                ("", [("email", "<b>"), ("right", "read")]),
                ("", [("email", "stranger@example.org"), ("right", "read")]),
                ("", [("email", reader), ("right", "all")]),
                ("/others", [("others", "")]),
            ] {
                let refused = try await change(form, fields)
                #expect(refused.status == .unprocessableContent, "\(form) \(fields): \(refused.status)")
                #expect(!refused.text.contains("<b>\""))
            }
            for (name, status) in [("reader", 403), ("member", 404), ("stranger", 404)] {
                for form in ["", "/others", "/remove", "/inherit"] {
                    let fields = [("email", reader), ("person", reader), ("right", "write"), ("others", "write")]
                    #expect(try await change(form, fields, name).status.code == status, "\(name) \(form)")
                }
            }
            for folder in [RandomSource.system.uuid(), "x", ""] {
                let answer = try await scene.post(
                    "\(path)/access",
                    [("folder", folder), ("email", reader), ("right", "read")],
                    "keeper"
                )
                #expect(answer.status == .notFound, "\(folder)")
            }
            try await scene.scene.server.parts.audit.flush()
            let events = try await scene.scene.server.parts.stores.audit.newest(limit: 100)
            let details = events.filter { $0.kind == .folderRightsChanged }.compactMap(\.detail)
            #expect(details.count == 5 && details.contains("Plans: none to all others"), "\(details)")
        }
    }

    @Test func theProductIsNotPassedBy() async throws {
        try await Scene.run(entitlements: ["evo"]) { scene in
            let page = try await scene.get(scene.path, "reader")
            #expect(page.status == .ok && page.text.contains("does not have ProjectWise switched on"))
            #expect(try await scene.get("\(scene.path)/folders", "reader").status == .forbidden)
            let document = "\(scene.path)/documents/\(scene.scene.drawing)/download"
            #expect(try await scene.get(document, "keeper").status == .forbidden)
        }
    }

    @Test func aRefusalLeadsToTheQueue_L04() async throws {
        try await Scene.run { scene in
            let refused = try await scene.scene.call("/PW_WSG/Project", as: .unlisted)
            let stores = scene.scene.server.parts.stores
            try await scene.scene.server.parts.refusedCalls.flush(to: stores.refusedCalls)
            let id = try #require(refused.headers[.correlationID])
            let page = try await scene.get("/access-check?correlation=\(id)", "boss")
            #expect(page.text.contains("<a class=\"button\" href=\"\(scene.path)\">Allow app</a>"))
        }
    }
}
