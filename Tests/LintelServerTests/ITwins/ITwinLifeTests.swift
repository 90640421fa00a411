import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelTesting
import LintelTokens
import NIOCore
import Testing

/// iTwins one by one: who may do what, and what is refused.
@Suite struct ITwinLifeTests {
    private typealias Scene = ITwinScene

    @Test func showsAnITwinShortOrWhole() async throws {
        try await Scene.run { scene in
            let short = try await scene.call(.get, scene.one, as: .viewer).json["iTwin"] ?? .null
            #expect(
                short.objectValue?.map(\.name) == ["id", "class", "subClass", "type", "displayName", "number"]
            )
            let whole =
                try await scene.call(
                    .get,
                    scene.one,
                    as: .viewer,
                    headers: ["Prefer": "return=representation"],
                ).json["iTwin"] ?? .null
            #expect(whole.objectValue?.count == 20)
            #expect(whole["class"]?.stringValue == "Endeavor" && whole["status"]?.stringValue == "Active")
            #expect(whole["iTwinAccountId"]?.stringValue == scene.ours.id.rawValue)
            #expect(whole["parentId"]?.stringValue == scene.ours.id.rawValue)
            #expect(whole["createdBy"]?.stringValue == "00000000-0000-0000-0000-000000000000")
            #expect(whole["image"] == .null && whole["latitude"] == .null)
        }
    }

    @Test func organisationsAreITwinsOfTheirMembers() async throws {
        try await Scene.run { scene in
            for path in ["/itwins/\(scene.ours.id)", "/itwins/\(scene.ours.id)/account", "/itwins/myprimaryaccount"] {
                let found = try await scene.call(.get, path, as: .colleague)
                #expect(found.json["iTwin"]?["class"]?.stringValue == "Account", "\(path): \(found.text)")
                #expect(found.json["iTwin"]?["id"]?.stringValue == scene.ours.id.rawValue)
            }
            let account = try await scene.call(.get, "\(scene.one)/account", as: .viewer)
            #expect(account.json["iTwin"]?["displayName"]?.stringValue == "Ours Ltd")
            #expect(try await scene.names("/itwins?subClass=Account", as: .colleague) == ["Ours Ltd"])
            // Nobody else's, and told like any unknown id.
            let unknown = try await scene.call(.get, "/itwins/\(scene.theirs.id)", as: .colleague)
            let nothing = try await scene.call(.get, "/itwins/00000000-0000-4000-8000-000000000000", as: .colleague)
            #expect(unknown.status == .notFound && nothing.status == .notFound)
            #expect(scene.flaw(unknown) == ["iTwinNotFound"])
            #expect(unknown.json["error"]?["message"] == nothing.json["error"]?["message"])
            #expect(try await scene.status(.get, "/itwins/myprimaryaccount", as: .owner) == 404)
        }
    }

    @Test func unseenProjectsAreNotFoundByAnyCall_G11_K14() async throws {
        try await Scene.run { scene in
            let foreign = "/itwins/\(scene.foreign.id)"
            let paths: [(HTTPRequest.Method, String)] = [
                (.get, ""), (.get, "/account"), (.patch, ""), (.delete, ""), (.get, "/image"), (.put, "/image"),
                (.delete, "/image"), (.get, "/repositories"), (.post, "/repositories"),
                (.get, "/repositories/\(scene.project.id)"), (.patch, "/repositories/\(scene.project.id)"),
                (.delete, "/repositories/\(scene.project.id)"), (.get, "/repositories/\(scene.project.id)/resources"),
                (.get, "/repositories/\(scene.project.id)/graphics"),
            ]
            for caller in [Scene.Caller.owner, .viewer, .administrator, .colleague] {
                for (method, path) in paths {
                    let response = try await scene.call(method, foreign + path, as: caller, method == .get ? nil : "{}")
                    #expect(response.status == .notFound, "\(method) \(path) \(caller): \(response.text)")
                    #expect(scene.flaw(response) == ["iTwinNotFound"], "\(method) \(path)")
                }
            }
            for path in ["/itwins/favorites/\(scene.foreign.id)", "/itwins/recents/\(scene.foreign.id)"] {
                #expect(try await scene.status(.post, path, as: .owner) == 404, "\(path)")
            }
            for id in ["x", "%00", "..", "%2e%2e%2f", String(repeating: "a", count: 4_000)] {
                #expect(try await scene.call(.get, "/itwins/\(id)", as: .owner).status.code < 500, "\(id)")
            }
        }
    }

    @Test func tellsWithoutTokenAndScopeApart_G13() async throws {
        try await Scene.run { scene in
            let none = try await scene.call(.get, "/itwins/", as: nil)
            #expect(none.status == .unauthorized && scene.flaw(none) == ["HeaderNotFound"])
            let unscoped = try await scene.call(.get, scene.one, as: .unscoped)
            #expect(unscoped.status == .unauthorized && scene.flaw(unscoped) == ["InsufficientPermissions"])
            #expect(unscoped.headers[.wwwAuthenticate]?.contains("insufficient_scope") == true)
        }
    }

    @Test func makesChangesAndDeletes() async throws {
        try await Scene.run { scene in
            let made = try await scene.call(
                .post,
                "/itwins/",
                as: .administrator,
                """
                {"class":"Thing","subClass":"Asset","displayName":"Brücke","number":"A-7","type":"Bridge",
                "status":"Trial","ianaTimeZone":"Europe/Helsinki","dataCenterLocation":"East US",
                "geographicLocation":"Exton, PA","latitude":40.028,"longitude":-75.621,
                "parentId":"\(scene.project.id)"}
                """,
            )
            #expect(made.status == .created, "\(made.text)")
            let whole = made.json["iTwin"] ?? .null
            #expect(whole["subClass"]?.stringValue == "Asset" && whole["status"]?.stringValue == "Trial")
            #expect(whole["parentId"]?.stringValue == scene.project.id.rawValue)
            #expect(whole["latitude"]?.doubleValue == 40.028 && whole["longitude"]?.doubleValue == -75.621)
            #expect(whole["createdBy"]?.stringValue == scene.users[.administrator]?.rawValue)
            let path = "/itwins/\(whole["id"]?.stringValue ?? "")"
            let changed =
                try await scene.call(
                    .patch,
                    path,
                    as: .administrator,
                    #"{"displayName":"Tunnel","number":null,"latitude":null,"longitude":null,"status":"Inactive"}"#,
                ).json["iTwin"] ?? .null
            #expect(changed["displayName"]?.stringValue == "Tunnel" && changed["number"] == .null)
            #expect(changed["latitude"] == .null && changed["type"]?.stringValue == "Bridge")
            #expect(try await scene.status(.delete, scene.one, as: .owner) == 409)
            #expect(try await scene.status(.delete, path, as: .administrator) == 204)
            #expect(try await scene.status(.get, path, as: .administrator) == 404)
            #expect(try await scene.status(.delete, scene.one, as: .owner) == 204)
        }
    }

    @Test func refusesWhatDoesNotFit() async throws {
        try await Scene.run { scene in
            let first = #"{"class":"Endeavor","subClass":"Project","displayName":"Again""#
            let cases: [(String, [String])] = [
                (#"{"subClass":"Project","displayName":"A"}"#, ["MissingRequiredProperty", "class"]),
                (#"{"class":"Endeavor","displayName":"A"}"#, ["MissingRequiredProperty", "subClass"]),
                (#"{"class":"Endeavor","subClass":"Project"}"#, ["MissingRequiredProperty", "displayName"]),
                (#"{"class":"Thing","subClass":"Project","displayName":"A"}"#, ["InvalidValue", "class"]),
                (#"{"class":"Account","subClass":"Account","displayName":"A"}"#, ["InvalidValue", "subClass"]),
                ("\(first),\"status\":\"Gone\"}", ["InvalidValue", "status"]),
                ("\(first),\"latitude\":91,\"longitude\":0}", ["InvalidValue", "latitude"]),
                ("\(first),\"latitude\":9}", ["InvalidValue", "longitude"]),
                ("\(first),\"parentId\":\"\(scene.foreign.id)\"}", ["InvalidValue", "parentId"]),
                ("\(first),\"parentId\":\"\(scene.theirs.id)\"}", ["InvalidValue", "parentId"]),
                ("\(first),\"iTwinAccountId\":\"\(scene.theirs.id)\"}", ["InvalidValue", "iTwinAccountId"]),
                ("\(first),\"parentId\":\"x\"}", ["InvalidValue", "parentId"]),
                ("\(first),\"number\":7}", ["InvalidProperty", "number"]),
                (#"{"class":"Endeavor","subClass":"Project","displayName":" "}"#, ["InvalidProperty", "displayName"]),
                ("[]", ["InvalidRequestBody", ""]), ("", ["InvalidRequestBody", ""]),
            ]
            for (body, flaw) in cases {
                let response = try await scene.call(.post, "/itwins/", as: .administrator, body)
                #expect(response.status == .unprocessableContent, "\(body): \(response.text)")
                #expect(scene.flaw(response) == ["InvalidiTwinsRequest"] + flaw, "\(body)")
            }
            let taken = try await scene.call(.post, "/itwins/", as: .administrator, "\(first),\"number\":\"N-1\"}")
            #expect(taken.status == .conflict)
            #expect(scene.flaw(taken) == ["iTwinExists", "InvalidValue", "number"])
        }
    }

    @Test func makesOnlyWhereTheCallerMay() async throws {
        try await Scene.run { scene in
            let body = #"{"class":"Endeavor","subClass":"Project","displayName":"Mine"}"#
            for caller in [Scene.Caller.colleague, .owner, .stranger] {
                let refused = try await scene.call(.post, "/itwins/", as: caller, body)
                #expect(refused.status == .forbidden && scene.flaw(refused) == ["InsufficientPermissions"])
            }
            let named = try await scene.call(
                .post,
                "/itwins/",
                as: .colleague,
                #"{"class":"Endeavor","subClass":"Project","displayName":"A","iTwinAccountId":"\#(scene.ours.id)"}"#,
            )
            #expect(named.status == .forbidden, "\(named.text)")
        }
    }

    @Test func onlyThoseWhoSetUpChangeAnything_G12() async throws {
        try await Scene.run { scene in
            for (method, path) in [
                (HTTPRequest.Method.patch, ""), (.delete, ""), (.put, "/image"), (.delete, "/image"),
                (.post, "/repositories"), (.patch, "/repositories/\(scene.project.id)"),
                (.delete, "/repositories/\(scene.project.id)"),
                (.post, "/repositories/\(scene.project.id)/resources"),
                (.delete, "/repositories/\(scene.project.id)/resources/x"),
            ] {
                let refused = try await scene.call(method, scene.one + path, as: .viewer, "{}")
                #expect(refused.status == .forbidden, "\(method) \(path): \(refused.text)")
                #expect(refused.text.contains("administration_setup_project"), "\(method) \(path)")
            }
            #expect(try await scene.status(.patch, scene.one, as: .administrator, "{}") == 200)
        }
    }
}
