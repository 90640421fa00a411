import Crypto
import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The key of a project's share, as the `Authorization` header of calls.
@Suite struct ShareKeyTests {
    private static let end = ManualClock.start + 1_000

    /// Makes a share of the scene's project and gives its key.
    private func share(in scene: ScheduleScene, _ byte: UInt8 = 7) async throws -> String {
        let key = [UInt8](repeating: byte, count: ProjectShare.keyBytes)
        let share = ProjectShare(
            id: ProjectShareID("00000000-0000-4000-8000-0000000000\(byte + 10)"),
            projectID: scene.project,
            createdBy: scene.ann.subject,
            createdAt: scene.server.clock.now,
            expiresAt: Self.end,
        )
        try await scene.server.parts.stores.teams.add(share, digest: Array(SHA256.hash(data: key)), limit: 9)
        return Base64URL.encode(key)
    }

    private func call(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ authorization: String,
        in scene: ScheduleScene,
    ) async throws -> TestResponse {
        try await scene.client.execute(uri: path, method: method, headers: [.authorization: authorization])
    }

    @Test func readsAllOfTheScheduleAndWritesNothing() async throws {
        try await ScheduleScene.run { scene in
            let key = try await self.share(in: scene)
            for row in try await ScheduleRows(in: scene).rows {
                let what: Comment = "\(row.method) \(row.path)"
                let response = try await self.call(row.method, row.path, "Basic \(key)", in: scene)
                // A key is no token: where it does not count, the call has none.
                #expect(response.status == (row.method == .get ? row.status : .unauthorized), what)
            }
        }
    }

    @Test func opensItsOwnProjectAndNothingAboutPeople() async throws {
        try await ScheduleScene.run { scene in
            let key = try await self.share(in: scene)
            let (own, foreign) = ("/itwins/\(scene.project)", "/itwins/\(scene.foreignProject)")
            let team = "/accesscontrol/itwins/\(scene.project)"
            let expected: [(String, HTTPResponse.Status)] = [
                (own, .ok), ("\(own)/repositories", .ok), (foreign, .notFound), ("/itwins/", .forbidden),
                ("/itwins/favorites", .forbidden), ("/users/me", .forbidden), ("\(team)/members/users", .forbidden),
                ("\(team)/roles", .forbidden), ("\(team)/shares", .forbidden),
                ("\(team)/members/invitations", .forbidden),
                ("/storage?iTwinId=\(scene.project)", .ok),
                ("/storage/recyclebin?iTwinId=\(scene.project)", .forbidden),
                ("/storage?iTwinId=\(scene.foreignProject)", .notFound),
                ("/schedules?iTwinId=\(scene.project)", .ok), ("/schedules?iTwinId=\(scene.foreignProject)", .notFound),
            ]
            for (path, status) in expected {
                let response = try await self.call(.get, path, "Basic \(key)", in: scene)
                #expect(response.status == status, "\(path)")
            }
        }
    }

    @Test func countsOnlyWholeAndWhileItIsGood() async throws {
        try await ScheduleScene.run { scene in
            let key = try await self.share(in: scene)
            let path = "/itwins/\(scene.project)"
            #expect(try await self.call(.get, path, "bAsIc \(key)", in: scene).status == .ok)
            let hostile = [
                "Basic", "Basic ", "Basic \(key)=", "Basic \(key.dropLast())",
                "Basic \(key)A", "Basic \(Base64URL.encode([UInt8](repeating: 8, count: 32)))", "Bearer \(key)",
                "Basic \(key),Basic \(key)", "Basic share:\(key)", key,
            ]
            for value in hostile {
                let response = try await self.call(.get, path, value, in: scene)
                #expect(response.status == .unauthorized || response.status == .badRequest, "\(value)")
            }
            scene.server.clock.advance(by: 999)
            #expect(try await self.call(.get, path, "Basic \(key)", in: scene).status == .ok)
            scene.server.clock.advance(by: 1)
            #expect(try await self.call(.get, path, "Basic \(key)", in: scene).status == .unauthorized)
        }
    }

    @Test func endsWithTheShare() async throws {
        try await ScheduleScene.run { scene in
            let key = try await self.share(in: scene)
            let teams = scene.server.parts.stores.teams
            let share = try #require(try await teams.shares(of: scene.project, at: ManualClock.start).first)
            _ = try await teams.removeShare(share.id, of: scene.project)
            let response = try await self.call(.get, "/itwins/\(scene.project)", "Basic \(key)", in: scene)
            #expect(response.status == .unauthorized)
        }
    }

    @Test func onlySubjectsOfSharesNameOne() {
        #expect(ProjectShare.id(of: Subject("share:x")) == ProjectShareID("x"))
        for id in ["service-share", "shares:x", "", "share"] {
            #expect(ProjectShare.id(of: Subject(id)) == nil)
        }
    }
}
