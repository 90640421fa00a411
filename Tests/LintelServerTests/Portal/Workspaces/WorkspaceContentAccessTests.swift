import HTTPTypes
import HummingbirdTesting
import LintelPlatform
import LintelTesting
import LintelTokens
import NIOCore
import Testing

@testable import LintelServer

/// Who may look into a workspace, and take something out of its recycle bin: whom the resource APIs let in.
@Suite struct WorkspaceContentAccessTests {
    private typealias Scene = WorkspaceContentScene

    /// Pages about what ``WorkspaceContentScene/addContent()`` adds.
    private static let pages = [
        "/contents", "/contents?folder=a", "/files/file", "/objects/00000000-0000-4000-8000-000000000001",
        "/block-models/model-1", "/bin", "/bin?kind=object", "/bin?kind=block-model",
    ]

    @Test func everyRoleReadsAndNobodyElse_K14() async throws {
        try await Scene.run { scene in
            try await scene.addContent()
            for page in Self.pages {
                for (person, status) in [
                    (Scene.Person.member, 200), (.assistant, 200), (.administrator, 403), (.stranger, 404),
                    (.boss, 403),
                ] {
                    let answer = try await scene.get(page, person)
                    #expect(answer.status.code == status, "\(page) \(person): \(answer.status)")
                    #expect(status == 200 || !answer.text.contains("b.csv"), "\(page) \(person)")
                }
                // The workspace is none of another organisation's.
                let elsewhere = scene.path.replacing(scene.scene.id.rawValue, with: scene.scene.other.id.rawValue)
                #expect(try await scene.browser(.stranger).get(elsewhere + page).status == .notFound)
            }
        }
    }

    @Test func theBytesAreForTheSamePeople_K14() async throws {
        try await Scene.run { scene in
            try await scene.addContent()
            for (page, words) in [
                ("/files/file", "Download"), ("/objects/00000000-0000-4000-8000-000000000001", "Download JSON"),
            ] {
                let link = try #require(Scene.link(words, in: try await scene.get(page)))
                for (person, statuses) in [
                    (Scene.Person.member, [200, 303]), (.administrator, [403]), (.stranger, [404]), (.boss, [403]),
                ] {
                    let answer = try await scene.browser(person).get(link)
                    #expect(statuses.contains(Int(answer.status.code)), "\(link) \(person): \(answer.status)")
                }
            }
        }
    }

    @Test func aRefusalLeadsToTheDecision() async throws {
        try await Scene.run { scene in
            let refused = try await scene.get("/contents", .administrator)
            #expect(refused.status == .forbidden)
            #expect(refused.text.contains("Administrator has no role in North pit."))
            let link = try #require(Scene.link("Check access", in: refused))
            #expect(link.hasPrefix("/access-check?action=evo.files-read&"))
            let check = try await scene.browser(.administrator).get(link)
            #expect(check.status == .ok && check.text.contains("Administrator has no role in North pit"))
            #expect(check.text.contains("<a class=\"button\" href=\"\(scene.path)\">See permissions</a>"))
            // Every other refusal of a role leads to the page as well.
            let other = try await scene.post("/delete", .assistant)
            #expect(other.status == .forbidden && Scene.link("Check access", in: other) == "/access-check")
        }
    }

    @Test func neitherTheProductNorTheRecycleBinIsPassedBy() async throws {
        try await Scene.run { scene in
            _ = try await scene.scene.post(.boss, scene.scene.path + "/products/evo/off")
            let refused = try await scene.get("/contents", .member)
            #expect(refused.status == .forbidden && refused.text.contains("does not have Evo switched on"))
            _ = try await scene.scene.post(.boss, scene.scene.path + "/products/evo/on")
            #expect(try await scene.get("/contents", .member).status == .ok)
            _ = try await scene.post("/delete", .member)
            let binned = try await scene.get("/contents", .member)
            #expect(binned.status == .forbidden && binned.text.contains("North pit is in the recycle bin"))
            #expect(try await !scene.get("", .member).text.contains("/contents"))
        }
    }

