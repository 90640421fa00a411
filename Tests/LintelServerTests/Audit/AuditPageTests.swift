import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Who sees what of the audit log.
@Suite struct AuditPageTests {
    /// An event of each: in our organisation, in theirs, and one that Ben has done.
    private static func fill(_ scene: AuditScene) async throws {
        let now = scene.server.clock.now
        try await scene.server.parts.stores.audit.append([
            AuditEvent(
                at: now,
                kind: .memberSet,
                actor: scene.ben.id.rawValue,
                organisationID: scene.ours.id,
                detail: "ours happened",
                address: "192.0.2.77",
            ),
            AuditEvent(
                at: now,
                kind: .memberSet,
                actor: scene.eve.id.rawValue,
                organisationID: scene.theirs.id,
                detail: "theirs happened",
            ),
            AuditEvent(at: now, kind: .keyRotated, actor: "cli", detail: "server happened"),
        ])
    }

    @Test(arguments: ["/audit", "/audit/export"]) func sendsStrangersToTheSignIn(path: String) async throws {
        try await AuditScene.run { scene in
            let answer = try await TestBrowser(scene.client).get(path)
            #expect(answer.status == .seeOther && answer.location.hasPrefix("/signin?t="))
        }
    }

    @Test func showsEverybodyTheirOwnEvents() async throws {
        try await AuditScene.run { scene in
            try await Self.fill(scene)
            let page = try await scene.browser("ben@example.org").get("/audit")
            #expect(page.status == .ok)
            #expect(page.text.contains("ours happened") && page.text.contains("192.0.2.77"))
            #expect(page.text.contains("Ben Example") && page.text.contains("Role given"))
            #expect(!page.text.contains("theirs happened") && !page.text.contains("server happened"))
        }
    }

    @Test func showsAdministratorsTheirOrganisationWithoutAddresses() async throws {
        try await AuditScene.run { scene in
            try await Self.fill(scene)
            let browser = try await scene.browser("ann@example.org")
            let page = try await browser.get("/audit?view=\(scene.ours.id)")
            #expect(page.text.contains("ours happened") && page.text.contains("Ben Example"))
            #expect(!page.text.contains("192.0.2.77") && !page.text.contains("theirs happened"))
        }
    }

    @Test func showsOperatorsEverything() async throws {
        try await AuditScene.run { scene in
            try await Self.fill(scene)
            let page = try await scene.browser("op@example.org").get("/audit")
            for text in ["ours happened", "theirs happened", "server happened", "192.0.2.77", "Eve Other"] {
                #expect(page.text.contains(text))
            }
        }
    }

    @Test func hidesTheLogsOfOthers_K05() async throws {
        try await AuditScene.run { scene in
            try await Self.fill(scene)
            let ben = try await scene.browser("ben@example.org")
            for view in ["all", scene.ours.id.rawValue, scene.theirs.id.rawValue, "no-such"] {
                for path in ["/audit?view=\(view)", "/audit/export?view=\(view)"] {
                    let answer = try await ben.get(path)
                    #expect(answer.status == .notFound, "\(path)")
                    #expect(!answer.text.contains("happened"))
                }
            }
            // Nor by a filter.
            let other = try await ben.get("/audit?actor=\(scene.eve.id)")
            #expect(other.status == .ok && !other.text.contains("theirs happened"))
        }
    }

    @Test func takesOddPagesForWhatTheyAre_K14() async throws {
        try await AuditScene.run { scene in
            try await Self.fill(scene)
            let ben = try await scene.browser("ben@example.org")
            for before in ["0", "-1", "abc", "99999999999999999999", "1%27"] {
                #expect(try await ben.get("/audit?before=\(before)").status == .badRequest)
            }
            let far = try await ben.get("/audit?before=9223372036854775807")
            #expect(far.text.contains("ours happened") && !far.text.contains("theirs happened"))
            #expect(try await ben.get("/audit?limit=0").status == .ok)
        }
    }

