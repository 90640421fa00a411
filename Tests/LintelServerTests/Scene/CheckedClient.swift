import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import NIOCore
import Testing

/// A client that holds every answer against the rules that hold for all of them.
struct CheckedClient: TestClientProtocol {
    private let client: any TestClientProtocol
    /// Whether a test makes the server fail on purpose: answers of the class 5xx are then in order.
    var allowsFaults = false

    init(_ client: any TestClientProtocol) {
        self.client = client
    }

    var port: Int? { self.client.port }

    /// The same client, for a server that is made to fail.
    var allowingFaults: CheckedClient {
        var client = self
        client.allowsFaults = true
        return client
    }

    func executeRequest(
        uri: String,
        method: HTTPRequest.Method,
        headers: HTTPFields,
        body: ByteBuffer?,
    ) async throws -> TestResponse {
        let response = try await self.client.executeRequest(uri: uri, method: method, headers: headers, body: body)
        let what: Comment = "\(method) \(uri.prefix(80)) → \(response.status.code) \(response.text.prefix(200))"
        self.checkSurface(of: response, what)
        let path = String(uri.prefix { $0 != "?" })
        // A preflight is answered to the browser and never reaches the endpoint.
        if method != .options, Self.protocolPaths.contains(path) {
            #expect(response.headers[.cacheControl] == "no-store", what)
            if response.status.code >= 400 { Self.checkRefusal(response, what) }
        }
        return response
    }

    /// Paths whose answers are made for programs and are never stored (RFC 6749 §5.1, RFC 7662 §4).
    private static let protocolPaths: Set<String> = [
        "/connect/token", "/connect/introspect", "/connect/revocation", "/connect/userinfo",
    ]

    private func checkSurface(of response: TestResponse, _ what: Comment) {
        if !self.allowsFaults { #expect(response.status.code < 500, what) }
        // RFC 9700 §4.12: a form is never sent on.
        #expect(![307, 308].contains(response.status.code), what)
        let correlation = response.headers[.correlationID] ?? ""
        #expect(correlation.count == 16 && correlation.allSatisfy(\.isHexDigit), what)
        for inside in ["SELECT ", "SQLITE", "sqlite3", ".swift:", "Fatal error", "/tmp/", "lintel_cs_"] {
            #expect(!response.text.contains(inside), "\(inside) in \(what)")
        }
        // RFC 9110 §15.5.2.
        if response.status == .unauthorized { #expect(response.headers[.wwwAuthenticate] != nil, what) }
        if response.status == .tooManyRequests { #expect(response.headers[.retryAfter] != nil, what) }
    }

    /// RFC 6749 §5.2: JSON with `error`, `error_description` and `error_uri` and nothing else.
    private static func checkRefusal(_ response: TestResponse, _ what: Comment) {
        #expect(response.headers[.contentType] == "application/json", what)
        let members = response.json.objectValue ?? []
        #expect(members.contains { $0.name == "error" }, what)
        #expect(Set(members.map(\.name)).isSubset(of: ["error", "error_description", "error_uri"]), what)
        let description = response.json["error_description"]?.stringValue ?? ""
        let isClean = description.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }
        #expect(isClean, what)
    }
}

/// Expects a refusal of a protocol endpoint (RFC 6749 §5.2).
func expectRefusal(
    _ response: TestResponse,
    _ error: String,
    status: HTTPResponse.Status = .badRequest,
    id: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation,
) {
    #expect(response.status == status, "\(response.text)", sourceLocation: sourceLocation)
    #expect(response.json["error"]?.stringValue == error, "\(response.text)", sourceLocation: sourceLocation)
    #expect(response.json["access_token"] == nil, sourceLocation: sourceLocation)
    guard let id else { return }
    let description = response.json["error_description"]?.stringValue ?? ""
    #expect(description.hasSuffix("(\(id))"), "\(description)", sourceLocation: sourceLocation)
}
