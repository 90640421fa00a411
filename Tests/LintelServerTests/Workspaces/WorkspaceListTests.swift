import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Lists of workspaces: filters, order, pages and links.
@Suite struct WorkspaceListTests {
    /// Five more workspaces of the member, "Pit 1" to "Pit 5", made a second apart.
    private static func run(_ body: @escaping @Sendable (WorkspaceScene, [String]) async throws -> Void) async throws {
        try await WorkspaceScene.run { scene in
            var ids: [String] = []
            for number in 1...5 {
                scene.server.clock.advance(by: 1)
                let made = try await scene.call(.post, scene.path, as: .member, "{\"name\": \"Pit \(number)\"}")
                ids.append(try #require(made.json["id"]?.stringValue))
            }
            try await body(scene, ids)
        }
    }

    @Test func listsWhatTheCallerHasARoleIn() async throws {
        try await Self.run { scene, ids in
            let own = try await scene.call(.get, scene.path, as: .member)
            #expect(scene.ids(own) == ids)
            #expect(own.json["links"]?["total"]?.integerValue == 5 && own.json["links"]?["count"]?.integerValue == 5)
            #expect(scene.ids(try await scene.call(.get, scene.path, as: .viewer)) == [scene.workspace.id.rawValue])
            #expect(scene.ids(try await scene.call(.get, scene.path, as: .administrator)).isEmpty)
            let all = try await scene.call(.get, "\(scene.admin)/workspaces", as: .administrator)
            #expect(all.json["links"]?["total"]?.integerValue == 6)
        }
    }

    @Test func filtersAndSorts() async throws {
        try await Self.run { scene, ids in
            let third = scene.server.clock.now + -2
            for (query, expected) in [
                ("name=pIT%203", [2]), ("filter%5Bname%5D=Pit", [0, 1, 2, 3, 4]), ("name=%25", []),
                ("created_by=\(scene.user(.member))", [0, 1, 2, 3, 4]), ("created_by=\(scene.user(.owner))", []),
                ("filter%5Buser_id%5D=\(scene.user(.viewer))", []), ("user_id=\(scene.user(.member))&limit=1", [0]),
                ("created_at=gte:\(third.timestamp)&created_at=lt:\((third + 1).timestamp)", [2]),
                ("updated_at=gt:\(third.timestamp)", [3, 4]), ("created_at=\(third.timestamp)", [2]),
                ("order_by=desc:name&limit=2", [4, 3]), ("sort=-created_at&limit=1", [4]),
                ("sort=-name&order_by=asc:name&limit=1", [0]), ("order_by=asc:user_role,desc:updated_at&limit=1", [4]),
                ("deleted=&name=&limit=3", [0, 1, 2]), ("created_by=\(UserID.nobody)", []),
            ] {
                let list = try await scene.call(.get, "\(scene.path)?\(query)", as: .member)
                #expect(list.status == .ok && scene.ids(list) == expected.map { ids[$0] }, "\(query): \(list.text)")
            }
            for query in [
                "sort=password", "order_by=up:name", "order_by=asc:name,", "created_by=x", "user_id=1", "deleted=maybe",
                "created_at=yesterday", "created_at=near:2026-01-01T00:00:00Z", "created_at=2026-01-01T00:00:00",
                "limit=ten", "offset=1.5",
            ] {
                let list = try await scene.call(.get, "\(scene.path)?\(query)", as: .member)
                expectProblem(list, 422, "validation-error")
            }
            expectProblem(try await scene.call(.get, "\(scene.path)?name=%zz", as: .member), 400, "bad-request")
        }
    }

    @Test func pagesWithAbsoluteLinks() async throws {
        try await Self.run { scene, ids in
            var path = "\(scene.path)?limit=2&name=Pit"
            var found: [String] = []
            for number in 0..<3 {
                let page = try await scene.call(.get, path, as: .member)
                found += scene.ids(page)
                let links = try #require(page.json["links"])
                for name in ["first", "last"] {
                    let link = try #require(links[name]?.stringValue)
                    #expect(link.hasPrefix("http://localhost:8080\(scene.path)?name=Pit&limit=2&offset="))
                }
                #expect(links["last"]?.stringValue?.hasSuffix("offset=4") == true)
                #expect((links["previous"]?.stringValue == nil) == (number == 0))
                guard let next = links["next"]?.stringValue else { break }
                path = String(next.dropFirst("http://localhost:8080".count))
            }
            #expect(found == ids)
            let beyond = try await scene.call(.get, "\(scene.path)?offset=50", as: .member)
            #expect(scene.ids(beyond).isEmpty && beyond.json["links"]?["total"]?.integerValue == 5)
        }
    }

    @Test func bringsPagesIntoTheirBounds_K14() async throws {
        try await Self.run { scene, ids in
            let huge = String(repeating: "9", count: 40)
            for (query, count) in [
                ("limit=0", 1), ("limit=-5", 1), ("limit=101", 5), ("limit=\(huge)", 5), ("limit=-\(huge)", 1),
                ("offset=-1", 5), ("offset=-\(huge)", 5), ("offset=\(huge)", 0), ("limit=3&offset=4", 1),
            ] {
                for path in [scene.path, "\(scene.path)/summary"] {
                    let list = try await scene.call(.get, "\(path)?\(query)", as: .member)
                    #expect(list.status == .ok && scene.ids(list).count == count, "\(query): \(list.text)")
                }
            }
        }
    }

    @Test func namesOfOtherOrganisationsLeadNowhere_K14() async throws {
        try await Self.run { scene, _ in
            let strange = scene.user(.stranger)
            for query in ["created_by=\(strange)", "user_id=\(strange)"] {
                for path in [scene.path, "\(scene.path)/summary"] {
                    #expect(scene.ids(try await scene.call(.get, "\(path)?\(query)", as: .member)).isEmpty)
                }
                let all = try await scene.call(.get, "\(scene.admin)/workspaces?\(query)", as: .administrator)
                #expect(all.status == .ok && scene.ids(all).isEmpty)
            }
            let path = "\(scene.admin)/users/\(strange)/workspaces"
            expectProblem(try await scene.call(.get, path, as: .administrator), 404, "not-found")
        }
    }

    @Test func summariesHaveIdsAndNamesOnly() async throws {
        try await Self.run { scene, ids in
            let summary = try await scene.call(.get, "\(scene.path)/summary?order_by=desc:name", as: .member)
            #expect(scene.ids(summary) == ids.reversed())
            let first = try #require(summary.json["results"]?.arrayValue?.first?.objectValue)
            #expect(first.map(\.name) == ["id", "name"])
        }
    }
}
