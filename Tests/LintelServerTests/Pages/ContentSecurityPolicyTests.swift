import Crypto
import LintelCodec
import Testing

@testable import LintelServer

@Suite struct ContentSecurityPolicyTests {
    @Test func pagesLoadAndLeadNowhereElse() {
        #expect(
            ContentSecurityPolicy.page.description == """
                default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; \
                frame-ancestors 'none'; base-uri 'none'
                """
        )
    }

    @Test(arguments: [
        ("https://app.example/callback", "https://app.example"),
        ("https://APP.example:8443/callback", "https://app.example:8443"),
        ("http://localhost:3000/callback", "http://localhost:3000"),
        ("http://127.0.0.1:40000/", "http://127.0.0.1:40000"),
        ("http://[::1]:3000/callback", "http:"),
        ("http://10.0.0.1/callback", "http:"),
        ("com.example.app:/callback", "com.example.app:"),
    ]) func signInFormsMayBeAnsweredWithARedirectToTheApp(redirectURI: String, source: String) {
        let page = SignInPasswordPage(email: "", csrf: "", redirectURI: redirectURI)
        #expect(page.contentSecurityPolicy.description.contains("form-action 'self' \(source);"))
    }

    @Test(arguments: [
        "javascript:alert(1)", "data:text/html,x", "https://a;script-src.example/", "https://a,b.example/",
        "not a URI", "https://a.example/\r\nX: y",
    ]) func nothingFromARedirectURIAddsADirective(redirectURI: String) {
        let policy = SignInEmailPage(csrf: "", redirectURI: redirectURI).contentSecurityPolicy.description
        #expect(policy == ContentSecurityPolicy.page.description || policy.contains("form-action 'self' https:;"))
    }

    @Test func formPostPageAllowsItsOwnScriptOnly() throws {
        let page = try #require(FormPostPage(app: "A", redirectURI: "https://app.example/cb", fields: []))
        let hash = Base64.encode(Array(SHA256.hash(data: Array(page.script.utf8))))
        let policy = page.contentSecurityPolicy.description
        #expect(policy.contains("script-src 'sha256-\(hash)';"))
        #expect(policy.contains("form-action https://app.example;"))
        #expect(!policy.contains("unsafe"))
    }
}
