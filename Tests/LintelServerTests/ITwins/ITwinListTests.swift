import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelTesting
import LintelTokens
import NIOCore
import Testing

/// Lists of iTwins: whose they are, narrowed, sorted and in parts.
@Suite struct ITwinListTests {
    private typealias Scene = ITwinScene

    @Test func holdsTheProjectsOfTheScope_K14() async throws {
        try await Scene.run { scene in
            for caller in [Scene.Caller.owner, .viewer] {
                #expect(try await scene.names("/itwins/", as: caller) == ["Shared"])
                #expect(try await scene.names("/itwins", as: caller, scope: "all") == ["Shared"])
                #expect(try await scene.names("/itwins", as: caller, scope: "OrganizationAdmin").isEmpty)
            }
            #expect(try await scene.names("/itwins", as: .administrator).isEmpty)
            for scope in ["all", "OrganizationAdmin", "organizationadmin"] {
                #expect(try await scene.names("/itwins", as: .administrator, scope: scope) == ["Shared"])
                #expect(try await scene.names("/itwins", as: .colleague, scope: scope).isEmpty)
            }
            #expect(try await scene.names("/itwins", as: .stranger, scope: "all") == ["Foreign"])
            // Ids of others narrow to nothing.
            for query in ["parentId=\(scene.theirs.id)", "iTwinAccountId=\(scene.theirs.id)"] {
                #expect(try await scene.names("/itwins?\(query)", as: .owner, scope: "all").isEmpty)
            }
            let refused = try await scene.call(
                .get,
                "/itwins",
                as: .owner,
                headers: ["x-itwin-query-scope": "everything"],
            )
            #expect(refused.status == .unprocessableContent)
        }
    }

