import HTTPTypes
import HummingbirdTesting
import LintelPlatform
import LintelTesting
import Testing

@testable import LintelServer

/// The description of the administration API says what there is: no more, no less.
@Suite struct OpenAPITests {
    /// `GET /api/v1/apps` and so on, as the document has them.
    private static let documented: Set<String> = {
        var path = ""
        var found: Set<String> = []
        let text = EmbeddedPages.documents["lintel.yaml"]?.description ?? ""
        for line in text.split(separator: "\n").drop(while: { $0 != "paths:" }).prefix(while: { $0 != "components:" }) {
            if let match = line.wholeMatch(of: #/  (/[^ ]*):/#) { path = String(match.output.1) }
            if let match = line.wholeMatch(of: #/    (get|put|post|patch|delete):/#) {
                found.insert("\(match.output.1.uppercased()) /api/v1\(path)")
            }
        }
        return found
    }()

    @Test func eachRouteIsDocumentedAndEachEntryRouted() async throws {
        let server = try await TestServer()
        let routed = server.server.routes
            .filter { $0.path.hasPrefix("/api/v1/") && $0.method != "HEAD" }
            .map { "\($0.method) \($0.path)" }
        #expect(Set(routed).subtracting(Self.documented) == [])
        #expect(Self.documented.subtracting(routed) == [])
        #expect(routed.count == Set(routed).count)
        try await server.run { _ in }
    }

    @Test func theScopesAreThoseOfTheDocumentAndOfTheCatalogue() async throws {
        let server = try await TestServer()
        let text = EmbeddedPages.documents["lintel.yaml"]?.description ?? ""
        let catalogue = server.parts.catalogue.api("lintel")?.scopes.map(\.name) ?? []
        #expect(catalogue == AdministrationScope.allCases.map(\.rawValue))
        for scope in AdministrationScope.allCases { #expect(text.contains("- oauth: [\(scope.rawValue)]")) }
        try await server.run { _ in }
    }

    @Test func isServedAndLinked() async throws {
        let server = try await TestServer()
        try await server.run { client in
            let answer = try await TestBrowser(client).get("/openapi.yaml")
            #expect(answer.status == .ok && answer.text.hasPrefix("openapi: 3.1.0"))
            #expect(try await TestBrowser(client).get("/").text.contains("href=\"/openapi.yaml\""))
        }
    }
}
