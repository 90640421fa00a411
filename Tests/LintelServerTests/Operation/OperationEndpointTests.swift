import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelStorage
import LintelTesting
import LintelTokens
import Testing

/// Health, readiness and metrics.
@Suite struct OperationEndpointTests {
    @Test func tellsHealthAndReadiness() async throws {
        try await ProtocolScene.run { scene, client in
            #expect(try await client.execute(uri: "/health", method: .get).status == .ok)
            let ready = try await client.execute(uri: "/ready", method: .get)
            #expect(ready.status == .ok && ready.text == "ready\n")
            #expect(ready.headers[.cacheControl] == "no-store")
        }
    }

    @Test func isNotReadyWithoutDatabase() async throws {
        let scene = try await ProtocolScene()
        try await scene.server.server.application().test(.router) { router in
            let client = CheckedClient(router)
            try await scene.server.engine.shutdown()
            let ready = try await client.allowingFaults.execute(uri: "/ready", method: .get)
            #expect(ready.status == .serviceUnavailable && ready.text == "database\n")
            // The process itself is well, and what needs no database goes on.
            #expect(try await client.execute(uri: "/health", method: .get).status == .ok)
            #expect(try await client.execute(uri: "/.well-known/openid-configuration", method: .get).status == .ok)
            let refused = try await client.allowingFaults.exchange("x", for: scene.web)
            #expect(refused.json["error"] != nil)
        }
        try await scene.server.parts.hashPool.shutdown()
    }

    @Test func countsWhatHappens() async throws {
        try await ProtocolScene.run { scene, client in
            _ = try await client.tokens(for: scene.web)
            _ = try await client.serviceToken(scene.service)
            _ = try await client.clientCredentials(scene.service, scope: "nothing")
            let response = try await client.execute(uri: "/metrics", method: .get)
            #expect(response.headers[.contentType]?.hasPrefix("text/plain; version=0.0.4") == true)
            for line in [
                #"lintel_tokens_total{grant="authorization_code"} 1"#,
                #"lintel_tokens_total{grant="client_credentials"} 1"#,
                #"lintel_tokens_total{grant="refresh_token"} 0"#,
                #"lintel_refusals_total{error_id="scope_not_allowed"} 1"#,
                #"lintel_sign_ins_total{outcome="signed_in"} 1"#,
                #"lintel_http_answers_total{route="/connect/token",status="2xx"} 2"#,
                #"lintel_http_answers_total{route="/connect/token",status="4xx"} 1"#,
            ] { #expect(response.text.split(separator: "\n").contains(Substring(line)), "\(line)") }
        }
    }

    /// Whatever is sent, no new series appears: labels are route patterns, classes, grants and error ids.
    @Test func takesNoLabelFromInput() async throws {
        try await ProtocolScene.run { scene, client in
            let known: Set<String> = ["route", "status", "le", "grant", "error_id", "outcome"]
            _ = try await client.execute(uri: "/evil-0", method: .get)
            _ = try await client.post("/connect/token", [("grant_type", "evil-0")])
            let before = try await Self.series(client)
            for number in 1..<40 {
                _ = try await client.execute(uri: "/evil-\(number)\"}", method: .get)
                _ = try await client.execute(uri: "/assets/evil-\(number)", method: .get)
                _ = try await client.post("/connect/token", [("grant_type", "evil-\(number)")])
                _ = try await client.post("/connect/token", [("evil-\(number)", "x")], basic: ("evil-\(number)", "x"))
                if let method = HTTPRequest.Method("EVIL\(number)") {
                    _ = try await client.execute(uri: "/connect/token", method: method)
                }
            }
            let after = try await Self.series(client)
            #expect(!after.contains { $0.lowercased().contains("evil") })
            let names = Set(after.flatMap { Self.labelNames($0) })
            #expect(names == known)
            // Only the routes that were first asked in between have come in, each with its fixed set of lines.
            let fresh = Set(after).subtracting(before).filter { !$0.contains("/assets/") && !$0.contains("/metrics") }
            #expect(fresh.isEmpty, "\(fresh)")
        }
    }

    /// The names and labels of the exposition, without the values.
    private static func series(_ client: CheckedClient) async throws -> [String] {
        let text = try await client.execute(uri: "/metrics", method: .get).text
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            String(line[..<(line.lastIndex(of: " ") ?? line.endIndex)])
        }
    }

    private static func labelNames(_ series: String) -> [String] {
        series.split(separator: "\"").compactMap { part in
            guard part.last == "=" else { return nil }
            return String(part.dropLast().drop { $0 == "," }.split(separator: "{").last ?? "")
        }
    }
}
