package import HTTPTypes
package import HummingbirdTesting
package import LintelCodec
import NIOCore
import Synchronization

/// A person's browser: keeps cookies, fills forms, follows redirects by hand.
package final class TestBrowser: Sendable {
    private let client: any TestClientProtocol
    private let cookies = Mutex<[String: String]>([:])

    package init(_ client: any TestClientProtocol) {
        self.client = client
    }

    /// The cookies as they stand.
    package var jar: [String: String] {
        get { self.cookies.withLock { $0 } }
        set { self.cookies.withLock { $0 = newValue } }
    }

    /// Sends a request with the jar's cookies and keeps those that come back.
    package func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        form: [(String, String)]? = nil,
        headers: HTTPFields = [:],
    ) async throws -> TestResponse {
        var headers = headers
        let jar = self.jar
        if !jar.isEmpty {
            headers[.cookie] = jar.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ")
        }
        var body: ByteBuffer?
        if let form {
            headers[.contentType] = "application/x-www-form-urlencoded"
            body = ByteBuffer(string: Self.encode(form))
        }
        let response = try await self.client.execute(uri: path, method: method, headers: headers, body: body)
        self.keep(response.headers[values: .setCookie])
        return response
    }

    package func get(_ path: String) async throws -> TestResponse {
        try await self.send(.get, path)
    }

    /// Fills the page's form with these values, its hidden fields included, and sends it.
    package func submit(_ page: TestResponse, to path: String, _ values: [(String, String)]) async throws
        -> TestResponse
    {
        try await self.send(.post, path, form: Self.hiddenFields(page.text) + values)
    }

    /// Signs in from a page of the sign-in dialogue; the answer that follows the password.
    package func signIn(
        from start: TestResponse,
        email: String,
        password: String = TestServer.password,
    ) async throws -> TestResponse {
        let emailPage = start.status == .ok ? start : try await self.get(start.location)
        let accepted = try await self.submit(emailPage, to: "/signin", [("email", email)])
        let passwordPage = try await self.get(accepted.location)
        return try await self.submit(passwordPage, to: "/signin/password", [("password", password)])
    }

    /// Opens an authorization request and does what a person would: signs in if asked, allows if asked.
    ///
    /// The answer is the one that carries the browser back to the app, or the page where it stopped.
    package func authorize(
        _ query: [(String, String)],
        email: String = "ann@example.org",
        password: String = TestServer.password,
        decision: String = "allow",
    ) async throws -> TestResponse {
        var response = try await self.get("/connect/authorize?" + Self.encode(query))
        if response.location.hasPrefix("/signin") {
            response = try await self.signIn(from: response, email: email, password: password)
            if response.location.hasPrefix("/connect/") { response = try await self.get(response.location) }
        }
        if response.status == .ok, response.text.contains("Request for Approval") {
            response = try await self.submit(response, to: "/consent", [("decision", decision)])
        }
        return response
    }

    /// `application/x-www-form-urlencoded`, in this order.
    package static func encode(_ fields: [(String, String)]) -> String {
        var text = ""
        for (name, value) in fields { FormEncoding.append(name: name, value: value, to: &text) }
        return text
    }

    /// The hidden fields of a page's first form.
    package static func hiddenFields(_ html: String) -> [(String, String)] {
        html.split(separator: "<input").dropFirst().compactMap { tag in
            guard tag.contains("type=\"hidden\""), let name = Self.attribute("name", tag) else { return nil }
            return (name, Self.attribute("value", tag) ?? "")
        }
    }

    private static func attribute(_ name: String, _ tag: Substring) -> String? {
        guard let start = tag.firstRange(of: " \(name)=\"") else { return nil }
        let value = tag[start.upperBound...].prefix { $0 != "\"" }
        return String(value).replacing("&amp;", with: "&").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">")
    }

    private func keep(_ cookies: [String]) {
        self.cookies.withLock { jar in
            for cookie in cookies {
                let pair = cookie.prefix { $0 != ";" }.split(
                    separator: "=",
                    maxSplits: 1,
                    omittingEmptySubsequences: false
                )
                guard pair.count == 2 else { continue }
                jar[String(pair[0])] = cookie.contains("Max-Age=0") ? nil : String(pair[1])
            }
        }
    }
}

extension TestResponse {
    /// The body as text.
    package var text: String { String(buffer: self.body) }

    /// The `Location` header, empty when there is none.
    package var location: String { self.headers[.location] ?? "" }

    /// The parameters in the query or fragment of `Location`.
    package var answer: FormFields {
        let location = self.location
        let start = location.firstIndex { $0 == "?" || $0 == "#" }.map { location.index(after: $0) }
        let text = start.map { location[$0...] } ?? ""
        return (try? FormFields(parsing: Array(text.utf8))) ?? FormFields(fields: [])
    }

    /// The body as JSON; null when it is none.
    package var json: JSONValue { (try? JSONValue(parsing: Array(self.text.utf8))) ?? .null }
}
