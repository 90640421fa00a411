import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The metadata documents and the key set (rows I08, I09).
@Suite struct DiscoveryTests {
    private static let paths = ["/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"]

    @Test func issuerDependsOnNothing_I08() async throws {
        try await ProtocolScene.run { scene, client in
            let plain = try await client.execute(uri: Self.paths[0], method: .get).text
            var hostile: HTTPFields = [:]
            for name in ["X-Host", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-Original-URL"] {
                if let name = HTTPField.Name(name) { hostile[name] = "evil.example" }
            }
            for path in Self.paths {
                for query in ["", "?issuer=https://evil.example"] {
                    let response = try await client.execute(uri: path + query, method: .get, headers: hostile)
                    #expect(response.status == .ok)
                    #expect(response.text == plain)
                    #expect(response.headers[.contentType] == "application/json")
                    #expect(response.headers[.cacheControl] == "public, max-age=300")
                }
            }
            let document = try await client.execute(uri: Self.paths[0], method: .get).json
            #expect(document["issuer"]?.stringValue == TestServer.issuer)
            // An empty path component more is the same resource; any other path is none.
            let slash = try await client.execute(uri: Self.paths[0] + "/", method: .get)
            #expect(slash.text == plain)
            let other = try await client.execute(uri: "/x" + Self.paths[0], method: .get)
            #expect(other.status == .notFound)
        }
    }

    @Test(arguments: JWSAlgorithm.allCases, JWSAlgorithm.allCases)
    func keySetHoldsPublicKeysOnly_I09(_ access: JWSAlgorithm, _ id: JWSAlgorithm) async throws {
        let settings = ["token.access_algorithm": access.rawValue, "token.id_algorithm": id.rawValue]
        try await ProtocolScene.run(settings) { scene, client in
            let response = try await client.execute(uri: "/.well-known/openid-configuration/jwks", method: .get)
            let keys = try #require(response.json["keys"]?.arrayValue)
            #expect(keys.count == Set([access, id]).count)
            for key in keys {
                let names = Set(try #require(key.objectValue).map(\.name))
                #expect(names.isDisjoint(with: ["d", "p", "q", "dp", "dq", "qi", "oth", "k"]))
                #expect(names.isSubset(of: ["kid", "alg", "use", "kty", "crv", "x", "y", "n", "e"]))
                #expect(key["kty"]?.stringValue != "oct")
            }
            // The advertised algorithm signs, and the published key verifies.
            let set = try JSONWebKeySet(parsing: Array(response.text.utf8))
            let tokens = try await client.tokens(for: scene.web)
            for (token, algorithm) in [(tokens.access, access), (try #require(tokens.id), id)] {
                let jws = try #require(CompactJWS(token.utf8))
                let header = try IssuedTokens.header(of: token)
                #expect(header["alg"]?.stringValue == algorithm.rawValue)
                let keyID = KeyID(try #require(header["kid"]?.stringValue))
                let key = try #require(set.key(keyID))
                #expect(key.verify(signature: jws.signature, for: jws.signingInput))
            }
            let document = try await client.execute(uri: Self.paths[0], method: .get).json
            let algorithms = document["id_token_signing_alg_values_supported"]?.arrayValue
            #expect(algorithms == [.string(id.rawValue)])
        }
    }
}
