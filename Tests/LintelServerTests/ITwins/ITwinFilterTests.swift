import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelTesting
import Testing

/// Lists and exports of iTwins with a `$filter`.
@Suite struct ITwinFilterTests {
    private typealias Scene = ITwinScene

    /// A list with a filter.
    private static func path(_ filter: String) -> String {
        "/itwins?$orderby=displayName&$filter=\(FormEncoding.encode(filter))"
    }

    @Test func choosesByEachProperty() async throws {
        try await Scene.run { scene in
            let alpha = try await scene.make(
                "Alpha",
                #","number":"B-2","type":"Bridge","status":"Trial","dataCenterLocation":"East","ianaTimeZone":"Europe/Oslo""#,
            )
            let beta = try await scene.make("Béta", #","number":"A_1%","status":"Inactive""#)
            _ = try await scene.make("Gamma", ",\"parentId\":\"\(alpha)\"")
            let ann = try #require(scene.users[.administrator])
            let service = try #require(scene.users[.owner])
            let cases: [(String, [String])] = [
                ("displayName eq 'alpha'", ["Alpha"]), ("contains(displayName,'A') eq true", ["Alpha", "Gamma"]),
                ("startswith(displayName,'BÉ')", []), ("displayName ne 'Alpha'", ["Gamma"]),
                ("startswith(displayName,'BE\u{301}') and status eq 'Inactive'", ["Béta"]),
                ("number eq null", ["Gamma"]), ("number eq 'b-2'", ["Alpha"]), ("number ne 'b-2'", ["Gamma"]),
                ("contains(number,'%') and status ne 'x'", ["Béta"]), ("type eq 'Bridge'", ["Alpha"]),
                ("class eq 'Endeavor'", ["Alpha", "Gamma"]), ("class eq 'Thing'", []),
                ("subClass in ('Asset','project')", ["Alpha", "Gamma"]), ("status eq 'Inactive'", ["Béta"]),
                ("not (status eq 'Active')", ["Alpha", "Béta"]),
                ("status ne 'Active' or id eq '\(beta)'", ["Alpha", "Béta"]),
                ("id eq '\(alpha.uppercased())'", ["Alpha"]), ("parentId eq '\(alpha)'", ["Gamma"]),
                ("parentId eq '\(scene.ours.id)'", ["Alpha"]),
                ("iTwinAccountId eq \(scene.ours.id)", ["Alpha", "Gamma"]),
                ("iTwinAccountId eq '\(scene.theirs.id)'", []), ("dataCenterLocation eq 'east'", ["Alpha"]),
                ("ianaTimeZone like 'Europe/%'", ["Alpha"]), ("createdDateTime gt 2001-01-01", ["Alpha", "Gamma"]),
                ("lastModifiedDateTime lt 2001-01-01T00:00:00Z", []), ("createdBy eq '\(ann)'", ["Alpha", "Gamma"]),
                ("createdBy eq '\(service)'", []), ("createdBy ne '\(service)'", ["Alpha", "Gamma"]),
                ("lastModifiedBy eq '\(UserID.nobody)'", []),
            ]
            for (filter, names) in cases {
                #expect(try await scene.names(Self.path(filter), as: .administrator) == names, "\(filter)")
            }
            // The command line has made it.
            let nobody = Self.path("createdBy eq '\(UserID.nobody)'")
            #expect(try await scene.names(nobody, as: .owner) == ["Shared"])
            #expect(try await scene.names(Self.path("createdBy ne '\(UserID.nobody)'"), as: .owner).isEmpty)
        }
    }

    @Test func staysWithinWhatTheCallerSees_K14() async throws {
        try await Scene.run { scene in
            for filter in [
                "id eq '\(scene.foreign.id)'", "id ne null", "iTwinAccountId eq '\(scene.theirs.id)'",
                "displayName eq 'x'' OR 1=1 --' or id ne null", "not (id eq '\(scene.project.id)')",
            ] {
                let names = try await scene.names(Self.path(filter), as: .owner, scope: "all")
                #expect(!names.contains("Foreign"), "\(filter)")
                for list in ["favorites", "recents"] {
                    let query = "$filter=\(FormEncoding.encode(filter))"
                    #expect(try await scene.names("/itwins/\(list)?\(query)", as: .owner).isEmpty)
                }
            }
        }
    }

    @Test func exportsWhatTheFilterChooses() async throws {
        try await Scene.run { scene in
            for name in ["One", "Two"] { _ = try await scene.make(name) }
            let made = try await scene.call(
                .post,
                "/itwins/exports",
                as: .administrator,
                #"{"outputFormat":"Csv","select":"displayName","filter":"displayName eq 'two'"}"#,
            )
            #expect(made.status == .created, "\(made.text)")
            #expect(made.json["export"]?["request"]?["filter"]?.stringValue == "displayName eq 'two'")
            let address = made.json["export"]?["outputUrl"]?.stringValue ?? ""
            let path = String(address.dropFirst(TestServer.issuer.count))
            let document = try await scene.call(.get, path, as: nil)
            #expect(document.text == "displayName\r\nTwo\r\n")
        }
    }

    @Test func tellsWhereAFilterIsWrong() async throws {
        try await Scene.run { scene in
            let cases: [(String, String)] = [
                ("secret eq 'a'", "byte 1 "), ("status eq 'a' and imageName eq 'x'", "byte 19 "),
                ("length(displayName) eq 1", "byte 1 "), ("id gt '\(scene.project.id)'", "byte 7 "),
                ("createdDateTime gt 'soon'", "byte 20 "), ("displayName eq 5", "byte 16 "),
                ("contains(createdDateTime,'1')", "byte 10 "), ("displayName eq 'a", "byte 16 "),
                ("displayName eq 'a';", "byte 19 "),
                (String(repeating: "(", count: 40), "byte 34 "),
                ("displayName eq '" + String(repeating: "a", count: 2_100) + "'", "byte 2049 "),
            ]
            for (filter, place) in cases {
                for call in [
                    try await scene.call(.get, Self.path(filter), as: .owner),
                    try await scene.call(.post, "/itwins/exports", as: .owner, Self.order(filter)),
                ] {
                    #expect(call.status == .unprocessableContent, "\(filter.prefix(60)): \(call.text)")
                    #expect(call.json["error"]?["code"]?.stringValue == "InvalidiTwinsRequest")
                    #expect(call.text.contains(place), "\(filter.prefix(60)): \(call.text)")
                }
            }
        }
    }

    /// What an export is asked for; a filter here has nothing that JSON escapes.
    private static func order(_ filter: String) -> String {
        #"{"outputFormat":"Csv","filter":"\#(filter)"}"#
    }
}
