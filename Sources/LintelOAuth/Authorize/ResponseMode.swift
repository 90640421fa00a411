/// How the answer of the authorization endpoint travels to the app.
package enum ResponseMode: String, Sendable, Hashable, CaseIterable {
    case query
    case fragment
    /// OAuth 2.0 Form Post Response Mode.
    case formPost = "form_post"
}
