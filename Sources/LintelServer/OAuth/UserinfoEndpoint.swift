package import Hummingbird
import LintelCodec
import LintelGuard
import LintelOAuth
package import LintelPlatform
import LintelTokens

/// `/connect/userinfo` (OpenID Connect Core §5.3); the guard before it has verified the token and the scope `openid`.
package struct UserinfoEndpoint: Sendable {
    private let accounts: AccountDirectory
    private let directory: AppDirectory

    package init(accounts: AccountDirectory, directory: AppDirectory) {
        self.accounts = accounts
        self.directory = directory
    }

    /// The claims that the token's scopes open.
    ///
    /// Account and app are looked at now: both may be disabled by now.
    package func userinfo(_ request: Request, _ context: LintelContext) async throws -> Response {
        guard let claims = context.claims, !claims.isService,
            let app = try await self.directory.client(claims.clientID), !app.isDisabled,
            let account = try await self.accounts.account(AccountID(claims.subject.rawValue)), !account.isDisabled
        else {
            let error = TokenError(.revoked, "account or app is disabled, or the token is a service's")
            return Refusal(.tokenInvalid(error), realm: "Lintel").response(body: OAuthRefusalBody())
        }
        var json = JSONWriter(reservingCapacity: 384)
        json.beginObject()
        json.member("sub", claims.subject.rawValue)
        account.claims.write(for: claims.scopes, to: &json)
        json.endObject()
        return JSONAnswer.make(json.bytes)
    }
}
