import Crypto
import LintelCodec

/// The `Content-Security-Policy` of a page (CSP Level 3).
package struct ContentSecurityPolicy: Sendable, Hashable, CustomStringConvertible {
    /// The value of the header.
    package let description: String

    private init(formAction: [String], scriptSource: String? = nil, connectSource: String? = nil) {
        var directives = ["default-src 'none'", "style-src 'self'", "img-src 'self' data:"]
        if let scriptSource { directives.append("script-src \(scriptSource)") }
        if let connectSource { directives.append("connect-src \(connectSource)") }
        directives.append("form-action \(formAction.isEmpty ? "'none'" : formAction.joined(separator: " "))")
        // RFC 9700 §4.16: no page of ours is ever framed.
        directives += ["frame-ancestors 'none'", "base-uri 'none'"]
        self.description = directives.joined(separator: "; ")
    }

    /// A page whose forms stay on this site.
    package static let page = Self(formAction: ["'self'"])

    /// A page of the portal: it may load our own script, which asks nobody but this site.
    ///
    /// What others have uploaded is never sent as a script: with `nosniff` a browser runs no other content type.
    package static let portal = Self(formAction: ["'self'"], scriptSource: "'self'", connectSource: "'self'")

    /// A page whose form is posted here and answered with a redirect to an app.
    ///
    /// Chromium holds the redirects that follow a form post against `form-action`, so the app's address is allowed too.
    package static func form(redirectingTo target: RedirectTarget?) -> Self {
        Self(formAction: ["'self'"] + [target?.sourceExpression].compactMap { $0 })
    }

    /// A page that posts a form to an app by one known inline script.
    package static func formPost(to target: RedirectTarget?, script: String) -> Self {
        let hash = Base64.encode(Array(SHA256.hash(data: Array(script.utf8))))
        return Self(formAction: [target?.sourceExpression].compactMap { $0 }, scriptSource: "'sha256-\(hash)'")
    }
}
