import LintelOAuth
import LintelTokens

extension QuickStart.Values {
    /// The Evo SDK (`evo-sdk-common`), for apps that have scopes it knows; nil for others.
    func evo(_ scopes: ScopeSet) -> QuickStart.Snippet? {
        let names = scopes.values.filter(Self.evoScopes.contains).map { "EvoScopes." + $0.replacing(".", with: "_") }
        guard names.contains(where: { $0.hasPrefix("EvoScopes.evo_") }) else { return nil }
        let scope = names.joined(separator: " | ")
        switch self.client.type {
        case .service: return QuickStart.Snippet(title: "Python with the Evo SDK", code: self.serviceEvo(scope))
        case .native:
            // The SDK listens on this machine for the browser's answer.
            guard let uri = self.client.redirectURIs.first(where: Self.isLoopback) else { return nil }
            return QuickStart.Snippet(title: "Python with the Evo SDK", code: self.nativeEvo(scope, redirectURI: uri))
        case .spa, .web: return nil
        }
    }

    /// The members of the SDK's `EvoScopes`.
    private static let evoScopes: Set<String> = [
        "evo.discovery", "evo.workspace", "evo.file", "evo.object", "evo.blocksync", "evo.audit", "offline_access",
    ]

    private static func isLoopback(_ uri: String) -> Bool {
        uri.hasPrefix("http://localhost:") || uri.hasPrefix("http://127.0.0.1:")
    }

    private func serviceEvo(_ scope: String) -> String {
        #"""
        import asyncio
        import os

        from evo.aio import AioTransport
        from evo.oauth import ClientCredentialsAuthorizer, EvoScopes, OAuthConnector


        async def main():
            async with AioTransport(user_agent="quick-start/1.0") as transport:
                authorizer = ClientCredentialsAuthorizer(
                    oauth_connector=OAuthConnector(
                        transport=transport,
                        base_uri=\#(SourceText.python(self.issuer)),
                        client_id=\#(SourceText.python(self.id)),
                        client_secret=os.environ["LINTEL_SECRET"],
                    ),
                    scopes=\#(scope),
                )
                await authorizer.authorize()
                print(await authorizer.get_default_headers())


        asyncio.run(main())
        """#
    }

    private func nativeEvo(_ scope: String, redirectURI: String) -> String {
        #"""
        import asyncio

        from evo.aio import AioTransport
        from evo.oauth import AuthorizationCodeAuthorizer, EvoScopes, OAuthConnector


        async def main():
            async with AioTransport(user_agent="quick-start/1.0") as transport:
                authorizer = AuthorizationCodeAuthorizer(
                    oauth_connector=OAuthConnector(
                        transport=transport,
                        base_uri=\#(SourceText.python(self.issuer)),
                        client_id=\#(SourceText.python(self.id)),
                    ),
                    redirect_url=\#(SourceText.python(redirectURI)),
                    scopes=\#(scope),
                )
                await authorizer.login(timeout_seconds=180)
                print(await authorizer.get_default_headers())


        asyncio.run(main())
        """#
    }
}
