import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The resources of a data source, and what is wrong with a request for them.
struct WSGEndpointTests {
    @Test func listsRepositoriesInEachVersion() async throws {
        try await DataSourceScene.run { scene in
            for path in ["/ws/v2.5/Repositories", "/ws/v2.8/repositories/", "/ws/V2.6/REPOSITORIES"] {
                let response = try await scene.call(path)
                let instance = response.json["instances"]?.arrayValue?.first
                #expect(instance?["instanceId"]?.stringValue == "Bentley.PW--pw.example.org~3AMain~20Works")
                #expect(instance?["properties"]?["Location"]?.stringValue == "pw.example.org:Main Works")
            }
            #expect(try await scene.list("/ws/v2.8/Repositories", as: .stranger, "DisplayLabel") == [])
            #expect(try await scene.list("", "DisplayLabel") == ["Main Works"])
            let lower = "/ws/v2.7/repositories/bentley.pw--PW.example.org~3amain~20works"
            #expect(try await scene.list(lower, "DisplayLabel") == ["Main Works"])
            for path in ["/ws/v1.3/Repositories", "/ws/v2.9/Repositories", "/ws", "/ws/v2.8", "/ws/v2.8/Plugins"] {
                #expect(try await scene.call(path).status == .notFound, "\(path)")
            }
            let unknown = "/ws/v2.8/Repositories/Bentley.PW--pw.example.org~3AOther"
            #expect(try await scene.refusal(unknown) == "404 RepositoryNotFound")
            #expect(try await scene.refusal("/ws/v2.8/Repositories/x~") == "404 RepositoryNotFound")
        }
    }

    @Test func walksThroughNodes() async throws {
        try await DataSourceScene.run { scene in
            let response = try await scene.call("/Navigation/NavNode")
            let top = try #require(response.json["instances"]?.arrayValue?.first)
            let id = try #require(top["instanceId"]?.stringValue)
            #expect(id == "ECObjects--PW_WSG-Project-\(scene.works)")
            let properties = top["properties"]
            #expect(properties?["Label"]?.stringValue == "Works")
            #expect(properties?["Key_InstanceId"]?.stringValue == scene.works.rawValue)
            #expect(properties?["Key_ClassName"]?.stringValue == "Project")
            #expect(properties?["HasChildren"]?.boolValue == true)
            #expect(try await scene.list("/Navigation/NavNode/\(id)/NavNode", "Label") == ["Plans"])
            let doubled = scene.works.rawValue.split(separator: "-").joined(separator: "--")
            let other = "/navigation/navnode/StandardDisplayItemTypes--PW_WSG.02.04-Project-\(doubled)/navnode"
            #expect(try await scene.list(other, "Label") == ["Plans"])
            #expect(try await scene.list("/Navigation/NavNode/\(id)", "Label") == ["Works"])
            #expect(try await scene.refusal("/Navigation/NavNode/nothing") == "404 InstanceNotFound")
            #expect(try await scene.refusal("/Navigation/Other") == "404 ClassNotFound")
        }
    }

