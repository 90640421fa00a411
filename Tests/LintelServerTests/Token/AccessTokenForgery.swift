import Crypto
import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens

/// Makes access tokens that no server gave: with other claims under the server's own key, or under none that counts.
struct AccessTokenForgery {
    let scene: ProtocolScene
    /// A real token of a service, to start from.
    let genuine: String

    private var parts: [String] { self.genuine.split(separator: ".").map(String.init) }

    /// Signs these claims with the server's key: everything about the token is good but what they say.
    func signed(
        issuer: String = TestServer.issuer,
        audience: String? = TestServer.issuer + "/apis/itwin",
        issuedAfter: Int64 = 0,
        notBeforeAfter: Int64 = 0,
        expiresAfter: Int64 = 3600,
        type: StaticString = "at+jwt",
    ) throws -> String {
        let now = self.scene.server.clock.now
        let id = self.scene.service.id.rawValue
        var json = JSONWriter()
        json.beginObject()
        json.member("iss", issuer)
        json.member("sub", id)
        json.member("client_id", id)
        if let audience { json.member("aud", audience) }
        json.member("scope", "itwin-platform")
        json.member("iat", (now + issuedAfter).seconds)
        json.member("nbf", (now + notBeforeAfter).seconds)
        json.member("exp", (now + expiresAfter).seconds)
        json.member("jti", "forged")
        json.endObject()
        return String(
            decoding: try self.scene.server.parts.keys.value.accessTokens.token(claims: json.bytes),
            as: UTF8.self
        )
    }

    /// The genuine claims under this header and signature.
    func token(header: String, signature: ([UInt8]) throws -> [UInt8]) rethrows -> String {
        let input = Base64URL.encode(Array(header.utf8)) + "." + self.parts[1]
        return input + "." + Base64URL.encode(try signature(Array(input.utf8)))
    }

    /// Tokens whose header or signature must not be believed (RFC 8725 §3).
    func hostile() throws -> [String: String] {
        let key = self.scene.server.parts.keys.value.accessTokens.keyID.rawValue
        let idKey = self.scene.server.parts.keys.value.idTokens.keyID.rawValue
        let own = P256.Signing.PrivateKey()
        let point = Array(own.publicKey.rawRepresentation)
        let jwk =
            #"{"kty":"EC","crv":"P-256","x":"\#(Base64URL.encode(point[..<32]))","#
            + #""y":"\#(Base64URL.encode(point[32...]))"}"#
        let signed = { (input: [UInt8]) in Array(try own.signature(for: input).rawRepresentation) }
        let secret = SymmetricKey(data: self.scene.server.parts.keys.value.document)
        let mac = { (input: [UInt8]) in
            HMAC<SHA256>.authenticationCode(for: input, using: secret).withUnsafeBytes(Array.init)
        }
        let head = #""typ":"at+jwt","kid":"\#(key)""#
        return [
            "none": self.token(header: #"{"alg":"none",\#(head)}"#) { _ in [] },
            "None": self.token(header: #"{"alg":"None",\#(head)}"#) { _ in [] },
            "HS256 by the key set": self.token(header: #"{"alg":"HS256",\#(head)}"#, signature: mac),
            "other key": try self.token(header: #"{"alg":"ES256",\#(head)}"#, signature: signed),
            "no signature": self.token(header: #"{"alg":"ES256",\#(head)}"#) { _ in [] },
            "zero signature": self.token(header: #"{"alg":"ES256",\#(head)}"#) { _ in [UInt8](repeating: 0, count: 64)
            },
            "RS256 of an EC key": try self.token(header: #"{"alg":"RS256",\#(head)}"#, signature: signed),
            "EC with the RSA key's id": try self.token(
                header: #"{"alg":"ES256","typ":"at+jwt","kid":"\#(idKey)"}"#,
                signature: signed,
            ),
            "path as kid": try self.token(
                header: #"{"alg":"ES256","typ":"at+jwt","kid":"../../../dev/null"}"#,
                signature: signed,
            ),
            "SQL as kid": try self.token(
                header: #"{"alg":"ES256","typ":"at+jwt","kid":"x' OR '1'='1"}"#,
                signature: signed,
            ),
            "no kid": try self.token(header: #"{"alg":"ES256","typ":"at+jwt"}"#, signature: signed),
            "jwk": try self.token(header: #"{"alg":"ES256",\#(head),"jwk":\#(jwk)}"#, signature: signed),
            "jku": try self.token(
                header: #"{"alg":"ES256",\#(head),"jku":"http://169.254.169.254/"}"#,
                signature: signed,
            ),
            "x5u": try self.token(
                header: #"{"alg":"ES256",\#(head),"x5u":"https://evil.example/"}"#,
                signature: signed
            ),
            "crit": try self.token(header: #"{"alg":"ES256",\#(head),"crit":["exp"]}"#, signature: signed),
            "changed claims": self.parts[0] + "." + Base64URL.encode(Array("{}".utf8)) + "." + self.parts[2],
            "cut": String(self.genuine.dropLast(3)),
            "one part more": self.genuine + ".x",
            "five parts": self.genuine + ".x.y",
        ]
    }
}