    @Test func editorsTakeThingsOutOfTheRecycleBin() async throws {
        try await Scene.run { scene in
            try await scene.addContent()
            let object = "00000000-0000-4000-8000-000000000001"
            let subject = try scene.scene.account(.member).subject
            let (stores, now) = (scene.stores, scene.scene.server.clock.now)
            _ = try await stores.files.delete(FileID("file"), in: scene.workspace, by: subject, at: now)
            _ = try await stores.objects.deleteObject(ObjectID(object), in: scene.workspace, by: subject, at: now)
            _ = try await stores.blockModels.deleteModel(
                BlockModelID("model-1"),
                in: scene.workspace,
                by: subject,
                at: now,
            )
            for (kind, id, name) in [("file", "file", "a/b.csv"), ("object", object, "a/b.json")]
                + [("block-model", "model-1", "Model 1")]
            {
                let list = "/bin?kind=\(kind)"
                let action = "/bin/\(kind)/\(id)/restore"
                let seen = try await scene.get(list)
                #expect(seen.text.contains("<b>\(name)</b>") && !seen.text.contains(">Restore<"))
                #expect(seen.text.contains("<td data-th=\"By\">Member</td>"))
                #expect(try await scene.post(action, .assistant).status == .forbidden)
                #expect(try await scene.post(action, .administrator).status == .forbidden)
                #expect(try await scene.post(action, .stranger).status == .notFound)
                let page = try await scene.get(list, .member)
                #expect(page.text.contains(">Restore<") && page.text.contains(scene.path + action))
                // Twice, as from a page that was open for long.
                for _ in 1...2 {
                    let done = try await scene.post(action, .member)
                    #expect(done.status == .seeOther, "\(done.text)")
                    let after = try await scene.browser(.member).get(done.location)
                    #expect(after.text.contains("It is back where it was") && !after.text.contains(">Restore<"))
                }
                #expect(try await scene.post("/bin/\(kind)/none/restore", .member).status == .notFound)
            }
            #expect(try await scene.get("/contents?folder=a").text.contains("b.csv"))
            #expect(try await scene.get("/bin?kind=workspace").status == .notFound)
            #expect(try await scene.post("/bin/workspace/x/restore", .member).status == .notFound)
        }
    }

    @Test func whatCannotComeBackAsItWasIsSaid() async throws {
        try await Scene.run { scene in
            try await scene.addContent()
            let subject = try scene.scene.account(.member).subject
            let (stores, now) = (scene.stores, scene.scene.server.clock.now)
            _ = try await stores.files.delete(FileID("file"), in: scene.workspace, by: subject, at: now)
            try await stores.addFiles(["a/b.csv"], to: scene.workspace)
            let done = try await scene.post("/bin/file/file/restore", .member)
            let after = try await scene.browser(.member).get(done.location)
            #expect(after.text.contains("with a number in its name"))
            #expect(try await scene.get("/contents?folder=a").text.contains("b (2).csv"))
        }
    }

    @Test func aPictureIsForThoseWhoSeeTheWorkspace() async throws {
        try await Scene.run { scene in
            let list = scene.scene.path + "/workspaces"
            let drawn = try await scene.browser(.member).get(list)
            #expect(drawn.text.contains("<svg class=\"thumb\"") && !drawn.text.contains("<img"))
            #expect(try await scene.get("/thumbnail", .member).status == .notFound)
            let picture = SamplePicture.png(width: 10, height: 20)
            try await scene.stores.workspaces.setThumbnail(
                try LintelPlatform.Picture(picture, field: "thumbnail"),
                of: scene.workspace,
                in: scene.scene.id,
            )
            let shown = try await scene.browser(.member).get(list)
            #expect(shown.text.contains("<img class=\"thumb\" src=\"\(scene.path)/thumbnail\" alt=\"\""))
            #expect(shown.headers[.contentSecurityPolicy]?.contains("img-src 'self'") == true)
            for person in [Scene.Person.member, .assistant, .administrator] {
                let answer = try await scene.get("/thumbnail", person)
                #expect(answer.status == .ok && Array(answer.body.readableBytesView) == picture)
                #expect(answer.headers[.contentType] == "image/png")
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
                #expect(answer.headers[.cacheControl] == "private, no-cache")
                let tag = try #require(answer.headers[.eTag])
                let again = try await scene.browser(person).send(
                    .get,
                    scene.path + "/thumbnail",
                    headers: [.ifNoneMatch: tag],
                )
                #expect(again.status == .notModified && again.body.readableBytes == 0)
            }
            #expect(try await scene.get("/thumbnail", .stranger).status == .notFound)
        }
    }

    @Test func suggestionsAreBoundedAndNeedNoScript() async throws {
        try await Scene.run { scene in
            let server = scene.scene.server
            for number in 0..<120 {
                let account = try await server.makeAccount("crowd\(number)@example.org", name: "Crowd \(number)")
                _ = try await scene.stores.organisations.add(
                    account.subject,
                    role: .member,
                    to: scene.scene.id,
                    limit: 1_000,
                    at: server.clock.now,
                )
            }
            let page = try await scene.get("", .member)
            let list = try #require(page.text.firstMatch(of: /<datalist id="members">([\s\S]*?)<\/datalist>/))
            #expect(list.output.1.matches(of: /<option/).count == WorkspaceEndpoint.suggestions)
            #expect(page.text.contains(" list=\"members\""))
        }
    }
}
