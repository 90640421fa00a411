import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

@testable import LintelServer

/// Members and their roles: what changes, and what stays as it is.
@Suite struct OrganisationMemberTests {
    @Test func neverLosesTheLastAdministrator_K06() async throws {
        try await OrganisationScene.run { scene async throws in
            let browser = try await scene.browser(.administrator)
            let attempts: [(String, [(String, String)])] = [
                (scene.path + "/leave", []), (try scene.memberPath(.administrator, "/remove"), []),
                (try scene.memberPath(.administrator, "/role"), [("role", "member")]),
            ]
            for (path, values) in attempts {
                let answer = try await scene.post(browser, path, values)
                #expect(answer.status == .unprocessableContent, "\(path)")
                #expect(answer.text.contains("needs an administrator"))
            }
            #expect(try await scene.role(.administrator) == .administrator)
            let made = try await scene.post(
                browser,
                try scene.memberPath(.member, "/role"),
                [("role", "administrator")]
            )
            #expect(made.status == .seeOther)
            #expect(try await scene.post(browser, scene.path + "/leave").location == "/organisations?done=left")
            #expect(try await browser.get(scene.path).status == .notFound)
        }
    }

    @Test func refusesRolesThatDoNotExist_K13() async throws {
        try await OrganisationScene.run { scene async throws in
            let browser = try await scene.browser(.administrator)
            for role in ["", "owner", "ADMINISTRATOR", "operator", "member "] {
                let path = try scene.memberPath(.member, "/role")
                let answer = try await scene.post(browser, path, [("role", role)])
                #expect(answer.status == .unprocessableContent && answer.text.contains("role-error"), "\(role)")
                let invited = try await scene.post(
                    browser,
                    scene.path + "/members",
                    [("email", "a@example.org"), ("role", role)],
                )
                #expect(invited.status == .unprocessableContent && invited.text.contains("role-error"))
            }
            #expect(try await scene.role(.member) == .member)
        }
    }

    @Test func endsAccessWithTheNextRequest() async throws {
        try await OrganisationScene.run { scene async throws in
            let member = try await scene.browser(.member)
            #expect(try await member.get(scene.path).status == .ok)
            let app = try await scene.server.makeApp(
                .service,
                owner: scene.account(.stranger),
                scopes: ["evo.discovery"],
            )
            let email = try #require(app.app.clientEmail)
            let browser = try await scene.browser(.administrator)
            let added = try await scene.post(
                browser,
                scene.path + "/members",
                [("email", email.uppercased()), ("role", "member")],
            )
            #expect(added.location == scene.path + "?done=service")
            let token = try await scene.client.clientCredentials(app, scope: "evo.discovery").json["access_token"]?
                .stringValue
            let discovery = "/evo/identity/v2/discovery?service=evo"
            let before = try await scene.client.get(discovery, bearer: token)
            #expect(before.text.contains(scene.id.rawValue))
            let service = "\(scene.path)/members/\(app.id)/remove"
            for path in [try scene.memberPath(.member, "/remove"), service] {
                #expect(try await scene.post(browser, path).location == scene.path + "?done=removed")
            }
            #expect(try await member.get(scene.path).status == .notFound)
            let after = try await scene.client.get(discovery, bearer: token)
            #expect(!after.text.contains(scene.id.rawValue))
        }
    }

    @Test func addsServicesAtOnceAndSendsThemNoMail_G08() async throws {
        try await OrganisationScene.run { scene async throws in
            let app = try await scene.server.makeApp(
                .service,
                owner: scene.account(.stranger),
                scopes: ["evo.discovery"]
            )
            let email = try #require(app.app.clientEmail)
            let browser = try await scene.browser(.administrator)
            let path = scene.path + "/members"
            for role in ["administrator", "co-administrator"] {
                let answer = try await scene.post(browser, path, [("email", email), ("role", role)])
                #expect(answer.status == .unprocessableContent && answer.text.contains("can only be a member"))
            }
            let unknown = try await scene.post(
                browser,
                path,
                [("email", "service-none@\(scene.server.parts.reservedDomain.name)"), ("role", "member")],
            )
            #expect(unknown.status == .unprocessableContent && unknown.text.contains("No service app"))
            let added = try await scene.post(browser, path, [("email", email), ("role", "member")])
            #expect(added.location.hasSuffix("?done=service"))
            let again = try await scene.post(browser, path, [("email", email), ("role", "member")])
            #expect(again.location.hasSuffix("?done=already"))
            #expect(try await browser.get(scene.path).text.contains("<span class=\"tag\">service</span>"))
            let promoted = try await scene.post(browser, "\(path)/\(app.id)/role", [("role", "administrator")])
            #expect(promoted.status == .unprocessableContent)
            #expect(try await scene.server.sentMails().isEmpty)
        }
    }

    @Test func tellsMembersOfWhatHappensToThem_K17() async throws {
        try await OrganisationScene.run { scene async throws in
            let browser = try await scene.browser(.administrator)
            let hostile = "<b>Ltd</b> =1+1"
            _ = try await scene.post(browser, scene.path + "/settings", [("name", hostile), ("version", "1")])
            let injected = try await scene.post(
                browser,
                scene.path + "/settings",
                [("name", "X\r\nBcc: evil@example.org"), ("version", "2")],
            )
            #expect(injected.status == .unprocessableContent)
            let path = try scene.memberPath(.member)
            _ = try await scene.post(browser, path + "/role", [("role", "co-administrator")])
            _ = try await scene.post(browser, path + "/remove")
            let mails = try await scene.server.sentMails()
            #expect(mails.count == 2 && mails.allSatisfy { $0.recipient == "member@example.org" })
            for mail in mails {
                #expect(!mail.subject.contains("Ltd") && !mail.html.contains("<b>Ltd"))
                #expect(mail.html.contains("&lt;b&gt;Ltd") && mail.text.contains(hostile))
            }
        }
    }
}
