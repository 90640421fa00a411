import LintelClient

/// The tokens of a profile, of whichever kind it is.
enum ProfileTokens: TokenSource {
    case native(RefreshTokenSource)
    case service(ServiceTokenSource)

    /// A token that is good for at least the next moments.
    func token() async throws -> AccessToken {
        switch self {
        case .native(let tokens): try await tokens.token()
        case .service(let tokens): try await tokens.token()
        }
    }

    /// Another token than the refused one.
    func token(replacing refused: AccessToken) async throws -> AccessToken {
        switch self {
        case .native(let tokens): try await tokens.token(replacing: refused)
        case .service(let tokens): try await tokens.token(replacing: refused)
        }
    }
}