    @Test func narrowsAndSorts() async throws {
        try await Scene.run { scene in
            _ = try await scene.make("Alpha", #","number":"B-2","type":"Bridge","status":"Trial""#)
            let beta = try await scene.make("beta", #","number":"A_1%","status":"Inactive""#)
            _ = try await scene.make("Gamma", ",\"parentId\":\"\(beta)\"")
            let cases: [(String, [String])] = [
                ("", ["Alpha", "Gamma"]), ("includeInactive=true", ["Alpha", "beta", "Gamma"]),
                ("status=Inactive", ["beta"]), ("status=Inactive,Trial", ["Alpha", "beta"]),
                ("type=Bridge", ["Alpha"]), ("displayName=alpha", ["Alpha"]), ("displayName=alph", []),
                ("number=b-2", ["Alpha"]), ("$search=ALPH", ["Alpha"]), ("$search=b-2", ["Alpha"]),
                ("$search=%25&includeInactive=true", ["beta"]), ("$search=_&includeInactive=true", ["beta"]),
                ("parentId=\(beta)", ["Gamma"]), ("parentId=\(scene.ours.id)", ["Alpha"]),
                ("iTwinAccountId=\(scene.ours.id)", ["Alpha", "Gamma"]), ("subClass=Asset", []),
                ("subClass=Asset,Project", ["Alpha", "Gamma"]),
                ("$orderby=displayName%20desc&includeInactive=true", ["Gamma", "beta", "Alpha"]),
                ("$orderby=number,id&includeInactive=true", ["Gamma", "beta", "Alpha"]),
            ]
            for (query, names) in cases {
                #expect(try await scene.names("/itwins/?\(query)", as: .administrator) == names, "\(query)")
            }
        }
    }

    @Test func comesInPartsWithLinks_K14() async throws {
        try await Scene.run { scene in
            for name in ["A", "B", "C"] { _ = try await scene.make(name) }
            let part = try await scene.call(.get, "/itwins?$top=1&$skip=1&$search=%20", as: .administrator)
            #expect(part.json["iTwins"]?.arrayValue?.isEmpty == true, "\(part.text)")
            let middle = try await scene.call(.get, "/itwins?$top=1&$skip=1", as: .administrator)
            let links = middle.json["_links"] ?? .null
            for (name, skip) in [("self", 1), ("prev", 0), ("next", 2)] {
                let address = links[name]?["href"]?.stringValue ?? ""
                #expect(address.hasPrefix("\(TestServer.issuer)/itwins/?"), "\(address)")
                let path = address.dropFirst(TestServer.issuer.count)
                let names = try await scene.names(String(path), as: .administrator)
                #expect(names == [["A", "B", "C"][skip]], "\(address)")
            }
            let last = try await scene.call(.get, "/itwins?$top=1&$skip=2", as: .administrator)
            #expect(last.json["_links"]?["next"] == nil)
            // As itwins-client expects it; behind the end there is nothing.
            for query in ["$top=0", "$top=-1", "$top=1001", "$top=99999999999999999999", "$skip=-1"] {
                for list in ["/itwins", "/itwins/favorites", "/itwins/recents", "/itwins/repositories"] {
                    let refused = try await scene.call(.get, "\(list)?\(query)", as: .administrator)
                    #expect(refused.status == .unprocessableContent, "\(list)?\(query)")
                    #expect(scene.flaw(refused).last == String(query.prefix { $0 != "=" }), "\(refused.text)")
                }
            }
            for query in ["$top=1000", "$skip=99999999999999999999"] {
                #expect(try await scene.status(.get, "/itwins?\(query)", as: .administrator) == 200, "\(query)")
            }
        }
    }

    @Test func refusesParametersThatDoNotFit() async throws {
        try await Scene.run { scene in
            for (query, target) in [
                ("$top=x", "$top"), ("subClass=Nothing", "subClass"), ("subClass=Account,Project", "subClass"),
                ("status=Gone", "status"), ("status=Active&includeInactive=true", "includeInactive"),
                ("includeInactive=perhaps", "includeInactive"), ("parentId=x", "parentId"),
                ("iTwinAccountId='%20OR%201=1", "iTwinAccountId"), ("$orderby=secret", "$orderby"),
                ("$orderby=displayName%20down", "$orderby"), ("$orderby=id;DROP", "$orderby"),
                ("$select=secret", "$select"), ("$select=,", "$select"), ("$filter=status%20eq", "$filter"),
                ("subClass=Account&$filter=status%20eq%20'Active'", "$filter"),
            ] {
                let refused = try await scene.call(.get, "/itwins?\(query)", as: .owner)
                #expect(refused.status == .unprocessableContent, "\(query): \(refused.text)")
                #expect(scene.flaw(refused).last == target, "\(query): \(refused.text)")
            }
        }
    }

    @Test func tellsTheSelectedProperties() async throws {
        try await Scene.run { scene in
            let found = try await scene.call(.get, "/itwins?$select=displayName,%20ID,status", as: .owner)
            let members = found.json["iTwins"]?.arrayValue?.first?.objectValue?.map(\.name)
            #expect(members == ["id", "displayName", "status"])
        }
    }

    @Test func everybodyKeepsTheirOwn() async throws {
        try await Scene.run { scene in
            let (favorites, recents) = ("/itwins/favorites", "/itwins/recents")
            let id = scene.project.id
            for list in [favorites, recents] {
                #expect(try await scene.names(list, as: .owner).isEmpty)
                for _ in 1...2 { #expect(try await scene.status(.post, "\(list)/\(id)", as: .owner) == 204) }
                #expect(try await scene.names(list, as: .owner) == ["Shared"])
                #expect(try await scene.names(list, as: .viewer).isEmpty)
                #expect(try await scene.status(.post, "\(list)/\(id)", as: .colleague) == 404)
            }
            #expect(try await scene.status(.delete, "\(favorites)/\(id)", as: .viewer) == 404)
            #expect(try await scene.status(.delete, "\(favorites)/\(id)", as: .owner) == 204)
            #expect(try await scene.status(.delete, "\(favorites)/\(id)", as: .owner) == 404)
            #expect(try await scene.names(favorites, as: .owner).isEmpty)
            var made: [String] = []
            for number in 1...3 { made.append(try await scene.make("P\(number)")) }
            for index in [0, 1, 2, 0] {
                #expect(try await scene.status(.post, "\(recents)/\(made[index])", as: .administrator) == 204)
            }
            #expect(try await scene.names(recents, as: .administrator) == ["P1", "P3", "P2"])
            #expect(try await scene.names("\(recents)?$top=2", as: .administrator) == ["P1", "P3"])
        }
    }
}