    @Test func showsFolders() async throws {
        try await DataSourceScene.run { scene in
            #expect(try await scene.list("/PW_WSG/Project") == ["Works"])
            #expect(try await scene.list("/pw_wsg/project!poly?$select=*") == ["Works"])
            #expect(try await scene.list("/PW_WSG.02.04/Project/\(scene.works)/project") == ["Plans"])
            #expect(try await scene.list("/PW_WSG/Project?$filter=Name+eq+'plans'") == ["Plans"])
            #expect(try await scene.list("/PW_WSG/Project?api.ancestor=PW_WSG.Project=\(scene.works)") == ["Plans"])
            #expect(try await scene.list("/PW_WSG/Project!poly?$select=*&$filter=isRichProject+eq+'TRUE'") == [])
            let response = try await scene.call(
                "/PW_WSG/Project/\(scene.plans)!poly?$select=*,ProjectParent-forward-Project.*"
            )
            let instance = try #require(response.json["instances"]?.arrayValue?.first)
            #expect(instance["schemaName"]?.stringValue == "PW_WSG")
            #expect(instance["className"]?.stringValue == "Project")
            #expect(instance["eTag"]?.stringValue == response.headers[.eTag])
            let properties = instance["properties"]
            #expect(properties?["ParentGuid"]?.stringValue == scene.works.rawValue)
            #expect(properties?["TypeString"]?.stringValue == "Folder")
            #expect(properties?["IsConnectedProject"]?.boolValue == false)
            let relationship = instance["relationshipInstances"]?.arrayValue?.first
            #expect(relationship?["className"]?.stringValue == "ProjectParent")
            #expect(relationship?["direction"]?.stringValue == "forward")
            #expect(relationship?["relatedInstance"]?["instanceId"]?.stringValue == scene.works.rawValue)
            let tag = try #require(response.headers[.eTag])
            let again = try await scene.call("/PW_WSG/Project/\(scene.plans)", headers: [.ifNoneMatch: tag])
            #expect(again.status == .notModified)
            #expect(try await scene.refusal("/PW_WSG/Project/nothing") == "404 InstanceNotFound")
            #expect(
                try await scene.refusal("/PW_WSG/Project/\(DataSourceScene.bytes.count)/Document")
                    == "404 InstanceNotFound"
            )
            #expect(try await scene.refusal("/PW_WSG/Other") == "404 ClassNotFound")
            #expect(try await scene.refusal("/PW_WSG_Dynamic/Other") == "404 SchemaNotFound")
        }
    }

    @Test func givesAFolderAnotherTagWhenSomethingComesIntoIt() async throws {
        try await DataSourceScene.run { scene in
            let parts = scene.server.parts
            let intake = DocumentIntake(
                to: scene.source.id,
                by: Subject("cli"),
                stores: parts.stores,
                files: parts.blobs.files,
                limits: parts.blobs.limits,
                random: parts.random,
            )
            let now = scene.server.clock.now
            let folder = try await intake.folder(named: DocumentName("New"), in: scene.works, at: now)
            for path in ["/PW_WSG/Project/\(folder)", "/Navigation/NavNode/ECObjects--PW_WSG-Project-\(folder)"] {
                #expect(try await scene.call(path).status == .ok)
            }
            let path = "/PW_WSG/Project/\(folder)"
            let tag = try #require(try await scene.call(path).headers[.eTag])
            _ = try await intake.folder(named: DocumentName("Within"), in: folder, at: now)
            let after = try await scene.call(path, headers: [.ifNoneMatch: tag])
            #expect(after.status == .ok)
            let properties = after.json["instances"]?.arrayValue?.first?["properties"]
            #expect(properties?["HasChildren"]?.boolValue == true)
        }
    }

    @Test func listsDocuments() async throws {
        try await DataSourceScene.run { scene in
            let place = "$filter=ParentGuid+eq+'\(scene.plans.rawValue.uppercased())'"
            for path in [
                "/PW_WSG/Document?\(place)", "/PW_WSG/Document!poly?\(place)&$orderby=Name",
                "/PW_WSG/Project/\(scene.plans)/Document", "/PW_WSG/Project/\(scene.plans)/Document!poly?$select=*",
                "/PW_WSG/Document?api.ancestor=PW_WSG.Project=\(scene.works)",
            ] {
                #expect(try await scene.list(path) == ["a.dwg", "b.pdf"], "\(path)")
            }
            #expect(try await scene.list("/PW_WSG/Document?$orderby=FileSize,Name+desc") == ["b.pdf", "a.dwg"])
            #expect(try await scene.list("/PW_WSG/Document?$filter=FileName+like+'%25.DWG'") == ["a.dwg"])
            let inFolder = "/PW_WSG/Project/\(scene.plans)/Document?$filter=endswith(FileName,'.pdf')"
            #expect(try await scene.list(inFolder) == ["b.pdf"])
            let old = try await scene.call("/PW_WSG/Document?$filter=IsLatest+eq+false")
            let earlier = try #require(old.json["instances"]?.arrayValue?.first)
            #expect(earlier["properties"]?["Version"]?.stringValue == "1")
            let id = try #require(earlier["instanceId"]?.stringValue)
            #expect(try await scene.call("/PW_WSG/Document/\(id)/$file").text == "the first drawing")
        }
    }

    @Test func showsADocument() async throws {
        try await DataSourceScene.run { scene in
            let response = try await scene.call("/PW_WSG/Document/\(scene.drawing)")
            let instance = try #require(response.json["instances"]?.arrayValue?.first)
            #expect(instance["instanceId"]?.stringValue == scene.drawing.rawValue)
            #expect(instance["eTag"]?.stringValue == response.headers[.eTag])
            let properties = instance["properties"]
            #expect(properties?["FileName"]?.stringValue == "a.dwg")
            #expect(properties?["Version"]?.stringValue == "2")
            #expect(properties?["FileSize"]?.integerValue == Int64(DataSourceScene.bytes.count))
            #expect(properties?["IsLatest"]?.boolValue == true)
            #expect(properties?["ParentGuid"]?.stringValue == scene.plans.rawValue)
            #expect(properties?["FileUpdatedBy"]?.stringValue == "cli")
            #expect(properties?["FileUpdateTime"]?.stringValue == scene.server.clock.now.timestamp)
            let some = try await scene.call("/PW_WSG/Document/\(scene.drawing)?$select=name,FileSize")
            let selected = some.json["instances"]?.arrayValue?.first?["properties"]?.objectValue?.map(\.name)
            #expect(selected == ["Name", "FileSize"])
            #expect(try await scene.refusal("/PW_WSG/Document/\(scene.plans)") == "404 InstanceNotFound")
        }
    }

    @Test func pagesThroughLists() async throws {
        try await DataSourceScene.run { scene in
            let path = "/PW_WSG/Project/\(scene.plans)/Document"
            let first = try await scene.call("\(path)?$top=1")
            let name = try #require(HTTPField.Name("SkipToken"))
            let token = try #require(first.headers[name])
            let second = try await scene.call("\(path)?$top=1", headers: [name: token])
            #expect(second.json["instances"]?.arrayValue?.first?["properties"]?["Name"]?.stringValue == "b.pdf")
            #expect(second.headers[name] == nil)
            #expect(try await scene.list("\(path)?$skip=1") == ["b.pdf"])
            #expect(try await scene.list("\(path)?$top=0") == [])
            #expect(try await scene.call(path, headers: [name: "x"]).status == .badRequest)
        }
    }

    @Test(arguments: [
        "$filter=Nme+eq+'a'", "$filter=Name+eq", "$filter=" + String(repeating: "(", count: 40),
        "$filter=Name+eq+'a'%3B",
        "$filter=Name+eq+'" + String(repeating: "a", count: 2_100) + "'", "$top=many", "$skip=-", "$orderby=Nothing",
        "$orderby=Name+sideways", "$select=Nothing", "$expand=All", "$filter=Name+eq+'a%00'", "api.ancestor=x",
        "api.ancestor=PW_WSG.Project=x", "$filter=length(Name)+eq+1", "$filter=%FF",
    ])
    func refusesHostileQueries(_ query: String) async throws {
        try await DataSourceScene.run { scene in
            for path in ["/PW_WSG/Document", "/PW_WSG/Project", "/PW_WSG/Project/\(scene.plans)/Document"] {
                let response = try await scene.call("\(path)?\(query)")
                #expect(response.status == .badRequest, "\(path)?\(query.prefix(60)): \(response.status)")
            }
        }
    }

    @Test(arguments: ["..", "%2e%2e", "%2e%2e%2f", "%00", "~00", "a~", "%FF", String(repeating: "a", count: 4_096)])
    func findsNothingAtHostilePaths_L01(_ segment: String) async throws {
        try await DataSourceScene.run { scene in
            for path in [
                "/PW_WSG/Document/\(segment)", "/PW_WSG/Document/\(segment)/$file", "/PW_WSG/Project/\(segment)",
                "/Navigation/NavNode/\(segment)", "/\(segment)/Document", "/PW_WSG/\(segment)",
            ] {
                let status = try await scene.call(path).status
                #expect((400..<500).contains(status.code), "\(path.prefix(60)): \(status)")
            }
        }
    }

    @Test func givesBytesInRanges_L02() async throws {
        try await DataSourceScene.run { scene in
            let path = "/PW_WSG/Document/\(scene.drawing)/$file"
            let text = String(decoding: DataSourceScene.bytes, as: UTF8.self)
            let whole = try await scene.call(path)
            #expect(whole.text == text)
            #expect(whole.headers[.contentType] == "application/octet-stream")
            #expect(whole.headers[.contentDisposition]?.contains("a.dwg") == true)
            let tag = try #require(whole.headers[.eTag])
            let part = try await scene.call(path, headers: [.range: "bytes=4-9"])
            #expect(part.status == .partialContent)
            #expect(part.text == "second")
            #expect(part.headers[.contentRange] == "bytes 4-9/\(text.count)")
            #expect(try await scene.call(path, headers: [.ifNoneMatch: tag]).status == .notModified)
            let beyond = try await scene.call(path, headers: [.range: "bytes=1000-"])
            #expect(beyond.status == .rangeNotSatisfiable)
            #expect(beyond.headers[.contentRange] == "bytes */\(text.count)")
            #expect(beyond.json["errorId"]?.stringValue == "BadRequest")
            let many = "bytes=" + Array(repeating: "0-", count: 10_000).joined(separator: ",")
            let bounded = try await scene.call(path, headers: [.range: many])
            #expect(bounded.status == .rangeNotSatisfiable || bounded.status == .requestHeaderFieldsTooLarge)
            #expect(try await scene.call(path.replacing("$file", with: "$FILE")).text == text)
            #expect(try await scene.call(path, method: .head).status == .ok)
        }
    }

    @Test func givesAnAddressForTheBytes() async throws {
        try await DataSourceScene.run { scene in
            let path = "/PW_WSG/Document/\(scene.drawing)/FileAccess.FileAccessKey"
            let response = try await scene.call("\(path)?$filter=Permissions+eq+'Read'")
            let properties = response.json["instances"]?.arrayValue?.first?["properties"]
            #expect(properties?["Type"]?.stringValue == "AzureBlobSasUrl")
            #expect(properties?["RequiresConfirmation"]?.boolValue == false)
            let url = try #require(properties?["Url"]?.stringValue)
            let start = try #require(url.firstRange(of: "/blobs/"))
            let bytes = try await scene.client.execute(uri: String(url[start.lowerBound...]), method: .get)
            #expect(bytes.text == String(decoding: DataSourceScene.bytes, as: UTF8.self))
            #expect(try await scene.refusal("\(path)?$filter=Permissions+eq+'Write'") == "403 NotEnoughRights")
            #expect(try await scene.refusal("\(path)?$filter=Name+eq+'x'") == "400 BadRequest")
        }
    }
}
