import HTTPTypes
import HummingbirdTesting
import LintelTesting
import Testing

@testable import LintelServer

/// What holds for every page of the portal, whichever there are: new routes are among them by themselves.
@Suite struct PortalRoutesTests {
    private static let portal = [
        "/apps", "/organisations", "/datasources", "/projects", "/invitation", "/account", "/approvals",
        "/access-check", "/audit",
        "/operation",
        "/developer-terms",
    ]

    private static func routes(of server: TestServer, method: String) -> [String] {
        server.server.routes
            .filter { route in
                route.method == method
                    && self.portal.contains { route.path == $0 || route.path.hasPrefix($0 + "/") }
            }
            .map { route in
                // Something in the place of every parameter.
                route.path.split(separator: "/")
                    .map { $0.hasPrefix(":") || $0.hasPrefix("{") ? "some-id" : String($0) }
                    .reduce("") { "\($0)/\($1)" }
            }
    }

    @Test func everyPageLeadsToTheSignInAndBack() async throws {
        let server = try await TestServer()
        // Whoever has no account any more reads that it is gone.
        let paths = Self.routes(of: server, method: "GET").filter { $0 != "/account/deactivated" }
        #expect(paths.count > 20)
        try await server.run { client in
            for path in paths {
                let answer = try await TestBrowser(client).get(path)
                #expect(answer.status == .seeOther, "\(path): \(answer.status)")
                #expect(answer.location.hasPrefix("/signin?t="), "\(path): \(answer.location)")
            }
        }
    }

    @Test func everyFormIsRefusedWithoutASession_C01() async throws {
        let server = try await TestServer()
        let paths = Self.routes(of: server, method: "POST")
        #expect(paths.count > 20)
        try await server.run { client in
            for path in paths {
                let answer = try await TestBrowser(client).send(.post, path, form: [("csrf", "x")])
                #expect(answer.status == .forbidden, "\(path): \(answer.status)")
            }
        }
    }

    @Test func everyFormIsRefusedWithoutTheTokenOfThisSession_C01() async throws {
        let server = try await TestServer()
        _ = try await server.makeAccount()
        _ = try await server.makeAccount("eve@example.org", name: "Eve Other")
        try await server.run { client in
            let ann = TestBrowser(client)
            _ = try await ann.signIn(from: try await ann.get("/signin"), email: "ann@example.org")
            let eve = TestBrowser(client)
            _ = try await eve.signIn(from: try await eve.get("/signin"), email: "eve@example.org")
            let stolen = TestBrowser.hiddenFields(try await eve.get("/account").text).first { $0.0 == "csrf" }
            let foreign = try #require(stolen)
            for path in Self.routes(of: server, method: "POST") {
                for form in [[], [("csrf", "")], [foreign]] {
                    let answer = try await ann.send(.post, path, form: form)
                    #expect(answer.status == .forbidden, "\(path): \(answer.status)")
                }
            }
        }
    }

    /// Ids that nothing has are not found, whoever asks, and never a fault of the server.
    @Test(arguments: [false, true]) func unknownIDsAreNotFound_K14(isOperator: Bool) async throws {
        let server = try await TestServer()
        _ = try await server.makeAccount(isOperator: isOperator)
        try await server.run { client in
            let browser = TestBrowser(client)
            _ = try await browser.signIn(from: try await browser.get("/signin"), email: "ann@example.org")
            let paths = Self.routes(of: server, method: "GET").filter { $0.contains("some-id") }
            #expect(paths.count > 10)
            for path in paths {
                let answer = try await browser.get(path)
                #expect(answer.status == .notFound, "\(path): \(answer.status)")
                let strange = path.replacing("some-id", with: "%00%0d%0a..%2f'\"%ff")
                #expect(try await browser.get(strange).status.code < 500, "\(path)")
            }
        }
    }

    @Test(arguments: [false, true]) func privatePagesAreNeitherKeptNorFramed_C05(isOperator: Bool) async throws {
        let server = try await TestServer()
        _ = try await server.makeAccount(isOperator: isOperator)
        try await server.run { client in
            let browser = TestBrowser(client)
            _ = try await browser.signIn(from: try await browser.get("/signin"), email: "ann@example.org")
            for path in Self.routes(of: server, method: "GET") where !path.contains("some-id") {
                let answer = try await browser.get(path)
                #expect(answer.headers[.cacheControl]?.contains("no-store") == true, "\(path)")
                let policy = answer.headers[.contentSecurityPolicy] ?? ""
                guard answer.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
                #expect(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"), "\(path)")
            }
        }
    }
}
