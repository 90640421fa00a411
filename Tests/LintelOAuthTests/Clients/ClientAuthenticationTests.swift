import Crypto
import LintelCodec
import LintelOAuth
import LintelTokens
import Testing

@Suite struct ClientAuthenticationTests {
    static let now = UnixTime(seconds: 1_800_000_000)
    static let secret = "s3cret+with/signs="

    private static func digest(_ secret: String) -> [UInt8] { Array(SHA256.hash(data: Array(secret.utf8))) }

    private static func client(_ type: ClientType = .service, secrets: [RegisteredSecret]? = nil) -> RegisteredClient {
        RegisteredClient(
            id: ClientID("service-a"),
            type: type,
            name: "A",
            secrets: secrets ?? [RegisteredSecret(id: "first", digest: Self.digest(Self.secret))],
        )
    }

    private static func basic(_ text: String) -> String { "Basic " + Base64.encode(Array(text.utf8)) }

    private static func form(_ fields: [(String, String)]) -> FormFields {
        FormFields(fields: fields.map { FormFields.Field(name: $0.0, value: $0.1) })
    }

    private static func read(
        _ authorization: String? = nil,
        _ fields: [(String, String)] = [],
    ) throws(OAuthError) -> ClientAuthentication {
        try ClientAuthentication(authorization: authorization, fields: Self.form(fields))
    }

    private static func refusal(_ authorization: String? = nil, _ fields: [(String, String)] = []) -> OAuthError? {
        do throws(OAuthError) {
            _ = try Self.read(authorization, fields)
            return nil
        } catch {
            return error
        }
    }

    @Test func readsBasic() throws {
        let read = try Self.read(Self.basic("service-a:\(Self.secret)"))
        #expect(read.clientID == ClientID("service-a"))
        #expect(read.method == .basic)
        #expect(try read.check(Self.client(), at: Self.now) == "first")
    }

    /// RFC 6749 §2.3.1: both halves are form-encoded, which many clients do not do.
    @Test func acceptsTheSecretFormEncodedAsWell() throws {
        let encoded = Self.basic("service-a:\(FormEncoding.encode(Self.secret))")
        #expect(try Self.read(encoded).check(Self.client(), at: Self.now) == "first")
        #expect(try Self.read(encoded, [("client_id", "service-a")]).clientID == ClientID("service-a"))
    }

    @Test func readsTheBody() throws {
        let read = try Self.read(nil, [("client_id", "service-a"), ("client_secret", Self.secret)])
        #expect(read.method == .post)
        #expect(try read.check(Self.client(), at: Self.now) == "first")
    }

    @Test func readsPublicClients() throws {
        #expect(try Self.read(nil, [("client_id", "native-a")]).method == .none)
        #expect(try Self.read(nil, [("client_id", "native-a"), ("client_secret", "")]).method == .none)
        #expect(try Self.read(Self.basic("native-a:")).method == .none)
        #expect(try Self.read(nil, [("client_id", "native-a")]).check(GoodRequest.client(), at: Self.now) == nil)
    }

    static let unreadable = [
        "Bearer abc", "Basic", "Basic ", "Basic !!!", "Basic " + Base64.encode(Array("nocolon".utf8)),
        "Basic " + Base64.encode([0xFF, 0x3A, 0x61]),
    ]

    @Test(arguments: Self.unreadable)
    func refusesUnreadableHeaders(_ header: String) {
        #expect(Self.refusal(header)?.code == .invalidClient)
        #expect(Self.refusal(header)?.id == .requestMalformed)
    }

    @Test func refusesTwoWaysAtOnce() {
        let header = Self.basic("service-a:x")
        for fields in [
            [("client_secret", "x")], [("client_id", "service-b")],
            [("client_id", "service-a"), ("client_secret", "x")],
            [("client_assertion", "e30.e30.e30")],
        ] {
            #expect(Self.refusal(header, fields)?.code == .invalidRequest)
            #expect(Self.refusal(header, fields)?.id == .clientCredentialsTwice)
        }
    }

    @Test func refusesNobodyAndAssertions() {
        #expect(Self.refusal()?.code == .invalidClient)
        #expect(Self.refusal(nil, [("client_id", "")])?.code == .invalidClient)
        for name in ["client_assertion", "client_assertion_type"] {
            #expect(Self.refusal(nil, [("client_id", "service-a"), (name, "x")])?.id == .clientMethodUnsupported)
        }
    }

    private static func refusal(of read: ClientAuthentication, for client: RegisteredClient?) -> ErrorID? {
        do throws(OAuthError) {
            _ = try read.check(client, at: Self.now)
            return nil
        } catch {
            #expect(error.code == .invalidClient)
            return error.id
        }
    }

    @Test func refusesWrongSecrets() throws {
        let expired = RegisteredSecret(id: "old", digest: Self.digest(Self.secret), expiresAt: Self.now)
        let read = try Self.read(Self.basic("service-a:\(Self.secret)"))
        #expect(Self.refusal(of: read, for: Self.client(secrets: [expired])) == .clientSecretWrong)
        #expect(Self.refusal(of: read, for: Self.client(secrets: [])) == .clientSecretWrong)
        #expect(Self.refusal(of: read, for: nil) == .clientUnknown)
        #expect(Self.refusal(of: read, for: GoodRequest.client(.web, isDisabled: true)) == .clientUnknown)
        #expect(Self.refusal(of: read, for: Self.client(.native)) == .clientSecretUnexpected)
        #expect(
            Self.refusal(of: try Self.read(nil, [("client_id", "service-a")]), for: Self.client())
                == .clientSecretMissing
        )
        for wrong in [
            "", "x", String(Self.secret.dropLast()), Self.secret + "x", String(repeating: "x", count: 100_000),
        ] {
            let read = try Self.read(nil, [("client_id", "service-a"), ("client_secret", wrong)])
            #expect(Self.refusal(of: read, for: Self.client()) != nil)
        }
    }

    @Test func namesTheSecretThatFits() throws {
        let secrets = [
            RegisteredSecret(id: "first", digest: Self.digest("one")),
            RegisteredSecret(id: "second", digest: Self.digest("two"), expiresAt: Self.now + 1),
        ]
        let read = try Self.read(nil, [("client_id", "service-a"), ("client_secret", "two")])
        #expect(try read.check(Self.client(secrets: secrets), at: Self.now) == "second")
    }
}
