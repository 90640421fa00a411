import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelTesting
import LintelTokens
import NIOCore
import Testing

@testable import LintelResources

/// Pictures, exports and repositories of iTwins.
@Suite struct ITwinContentTests {
    private typealias Scene = ITwinScene

    /// The head of a PNG of two by three pixels.
    private static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + [
            0, 0, 0, 2, 0, 0, 0, 3, 8,
        ]

    @Test func keepsAPictureUnderAnAddressThatEnds() async throws {
        try await Scene.run { scene in
            let path = "\(scene.one)/image"
            #expect(try await scene.status(.get, path, as: .owner) == 404)
            #expect(try await scene.status(.delete, path, as: .owner) == 404)
            let put = try await scene.call(.put, path, as: .owner, bytes: Self.png)
            #expect(put.status == .created, "\(put.text)")
            let image = try await scene.call(.get, path, as: .viewer).json["image"] ?? .null
            #expect(image["id"] == put.json["image"]?["id"])
            #expect(image["smallImageName"]?.stringValue?.hasSuffix(".png") == true)
            let address = image["largeImageUrl"]?.stringValue ?? ""
            #expect(address.hasPrefix("\(TestServer.issuer)/blobs/pictures/"))
            let local = String(address.dropFirst(TestServer.issuer.count))
            let bytes = try await scene.call(.get, local, as: nil)
            #expect(bytes.status == .ok && Array(bytes.body.readableBytesView) == Self.png)
            #expect(bytes.headers[.contentType] == "image/png")
            #expect(bytes.headers[.xContentTypeOptions] == "nosniff")
            for altered in [
                local.replacing("pictures", with: "exports"), String(local.dropLast(2)),
                local.replacing("expires=", with: "expires=9"), String(local.prefix { $0 != "?" }),
            ] {
                #expect(try await scene.status(.get, altered, as: nil) == 403, "\(altered)")
            }
            scene.server.clock.advance(by: 1_801)
            #expect(try await scene.status(.get, local, as: nil) == 403)
            let whole = try await scene.call(.get, "\(scene.one)?$select=image,imageName", as: .viewer)
            #expect(whole.json["iTwin"]?["imageName"] == image["largeImageName"])
            #expect(try await scene.status(.delete, path, as: .owner) == 204)
            #expect(try await scene.status(.get, path, as: .owner) == 404)
        }
    }

    @Test func refusesWhatIsNoPicture() async throws {
        try await Scene.run { scene in
            for bytes in [Array("GIF89a".utf8), [], Array("<svg onload=alert(1)>".utf8)] {
                let refused = try await scene.call(.put, "\(scene.one)/image", as: .owner, bytes: bytes)
                #expect(refused.status == .unprocessableContent)
                #expect(scene.flaw(refused).last == "image")
            }
            let large = [UInt8](repeating: 0, count: Picture.maximumBytes + 1)
            let refused = try await scene.call(.put, "\(scene.one)/image", as: .owner, bytes: large)
            #expect(refused.status == .contentTooLarge)
        }
    }

    @Test func exportsWithoutFormulas_K17() async throws {
        try await Scene.run { scene in
            _ = try await scene.make(#"=HYPERLINK(\"http://evil.example\")"#)
            let made = try await scene.call(
                .post,
                "/itwins/exports",
                as: .administrator,
                #"{"outputFormat":"Csv","select":"displayName,number"}"#,
            )
            #expect(made.status == .created, "\(made.text)")
            let export = made.json["export"] ?? .null
            #expect(export["status"]?.stringValue == "Completed")
            #expect(export["request"]?["queryScope"]?.stringValue == "MemberOfiTwin")
            #expect(export["createdBy"]?.stringValue == scene.users[.administrator]?.rawValue)
            let id = export["id"]?.stringValue ?? ""
            let local = String((export["outputUrl"]?.stringValue ?? "").dropFirst(TestServer.issuer.count))
            let document = try await scene.call(.get, local, as: nil)
            #expect(
                document.text == "displayName,number\r\n\"'=HYPERLINK(\"\"http://evil.example\"\")\",\r\n",
                "\(document.text)"
            )
            #expect(document.headers[.contentDisposition]?.contains("itwins.csv") == true)
            #expect(try await scene.status(.get, "/itwins/exports/\(id)", as: .administrator) == 200)
            // Whoever else asks has no such export.
            let other = try await scene.call(.get, "/itwins/exports/\(id)", as: .owner)
            #expect(other.status == .notFound)
            let list = try await scene.call(.get, "/itwins/exports", as: .owner)
            #expect(list.json["exports"]?.arrayValue?.isEmpty == true)
        }
    }

