import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Who is let in to a data source.
struct WSGAccessTests {
    @Test func asksForTokenClientMembershipAndRoleInThisOrder() async throws {
        try await DataSourceScene.run { scene in
            let cases: [(DataSourceScene.Caller?, String)] = [
                (nil, "401 LoginFailed"), (.elsewhere, "401 LoginFailed"), (.unlisted, "403 NotEnoughRights"),
                (.stranger, "404 RepositoryNotFound"), (.member, "403 NotEnoughRights"),
            ]
            for (caller, expected) in cases {
                for path in ["", "/PW_WSG/Project", "/PW_WSG/Document/\(scene.drawing)/$file", "/Navigation/NavNode"] {
                    #expect(try await scene.refusal(path, as: caller) == expected, "\(caller as Any) \(path)")
                }
            }
            for caller in [DataSourceScene.Caller.reader, .editor, .administrator] {
                #expect(try await scene.list("/PW_WSG/Project", as: caller) == ["Works"])
            }
            let member = try await scene.call("", as: .member)
            #expect(member.json["errorMessage"]?.stringValue == "This needs the role reader in the data source.")
        }
    }

    @Test func asksForTheProductFirst() async throws {
        try await DataSourceScene.run(entitlements: ["evo"]) { scene in
            for caller in [DataSourceScene.Caller.reader, .unlisted] {
                let response = try await scene.call("/PW_WSG/Project", as: caller)
                #expect(response.status == .forbidden)
                #expect(response.json["errorMessage"]?.stringValue?.contains("ProjectWise switched on") == true)
            }
            #expect(try await scene.waiting() == [])
            #expect(try await scene.list("/ws/v2.8/Repositories", "DisplayLabel") == [])
        }
    }

    @Test func refusesAnAppThatIsNotAllowedAndPutsItIntoTheQueue_L04() async throws {
        try await DataSourceScene.run { scene in
            let client = try #require(scene.services[.unlisted]?.id)
            for _ in 0..<2 {
                let response = try await scene.call("/PW_WSG/Project", as: .unlisted)
                #expect(response.status == .forbidden)
                #expect(response.json["errorMessage"]?.stringValue == "client not allowed")
            }
            let list = try await scene.call("/ws/v2.8/Repositories/", as: .unlisted)
            #expect(list.status == .forbidden)
            #expect(list.json["errorMessage"]?.stringValue == "client not allowed")
            #expect(try await scene.waiting() == ["The unlisted 3"])
            for _ in 0..<30 { _ = try await scene.call("/PW_WSG/Project", as: .unlisted) }
            #expect(try await scene.waiting() == ["The unlisted 10"])
            _ = try await scene.store.allow(client, in: scene.source.id, limit: 50, at: scene.server.clock.now)
            #expect(try await scene.list("/PW_WSG/Project", as: .unlisted) == ["Works"])
            #expect(try await scene.waiting() == [])
            _ = try await scene.store.disallow(client, in: scene.source.id)
            #expect(try await scene.refusal("/PW_WSG/Project", as: .unlisted) == "403 NotEnoughRights")
            _ = try await scene.server.parts.stores.organisations.allowClient(
                client,
                in: scene.organisation.id,
                limit: 9,
                at: scene.server.clock.now,
            )
            #expect(try await scene.list("/PW_WSG/Project", as: .unlisted) == ["Works"])
        }
    }

    @Test func neverWrites_L05() async throws {
        try await DataSourceScene.run { scene in
            let paths = [
                "", "/PW_WSG/Project", "/PW_WSG/Document", "/PW_WSG/Document/\(scene.drawing)",
                "/PW_WSG/Document/\(scene.drawing)/$file", "/Navigation/NavNode", "/PW_WSG/Document/$query",
                "/ws/v2.8/Repositories/", "/ws/nowhere",
            ]
            for path in paths {
                for method: HTTPRequest.Method in [.post, .put, .patch, .delete] {
                    let response = try await scene.call(path, as: .administrator, method: method)
                    #expect(response.status == .forbidden, "\(method) \(path)")
                    #expect(response.headers[.wwwAuthenticate]?.contains("insufficient_scope") == true)
                    let message = response.json["errorMessage"]?.stringValue
                    #expect(message == "insufficient_scope: the access token lacks projectwise:modify")
                }
            }
            #expect(try await scene.refusal("/PW_WSG/Project", as: nil, method: .post) == "401 LoginFailed")
        }
    }

