/// Why an authorization request was refused, and to whom that is told.
package enum AuthorizationRefusal: Error, Sendable, Hashable {
    /// Client or redirect URI are not good: a page on our own origin, never a redirect (RFC 6749 §4.1.2.1).
    case page(OAuthError)
    /// The app is told by a redirect to its validated URI.
    case redirect(OAuthError, AnswerTarget)

    /// The refusal itself.
    package var error: OAuthError {
        switch self {
        case .page(let error), .redirect(let error, _): error
        }
    }
}