    @Test func filtersAndPages() async throws {
        try await AuditScene.run { scene in
            let now = scene.server.clock.now
            try await scene.server.parts.stores.audit.append(
                (1...120).map { number in
                    AuditEvent(
                        at: now + Int64(number),
                        kind: number.isMultiple(of: 2) ? .appCreated : .signedOut,
                        actor: scene.ben.id.rawValue,
                        detail: "number-\(number);",
                    )
                }
            )
            let browser = try await scene.browser("ben@example.org")
            let first = try await browser.get("/audit?kind=app.")
            #expect(first.text.contains("number-120;") && !first.text.contains("number-119;"))
            let next = try #require(first.text.firstMatch(of: /href="(\/audit\?[^"]*before=[0-9]+)"/))
            let second = try await browser.get(String(next.output.1).replacing("&amp;", with: "&"))
            #expect(second.text.contains("number-2;") && !second.text.contains("number-120;"))
            #expect(!second.text.contains("before="))
            #expect(try await browser.get("/audit?since=2026-01-01&until=2026-01-01").text.contains("number-77;"))
            #expect(try await browser.get("/audit?since=2026-01-02").text.contains("No event fits the filter."))
            let bad = try await browser.get("/audit?since=2026-02-30")
            #expect(bad.status == .unprocessableContent && bad.text.contains("id=\"since-error\""))
        }
    }

    @Test func exportsSafelyWithoutSecrets_K04_K17() async throws {
        try await AuditScene.run { scene in
            let now = scene.server.clock.now
            try await scene.server.parts.stores.audit.append(
                (1...150).map { number in
                    AuditEvent(
                        at: now,
                        kind: .appCreated,
                        actor: scene.ben.id.rawValue,
                        detail: number == 1 ? "=HYPERLINK(\"http://evil\")" : "<b>\(number)</b>",
                    )
                }
            )
            _ = try await scene.refuseToken()
            try await scene.flush()
            let ben = try await scene.browser("ben@example.org")
            let csv = try await ben.get("/audit/export?kind=app.")
            #expect(csv.headers[.contentType]?.hasPrefix("text/csv") == true)
            #expect(csv.headers[.contentDisposition] == "attachment; filename=\"audit-2026-01-01.csv\"")
            #expect(csv.text.split(separator: "\r\n").count == 151)
            #expect(csv.text.contains("\"'=HYPERLINK(\"\"http://evil\"\")\""))
            let json = try await ben.get("/audit/export?format=json&kind=app.")
            #expect(json.json.arrayValue?.count == 150)
            #expect(try await ben.get("/audit/export?format=xml").status == .badRequest)
            #expect(try await ben.get("/audit/export?since=today").status == .badRequest)
            let everything = try await scene.browser("op@example.org").get("/audit/export")
            #expect(everything.text.contains("token.refused"))
            #expect(!everything.text.contains(scene.service.secret ?? "?"))
            #expect(!everything.text.contains(TestServer.password))
        }
    }

    @Test func hasNoWayToChangeTheLog_K19() async throws {
        try await AuditScene.run { scene in
            try await Self.fill(scene)
            let browser = try await scene.browser("op@example.org")
            try await scene.flush()
            for path in ["/audit", "/audit/1", "/audit/export", "/apps/\(scene.service.id)/activity"] {
                for method: HTTPRequest.Method in [.post, .put, .patch, .delete] {
                    let answer = try await browser.send(method, path, form: [("sequence", "1")])
                    #expect([404, 405].contains(answer.status.code), "\(method) \(path)")
                }
            }
            #expect(try await scene.server.parts.stores.audit.firstBrokenLink() == nil)
        }
    }

    @Test func eventsOfAnAppAreItsOrganisationsToo() async throws {
        try await AuditScene.run { scene in
            #expect(try await scene.refuseToken().status == .unauthorized)
            try await scene.flush()
            let ann = try await scene.browser("ann@example.org")
            let path = "/audit?view=\(scene.ours.id)&app=\(scene.service.id)"
            let page = try await ann.get(path)
            #expect(page.text.contains("Token request refused") && page.text.contains("client_secret_wrong"))
        }
    }
}