    @Test func answersSoManyCallsOfAnAppInAMinute() async throws {
        try await DataSourceScene.run { scene in
            for _ in 0..<40 { #expect(try await scene.call("/PW_WSG/Project").status == .ok) }
            scene.server.clock.advance(by: 20)
            let refused = try await scene.call("/PW_WSG/Project")
            #expect(refused.status == .tooManyRequests)
            #expect(refused.headers[.retryAfter] == "40")
            #expect(refused.json["errorId"]?.stringValue == "TooManyRequests")
            #expect(try await scene.call("/PW_WSG/Project", as: .editor).status == .ok)
            scene.server.clock.advance(by: 40)
            #expect(try await scene.call("/PW_WSG/Project").status == .ok)
        }
    }

    @Test func hidesWhatAnAccessListHides() async throws {
        try await DataSourceScene.run { scene in
            let children = "/PW_WSG/Project?$filter=ProjectParent-forward-Project.$id+eq+'\(scene.works)'"
            let seen = try await scene.list(children)
            #expect(seen == ["Plans"])
            #expect(try await scene.list(children, as: .editor) == ["Plans", "Secret"])
            #expect(try await scene.list(children, as: .administrator) == ["Plans", "Secret"])
            #expect(try await scene.list("/PW_WSG/Document") == ["a.dwg", "b.pdf"])
            #expect(try await scene.list("/PW_WSG/Document", as: .editor) == ["a.dwg", "b.pdf", "hidden.txt"])
            for path in [
                "/PW_WSG/Project/\(scene.secret)", "/PW_WSG/Project/\(scene.secret)/Document",
                "/PW_WSG/Project/\(scene.secret)/Project", "/PW_WSG/Document/\(scene.hidden)",
                "/PW_WSG/Document/\(scene.hidden)/$file", "/PW_WSG/Document/\(scene.hidden)/FileAccess.FileAccessKey",
                "/Navigation/NavNode/ECObjects--PW_WSG-Project-\(scene.secret)",
                "/Navigation/NavNode/ECObjects--PW_WSG-Project-\(scene.secret)/NavNode",
            ] {
                #expect(try await scene.refusal(path) == "404 InstanceNotFound", "\(path)")
                #expect(try await scene.call(path, as: .editor).status == .ok, "\(path)")
            }
            let filter = "/PW_WSG/Document?$filter=ParentGuid+eq+'\(scene.secret)'"
            #expect(try await scene.list(filter) == [])
            #expect(try await scene.list(filter, as: .editor) == ["hidden.txt"])
            #expect(try await scene.list("/PW_WSG/Document?api.ancestor=PW_WSG.Project=\(scene.secret)") == [])
        }
    }

    @Test func explainsByTheSameRules() async throws {
        try await DataSourceScene.run { scene in
            for (caller, step) in [
                (DataSourceScene.Caller.reader, AccessStep?.none), (.unlisted, .client), (.member, .role),
                (.stranger, .membership),
            ] {
                let question = AccessQuestion(
                    action: "projectwise.documents-read",
                    app: scene.services[caller]?.app,
                    dataSource: scene.source.id,
                )
                let checks = try await scene.server.explainer.explain(question)
                #expect(checks.failure?.step == step)
                #expect(
                    checks.map(\.step) == [
                        .token, .audience, .scope, .principal, .entitlement, .client, .membership, .role,
                    ]
                )
            }
        }
    }
}
