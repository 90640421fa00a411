/// Carries an authorization response to the app as a form (OAuth 2.0 Form Post Response Mode 1.0 §2).
///
/// The form sends itself; where scripts are off, its button does.
package struct FormPostPage: Page {
    package static let template = PageTemplate("form-post")

    /// One parameter of the authorization response.
    package struct Field: Encodable, Sendable, Hashable {
        let name: String
        let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    let app: String
    let target: String
    let fields: [Field]
    /// Holds no character that markup needs escaped, so that the page shows the bytes that the policy has the hash of.
    let script = "document.forms[0].submit()"
    private let redirectTarget: RedirectTarget

    package let title = "Back to your app · Lintel"

    /// - Parameters:
    ///   - app: the name of the app.
    ///   - redirectURI: the registered redirect URI, where the form goes.
    ///   - fields: the parameters of the response, in order.
    /// - Returns: nil when the redirect URI is none that a form may be sent to.
    package init?(app: String, redirectURI: String, fields: [Field]) {
        guard let redirectTarget = RedirectTarget(redirectURI) else { return nil }
        self.app = app
        self.target = redirectURI
        self.fields = fields
        self.redirectTarget = redirectTarget
    }

    package var contentSecurityPolicy: ContentSecurityPolicy { .formPost(to: self.redirectTarget, script: self.script) }
    package var openerPolicy: CrossOriginOpenerPolicy { .unsafeNone }
}
