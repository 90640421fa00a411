/// Where calls get their tokens.
///
/// An implementation is asked for each call and is expected to answer from memory while its token is good, to ask its
/// issuer once however many callers wait, and to be safe to use from any task.
public protocol TokenSource: Sendable {
    /// A token that is good for at least the next moments.
    ///
    /// - Throws: ``ClientError``; with code ``ClientError/Code/signInNeeded`` when a person has to sign in first.
    func token() async throws -> AccessToken

    /// A token after an API answered 401 to this one: another one, or the same when no other can be had yet.
    ///
    /// - Throws: ``ClientError``, as ``token()`` does.
    func token(replacing refused: AccessToken) async throws -> AccessToken
}

/// A token that was handed over and is never renewed.
public struct StaticTokenSource: TokenSource {
    private let held: AccessToken

    /// Always answers with this token.
    public init(_ token: AccessToken) {
        self.held = token
    }

    /// The token that was handed over.
    public func token() async throws -> AccessToken { self.held }
    /// The token that was handed over.
    public func token(replacing refused: AccessToken) async throws -> AccessToken { self.held }
}
