import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelTesting
import LintelTokens
import NIOCore
import Testing

/// People of one's own organisations.
@Suite struct UserDirectoryTests {
    private typealias Scene = ITwinScene

    private static func emails(_ response: TestResponse) -> [String] {
        (response.json["users"]?.arrayValue ?? []).compactMap { $0["email"]?.stringValue }
    }

    @Test func tellsWhoCalls() async throws {
        try await Scene.run { scene in
            let person = try await scene.call(.get, "/users/me", as: .colleague).json["user"] ?? .null
            #expect(person["id"]?.stringValue == scene.users[.colleague]?.rawValue)
            #expect(person["givenName"]?.stringValue == "Ben" && person["surname"]?.stringValue == "Example")
            #expect(person["organizationName"]?.stringValue == "Ours Ltd" && person["phone"] == .null)
            let service = try await scene.call(.get, "/users/me", as: .owner).json["user"] ?? .null
            #expect(service["id"]?.stringValue == scene.users[.owner]?.rawValue)
            #expect(service["organizationName"] == .null && service["surname"] == .null)
        }
    }

    @Test func findsPeopleOfTheOwnOrganisationsOnly_K14() async throws {
        try await Scene.run { scene in
            let found = try await scene.call(.get, "/users?$search=EXAMPLE", as: .colleague)
            #expect(Self.emails(found) == ["ann@example.org", "ben@example.org"])
            // The owner is a service that belongs to no organisation.
            for caller in [Scene.Caller.owner, .stranger] {
                let nobody = try await scene.call(.get, "/users?$search=example", as: caller)
                #expect(nobody.status == .ok && Self.emails(nobody).isEmpty)
            }
            #expect(Self.emails(try await scene.call(.get, "/users?$search=%25%25%25", as: .colleague)).isEmpty)
            let ann = scene.users[.administrator]?.rawValue ?? ""
            #expect(try await scene.status(.get, "/users/\(ann)", as: .colleague) == 200)
            #expect(try await scene.status(.get, "/users/\(ann.uppercased())", as: .colleague) == 200)
            for (id, caller) in [(ann, Scene.Caller.owner), ("x", .colleague), (scene.project.id.rawValue, .colleague)]
            {
                let unknown = try await scene.call(.get, "/users/\(id)", as: caller)
                #expect(unknown.status == .notFound && scene.flaw(unknown) == ["UserNotFound"], "\(id)")
            }
            let own = scene.users[.owner]?.rawValue ?? ""
            #expect(try await scene.status(.get, "/users/\(own)", as: .owner) == 200)
        }
    }

    @Test func listsThoseWhoAreNamed() async throws {
        try await Scene.run { scene in
            let ids = [Scene.Caller.administrator, .colleague, .stranger].map { scene.users[$0]?.rawValue ?? "" }
            let body = "[" + ids.map { "\"\($0)\"" }.joined(separator: ",") + "]"
            let found = try await scene.call(.post, "/users/getbyidlist", as: .colleague, body)
            #expect(Self.emails(found) == ["ann@example.org", "ben@example.org"], "\(found.text)")
            #expect(Self.emails(try await scene.call(.post, "/users/getbyidlist", as: .colleague, "[]")).isEmpty)
            let long = "[" + Array(repeating: "\"\(ids[0])\"", count: 1_001).joined(separator: ",") + "]"
            for body in ["{}", "[1]", "[\"x\"]", "", long] {
                let refused = try await scene.call(.post, "/users/getbyidlist", as: .colleague, body)
                #expect(refused.status == .unprocessableContent, "\(body.prefix(40))")
                #expect(scene.flaw(refused).first == "InvalidUsersRequest")
            }
            for query in ["", "?$search=ab", "?$search=\(String(repeating: "a", count: 201))"] {
                let refused = try await scene.call(.get, "/users\(query)", as: .colleague)
                #expect(refused.status == .unprocessableContent, "\(query.prefix(40))")
            }
            #expect(try await scene.status(.get, "/users?$search=example", as: nil) == 401)
            #expect(try await scene.status(.get, "/users?$search=example", as: .unscoped) == 401)
        }
    }
}
