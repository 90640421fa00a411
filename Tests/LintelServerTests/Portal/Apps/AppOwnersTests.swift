import HTTPTypes
import HummingbirdTesting
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The owners of an app.
@Suite struct AppOwnersTests {
    private typealias Scene = AppDetailsScene

    @Test func addsAnOwnerByAddressAndTellsAll() async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.ann)
            let added = try await scene.post(browser, scene.service, "owners", [("email", " Nobody@Example.org ")])
            #expect(added.location.hasSuffix("/owners?done=owner-added"))
            #expect(try await browser.get(added.location).text.contains(Scene.nobody))
            let mails = try await scene.server.sentMails()
            #expect(mails.map(\.recipient).sorted() == [Scene.ann, Scene.bob, Scene.nobody])
            #expect(Set(mails.map(\.subject)) == ["An app has a new owner"])
            let theirs = try await scene.browser(Scene.nobody)
            #expect(try await theirs.get("/apps/\(scene.service.id.rawValue)/settings").status == .ok)
            let event = try #require(try await scene.events().last { $0.kind == .appOwnerAdded })
            #expect(event.organisationID == scene.organisation.id && event.detail == Scene.nobody)
        }
    }

    @Test func refusesAddressesWithoutAnEnabledAccount() async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.ann)
            _ = try await scene.server.parts.stores.accounts.disable(
                try EmailKey(Scene.nobody),
                at: scene.server.clock.now,
                denyUntil: scene.server.clock.now + 3_600,
            )
            let service = try #require(scene.service.app.clientEmail)
            let rows = [
                ("unknown@example.org", "Nobody here has an account"), (Scene.nobody, "Nobody here has an account"),
                (service, "Nobody here has an account"), (Scene.bob, "owns the app already"),
                ("no address", "not an e-mail address"), ("", "not an e-mail address"),
            ]
            for (email, sentence) in rows {
                let refused = try await scene.post(browser, scene.service, "owners", [("email", email)])
                #expect(refused.status == .unprocessableContent, "\(email)")
                #expect(refused.text.contains(sentence), "\(email)")
            }
            #expect(try await scene.stored(scene.service)?.owners.count == 2)
            #expect(try await scene.server.sentMails().isEmpty)
        }
    }

    @Test func boundsHowManyAddressesSomebodyCanTry() async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.ann)
            for number in 1...20 {
                let form = [("email", "guess\(number)@example.org")]
                #expect(try await scene.post(browser, scene.service, "owners", form).status == .unprocessableContent)
            }
            for app in [scene.service, scene.web] {
                let refused = try await scene.post(browser, app, "owners", [("email", Scene.nobody)])
                #expect(refused.status == .tooManyRequests)
            }
        }
    }

    @Test func neverRemovesTheLastOwner_K06() async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.ann)
            let owners = try #require(try await scene.stored(scene.service)).owners
            let removed = try await scene.post(browser, scene.service, "owners/\(owners[1].rawValue)/remove")
            #expect(removed.location.hasSuffix("/owners?done=owner-removed"))
            let mails = try await scene.server.sentMails()
            #expect(mails.map(\.recipient).sorted() == [Scene.ann, Scene.bob])
            let page = try await browser.get(removed.location)
            #expect(page.text.contains("the last owner stays") && !page.text.contains("/remove\""))
            let refused = try await scene.post(browser, scene.service, "owners/\(owners[0].rawValue)/remove")
            #expect(refused.status == .unprocessableContent && refused.text.contains("needs at least one owner"))
            #expect(try await scene.stored(scene.service)?.owners == [owners[0]])
        }
    }

    @Test func leadsWhoRemovesThemselvesBackToTheList() async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.bob)
            let bob = try #require(try await scene.stored(scene.service)?.owners.last)
            let removed = try await scene.post(browser, scene.service, "owners/\(bob.rawValue)/remove")
            #expect(removed.status == .seeOther && removed.location == "/apps")
            #expect(try await browser.get("/apps/\(scene.service.id.rawValue)/owners").status == .notFound)
        }
    }

    @Test func passesToTheOrganisationWhenTheOwnersHaveLeft_K06() async throws {
        try await Scene.run { scene in
            for email in [Scene.ann, Scene.bob] {
                _ = try await scene.server.parts.stores.accounts.disable(
                    EmailKey(email),
                    at: scene.server.clock.now,
                    denyUntil: scene.server.clock.now + 3_600
                )
            }
            let browser = try await scene.browser(Scene.admin)
            let page = try await browser.get("/apps/\(scene.service.id.rawValue)/owners")
            #expect(page.text.contains("Disabled") && page.text.contains("<b>Builders</b>"))
            let added = try await scene.post(browser, scene.service, "owners", [("email", Scene.admin)])
            #expect(added.status == .seeOther)
            let owners = try #require(try await scene.stored(scene.service)).owners
            for owner in owners.prefix(2) {
                let removed = try await scene.post(browser, scene.service, "owners/\(owner.rawValue)/remove")
                #expect(removed.status == .seeOther)
            }
            #expect(try await scene.stored(scene.service)?.owners == [owners[2]])
            // Nothing goes to people who have left.
            #expect(Set(try await scene.server.sentMails().map(\.recipient)) == [Scene.admin])
        }
    }
}
