import HTTPTypes
import Hummingbird
import LintelTokens
import Testing

@testable import LintelClient

@Suite struct DocumentsAPITests {
    private func api(_ base: String) -> DocumentsAPI {
        LintelAPI(at: base, tokens: StaticTokenSource(AccessToken("t")), settings: TestSurroundings().settings())
            .documents
    }

    private static func document(_ id: String) -> String {
        """
        {"instanceId":"\(id)","schemaName":"PW_WSG","className":"Document","eTag":"\\"1-2\\"","properties":
         {"Name":"N \(id)","FileName":"\(id).pdf","Version":"A","ParentGuid":"f","FileSize":5,"New":1,
          "FileUpdateTime":"2026-01-02T03:04:05Z"}}
        """
    }

    @Test func followsSkipTokens() async throws {
        let server = TestServer()
        let asked = Notes<String?>()
        let name = try #require(HTTPField.Name("SkipToken"))
        server.on(.get, "ws/v2.8/Repositories/:repository/PW_WSG/Project/:folder/Document") { request in
            let token = request.headers[name]
            asked.add(token)
            guard token == nil else { return TestServer.json(#"{"instances":[\#(Self.document("b"))]}"#) }
            return TestServer.json(#"{"instances":[\#(Self.document("a"))]}"#, .ok, [name: "1"])
        }
        let documents = try await server.run { base async throws -> [Document] in
            try await self.api(base).documents(of: Identifier("r"), in: Identifier("f")).collect(upTo: 10)
        }
        #expect(documents.map(\.fileName) == ["a.pdf", "b.pdf"])
        #expect(documents.first?.folder == Identifier("f"))
        #expect(asked.all == [nil, "1"])
    }

    @Test func asksOnlyForWhatHasChanged() async throws {
        let server = TestServer()
        server.on(.get, "ws/v2.8/Repositories/:repository/PW_WSG/Document/:document") { request in
            request.headers[.ifNoneMatch] == "\"1-2\""
                ? Response(status: .notModified) : TestServer.json(#"{"instances":[\#(Self.document("a"))]}"#)
        }
        try await server.run { base async throws in
            let known = try await self.api(base).document(Identifier("a"), of: Identifier("r"))
            let newer = try await self.api(base).document(known.id, of: Identifier("r"), changedSince: known.tag)
            #expect(newer == nil)
            let other = try await self.api(base).document(known.id, of: Identifier("r"), changedSince: "\"0-0\"")
            #expect(other == known)
        }
    }
}
