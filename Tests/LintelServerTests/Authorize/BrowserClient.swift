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

/// A client that holds every answer against what is true of all answers to browsers.
struct BrowserClient: TestClientProtocol {
    private let client: any TestClientProtocol
    private let issuer: String

    init(_ client: any TestClientProtocol, issuer: String = TestServer.issuer) {
        self.client = client
        self.issuer = issuer
    }

    var port: Int? { self.client.port }

    func executeRequest(
        uri: String,
        method: HTTPRequest.Method,
        headers: HTTPFields,
        body: ByteBuffer?,
    ) async throws -> TestResponse {
        let response = try await self.client.executeRequest(uri: uri, method: method, headers: headers, body: body)
        let what: Comment = "\(method.rawValue) \(uri.prefix(120)): \(response.status.code)"
        Self.checkSurface(of: response, what)
        if response.headers[.contentType]?.hasPrefix("text/html") == true { Self.checkPage(response, what) }
        if let location = response.headers[.location] { self.checkRedirect(response, to: location, method, what) }
        for cookie in response.headers[values: .setCookie] { self.checkCookie(cookie, what) }
        return response
    }

    private static func checkSurface(of response: TestResponse, _ what: Comment) {
        #expect(response.status.code < 500, what)
        let correlation = response.headers[.correlationID] ?? ""
        #expect(correlation.count == 16 && correlation.allSatisfy(\.isHexDigit), what)
        for inside in [
            "SELECT ", "INSERT ", "SQLITE", ".swift", "Fatal error", "/tmp/", "$argon2", TestServer.password,
        ] {
            #expect(!response.text.contains(inside), "\(inside) in \(what)")
        }
    }

    /// RFC 6749 §10.13, RFC 9700 §4.2 and §4.16.
    private static func checkPage(_ response: TestResponse, _ what: Comment) {
        let policy = response.headers[.contentSecurityPolicy] ?? ""
        #expect(policy.contains("default-src 'none'"), what)
        #expect(policy.contains("frame-ancestors 'none'"), what)
        #expect(policy.contains("base-uri 'none'"), what)
        #expect(!policy.contains("unsafe"), what)
        #expect(response.headers[.xContentTypeOptions] == "nosniff", what)
        for (name, value) in [
            ("X-Frame-Options", "DENY"), ("Referrer-Policy", "no-referrer"), ("Cache-Control", "no-store"),
        ] {
            #expect(HTTPField.Name(name).flatMap { response.headers[$0] } == value, "\(name) of \(what)")
        }
    }

    /// RFC 9700 §4.12 (never 307 or 308; 303 after a form), RFC 9207 §2 (`iss` in every answer to an app).
    private func checkRedirect(
        _ response: TestResponse,
        to location: String,
        _ method: HTTPRequest.Method,
        _ what: Comment,
    ) {
        #expect(method == .post ? response.status == .seeOther : [302, 303].contains(response.status.code), what)
        #expect(location.utf8.allSatisfy { (0x21...0x7E).contains($0) }, what)
        #expect(response.headers[.cacheControl] == "no-store", what)
        #expect(response.headers[.contentLength] ?? "0" == "0", what)
        guard !location.hasPrefix("/") else {
            #expect(!location.hasPrefix("//") && !location.hasPrefix("/\\"), what)
            return
        }
        let answer = response.answer
        #expect(answer["iss"] == self.issuer, what)
        #expect((answer["error"] == nil) != (answer["code"] == nil), what)
        #expect(answer.repeatedName == nil, what)
    }

    private func checkCookie(_ cookie: String, _ what: Comment) {
        let parts = cookie.split(separator: ";").map { $0.drop { $0 == " " } }
        #expect(parts.contains("HttpOnly") && parts.contains("SameSite=Lax") && parts.contains("Path=/"), what)
        let isSecure = self.issuer.hasPrefix("https://")
        #expect(parts.contains("Secure") == isSecure && cookie.hasPrefix("__Host-lintel_") == isSecure, what)
        #expect(!parts.contains { $0.hasPrefix("Domain") || $0.hasPrefix("Expires") }, what)
    }
}

/// Expects a page on our own origin that says what is wrong, and no redirect.
func expectPage(
    _ response: TestResponse,
    _ id: String? = nil,
    status: HTTPResponse.Status = .badRequest,
    _ comment: Comment? = nil,
    at location: SourceLocation = #_sourceLocation,
) {
    #expect(response.status == status, comment, sourceLocation: location)
    #expect(response.headers[.location] == nil, comment, sourceLocation: location)
    #expect(response.headers[.contentType] == "text/html; charset=utf-8", comment, sourceLocation: location)
    if let id { #expect(response.text.contains(">\(id)<"), comment ?? "\(id)", sourceLocation: location) }
}

/// Expects that the app is told of an error, with its state byte for byte.
func expectError(
    _ response: TestResponse,
    _ error: String,
    at uri: String = AuthorizeScene.nativeURI,
    state: String? = AuthorizeScene.state,
    _ comment: Comment? = nil,
    at location: SourceLocation = #_sourceLocation,
) {
    #expect([302, 303].contains(response.status.code), comment, sourceLocation: location)
    #expect(response.location.hasPrefix(uri + "?"), comment, sourceLocation: location)
    #expect(response.answer["error"] == error, comment, sourceLocation: location)
    let sent = state.map { Array($0.utf8) }
    #expect(response.answer["state"].map { Array($0.utf8) } == sent, comment, sourceLocation: location)
}

/// Expects that the app gets a code, with its state byte for byte.
func expectCode(
    _ response: TestResponse,
    at uri: String,
    state: String? = AuthorizeScene.state,
    _ comment: Comment? = nil,
    at location: SourceLocation = #_sourceLocation,
) {
    #expect([302, 303].contains(response.status.code), comment, sourceLocation: location)
    #expect(response.location.hasPrefix(uri), comment, sourceLocation: location)
    #expect(response.answer["code"] != nil, comment ?? "\(response.location)", sourceLocation: location)
    let sent = state.map { Array($0.utf8) }
    #expect(response.answer["state"].map { Array($0.utf8) } == sent, comment, sourceLocation: location)
}

/// Expects that the browser is led to the sign-in pages.
func expectSignIn(_ response: TestResponse, _ comment: Comment? = nil, at location: SourceLocation = #_sourceLocation) {
    #expect(response.status == .seeOther, comment, sourceLocation: location)
    #expect(response.location.hasPrefix("/signin?t="), comment ?? "\(response.location)", sourceLocation: location)
}

/// Expects the consent page.
func expectConsentPage(_ response: TestResponse, at location: SourceLocation = #_sourceLocation) {
    #expect(response.status == .ok, sourceLocation: location)
    #expect(response.text.contains("<title>Request for Approval</title>"), sourceLocation: location)
}