    @Test func packsExports() async throws {
        try await Scene.run { scene in
            for format in ["JsonGZip", "CsvGZip"] {
                let made = try await scene.call(
                    .post,
                    "/itwins/exports",
                    as: .administrator,
                    #"{"outputFormat":"\#(format)","queryScope":"OrganizationAdmin","subClass":"Asset,Project"}"#,
                )
                let address = made.json["export"]?["outputUrl"]?.stringValue ?? ""
                let packed = try await scene.call(.get, String(address.dropFirst(TestServer.issuer.count)), as: nil)
                #expect(packed.headers[.contentType] == "application/gzip")
                let text = try Gzip.decompress(Array(packed.body.readableBytesView), maximumBytes: 65_536)
                #expect(String(decoding: text, as: UTF8.self).contains("Shared"))
            }
            let list = try await scene.call(.get, "/itwins/exports", as: .administrator)
            #expect(list.json["exports"]?.arrayValue?.count == 2)
        }
    }

    @Test func refusesExportsThatDoNotFit() async throws {
        try await Scene.run { scene in
            for (body, flaw) in [
                ("{}", ["MissingRequiredProperty", "outputFormat"]),
                (#"{"outputFormat":"Pdf"}"#, ["InvalidValue", "outputFormat"]),
                (#"{"outputFormat":"Csv","queryScope":"x"}"#, ["InvalidValue", "queryScope"]),
                (#"{"outputFormat":"Csv","subClass":"x"}"#, ["InvalidValue", "subClass"]),
                (#"{"outputFormat":"Csv","select":"id,invalidField"}"#, ["InvalidValue", "$select"]),
                (#"{"outputFormat":"Csv","filter":"secret eq 'Active'"}"#, ["InvalidValue", "filter"]),
            ] {
                let refused = try await scene.call(.post, "/itwins/exports", as: .owner, body)
                #expect(refused.status == .unprocessableContent, "\(body)")
                #expect(scene.flaw(refused) == ["InvalidiTwinsRequest"] + flaw, "\(body)")
            }
        }
    }

    private static let map = """
        {"class":"GeographicInformationSystem","subClass":"UrlTemplate","displayName":"Map",
        "uri":"http://maps.example/{z}/{x}/{y}.png","options":{"queryParameters":{"v":"1"}}}
        """

    @Test func keepsRepositories() async throws {
        try await Scene.run { scene in
            let all = "\(scene.one)/repositories"
            let made = try await scene.call(.post, all, as: .owner, Self.map)
            #expect(made.status == .created, "\(made.text)")
            let repository = made.json["repository"] ?? .null
            #expect(repository["options"]?["queryParameters"]?["v"]?.stringValue == "1")
            let one = "\(all)/\(repository["id"]?.stringValue ?? "")"
            let again = try await scene.call(.post, all, as: .owner, Self.map)
            #expect(again.status == .conflict && scene.flaw(again) == ["iTwinRepositoryExists"])
            for path in [all, "\(all)/?class=GeographicInformationSystem", "/itwins/repositories"] {
                let list = try await scene.call(.get, path, as: .viewer)
                #expect(list.json["repositories"]?.arrayValue == [repository], "\(path): \(list.text)")
            }
            for path in ["\(all)?class=Storage", "\(all)?class=GeographicInformationSystem&subClass=ArcGIS"] {
                #expect(try await scene.call(.get, path, as: .viewer).json["repositories"]?.arrayValue == [])
            }
            let others = try await scene.call(.get, "/itwins/repositories", as: .stranger)
            #expect(others.json["repositories"]?.arrayValue == [])
            let changed = try await scene.call(.patch, one, as: .owner, #"{"displayName":"Atlas"}"#)
            #expect(changed.json["repository"]?["displayName"]?.stringValue == "Atlas")
            #expect(try await scene.call(.get, one, as: .viewer).json == changed.json)
            #expect(try await scene.status(.delete, one, as: .owner) == 204)
            let gone = try await scene.call(.get, one, as: .owner)
            #expect(gone.status == .notFound && scene.flaw(gone) == ["iTwinRepositoryNotFound"])
        }
    }

    @Test func listsRepositoriesInParts() async throws {
        try await Scene.run { scene in
            for number in 1...2 {
                let body = Self.map.replacing("maps.example", with: "maps\(number).example")
                    .replacing("Map", with: "Map \(number)")
                #expect(try await scene.status(.post, "\(scene.one)/repositories", as: .owner, body) == 201)
            }
            for (query, isLast) in [("$top=1", false), ("$top=1&$skip=1", true), ("$top=2", true)] {
                let list = try await scene.call(.get, "/itwins/repositories?\(query)", as: .viewer)
                #expect(list.json["repositories"]?.arrayValue?.count == (query == "$top=2" ? 2 : 1))
                #expect((list.json["_links"]?["next"] == nil) == isLast, "\(query): \(list.text)")
                #expect(list.json["_links"]?["self"] != nil)
            }
        }
    }

    @Test func keepsResourcesOfRepositories() async throws {
        try await Scene.run { scene in
            let made = try await scene.call(.post, "\(scene.one)/repositories", as: .owner, Self.map)
            let one = "\(scene.one)/repositories/\(made.json["repository"]?["id"]?.stringValue ?? "")"
            let body = #"{"id":"layer-1","displayName":"Layer"}"#
            #expect(try await scene.status(.post, "\(one)/resources", as: .owner, body) == 201)
            let again = try await scene.call(.post, "\(one)/resources", as: .owner, body)
            #expect(again.status == .conflict)
            let list = try await scene.call(.get, "\(one)/resources?$search=LAY", as: .viewer)
            #expect(list.json["resources"]?.arrayValue?.count == 1 && list.json["_links"]?["self"] != nil)
            let whole = try await scene.call(
                .get,
                "\(one)/resources/layer-1",
                as: .viewer,
                headers: ["prefer": "return=representation"],
            )
            #expect(whole.json["resource"]?["properties"] != nil)
            for path in ["\(one)/graphics", "\(one)/resources/layer-1/graphics"] {
                let graphics = try await scene.call(.get, path, as: .viewer).json["graphics"]?.arrayValue?.first
                #expect(graphics?["type"]?.stringValue == "IMAGERY", "\(path)")
            }
            #expect(try await scene.status(.delete, "\(one)/resources/layer-1", as: .owner) == 204)
            for path in ["layer-1", "layer-1/graphics"] {
                let gone = try await scene.call(.get, "\(one)/resources/\(path)", as: .owner)
                #expect(gone.status == .notFound && scene.flaw(gone) == ["iTwinRepositoryResourceNotFound"])
            }
            let strange = try await scene.call(
                .post,
                "\(one)/resources",
                as: .owner,
                #"{"id":"../x","displayName":"Layer"}"#,
            )
            #expect(strange.status == .unprocessableContent)
        }
    }

    @Test func refusesRepositoriesThatDoNotFit() async throws {
        try await Scene.run { scene in
            let first = #"{"class":"GeographicInformationSystem","subClass":"ArcGIS""#
            for (body, flaw) in [
                (#"{"uri":"https://a.example"}"#, ["MissingRequiredProperty", "class"]),
                (#"{"class":"Nothing","uri":"https://a.example"}"#, ["InvalidValue", "class"]),
                (#"{"class":"Storage","subClass":"ArcGIS","uri":"https://a.example"}"#, ["InvalidValue", "subClass"]),
                ("\(first)}", ["MissingRequiredProperty", "uri"]),
                (#"{"class":"Storage","subClass":7,"uri":"https://a.example"}"#, ["InvalidProperty", "subClass"]),
                ("\(first),\"uri\":\"\"}", ["MissingRequiredProperty", "uri"]),
                ("\(first),\"uri\":\"javascript:alert(1)\"}", ["InvalidValue", "uri"]),
                ("\(first),\"uri\":\"https://a.example/\\r\\nX: y\"}", ["InvalidValue", "uri"]),
                ("\(first),\"uri\":\"https://a.example\",\"options\":[]}", ["InvalidValue", "options"]),
                (
                    "\(first),\"uri\":\"https://a.example\",\"authentication\":{\"type\":\"Header\"}}",
                    ["InvalidValue", "authentication"]
                ),
            ] {
                let refused = try await scene.call(.post, "\(scene.one)/repositories", as: .owner, body)
                #expect(refused.status == .unprocessableContent, "\(body): \(refused.text)")
                #expect(scene.flaw(refused) == ["InvalidiTwinsRequest"] + flaw, "\(body)")
            }
            for query in ["subClass=ArcGIS", "class=Storage&subClass=ArcGIS", "class=x"] {
                let status = try await scene.status(.get, "\(scene.one)/repositories?\(query)", as: .viewer)
                #expect(status == 422, "\(query)")
            }
        }
    }
}
