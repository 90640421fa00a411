import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Projects by SYNCHRO's older API, in the order of its published sample.
@Suite struct EnterpriseProjectTests {
    private static func first(_ response: TestResponse) -> JSONValue? { response.json["items"]?.arrayValue?.first }

    @Test func makesAProjectAsTheSampleDoes() async throws {
        try await ScheduleScene.run { scene in
            let ann = try await scene.ownerToken()
            func get(_ path: String) async throws -> TestResponse { try await scene.call(.get, path, as: ann) }
            let country = try #require(
                Self.first(try await get("/user/v1/users/current/billingCountries"))?.stringValue
            )
            let types = "/project/v1/projectTypes/SYNCHRO"
            let center = try #require(Self.first(try await get(types + "/datacenters"))?.stringValue)
            let template = Self.first(try await get(types + "/templates/bentley"))
            let id = try #require(template?["id"]?.stringValue)
            let body = """
                {"templateId":"\(id)","displayName":"Sample","number":"S-1","datacenterLocation":"\(center)",
                "billingCountry":"\(country)","geographicLocation":"Long Island","latitude":40.76693550923309,
                "longitude":-73.23495212697483,"timeZone":"Eastern Standard Time"}
                """
            let made = try await scene.call(.post, "/project/v1/projects", as: ann, body)
            #expect(made.status == .created, "\(made.text)")
            let project = try #require(made.json["project"]?["id"]?.stringValue)
            let provision = try #require(made.json["provision"]?["id"]?.stringValue)
            let state = try await get("/project/v1/projects/\(project)/provisions/\(provision)")
            #expect(state.json["state"]?.stringValue == "Succeeded")
            let read = try await get("/project/v1/projects/\(project)")
            #expect(read.json["displayName"]?.stringValue == "Sample")
            #expect(read.json["timeZone"]?.stringValue == "America/New_York")
            #expect(read.json["projectType"]?.stringValue == "SYNCHRO")
            let list = try await get("/project/v1/projects?projectName=Sample")
            #expect(list.json["items"]?.arrayValue?.count == 1)
            #expect(try await scene.call(.post, "/project/v1/projects", as: ann, body).status == .conflict)
            #expect(try await scene.call(.delete, "/project/v1/projects/\(project)", as: ann).status == .noContent)
            #expect(try await get("/project/v1/projects/\(project)").status == .notFound)
        }
    }

    @Test func refusesWhoMayNotMakeProjects_G12() async throws {
        try await ScheduleScene.run { scene in
            let types = try await scene.call(.get, "/project/v1/projectTypes/SYNCHRO/templates/bentley")
            let id = try #require(Self.first(types)?["id"]?.stringValue)
            let body = #"{"templateId":"\#(id)","displayName":"Sample"}"#
            #expect(try await scene.call(.post, "/project/v1/projects", body).status == .forbidden)
            let project = "/project/v1/projects/\(scene.project)"
            #expect(try await scene.call(.get, project).status == .ok)
            let refused = try await scene.call(.delete, project)
            #expect(refused.status == .forbidden)
            #expect(refused.json["error"]?["message"]?.stringValue?.contains("administration_setup_project") == true)
        }
    }

    @Test func hidesProjectsOfOtherTeams_G11() async throws {
        try await ScheduleScene.run { scene in
            for id in [scene.foreignProject.rawValue, RandomSource.system.uuid(), "x"] {
                for path in ["/project/v1/projects/\(id)", "/project/v1/projects/\(id)/provisions/\(id)"] {
                    let response = try await scene.call(.get, path)
                    #expect(response.status == .notFound)
                    #expect(response.json["error"]?["target"]?.stringValue == "projectId")
                }
            }
            let list = try await scene.call(.get, "/project/v1/projects")
            #expect(list.json["items"]?.arrayValue?.compactMap { $0["id"]?.stringValue } == [scene.project.rawValue])
        }
    }

    @Test func asksForTheScope_G13() async throws {
        try await ScheduleScene.run { scene in
            for path in ["/project/v1/projects", "/user/v1/users/current/billingCountries"] {
                let response = try await scene.call(.get, path, as: scene.unscoped)
                #expect(response.status == .unauthorized)
                #expect(response.headers[.wwwAuthenticate]?.contains("enterprise") == true)
            }
        }
    }

    @Test(arguments: [
        "{}", #"{"templateId":"x","displayName":"a"}"#, #"{"templateId":7}"#, "[]",
        #"{"templateId":"5b2f0a44-7c19-4c8e-9d55-0f6a8f1c7e02","displayName":"a","datacenterLocation":"Mars"}"#,
        #"{"templateId":"5b2f0a44-7c19-4c8e-9d55-0f6a8f1c7e02","displayName":"a","billingCountry":"Mars"}"#,
        #"{"templateId":"5b2f0a44-7c19-4c8e-9d55-0f6a8f1c7e02","displayName":"","latitude":1e300}"#,
    ])
    func refusesWhatNoProjectCanBe(body: String) async throws {
        try await ScheduleScene.run { scene in
            let ann = try await scene.ownerToken()
            let response = try await scene.call(.post, "/project/v1/projects", as: ann, body)
            #expect(response.status == .unprocessableContent, "\(response.text)")
        }
    }
}
