import Crypto
import LintelCodec
import LintelGuard
import LintelTokens
import Synchronization

/// Signs tokens for the guard's tests with one P-256 key.
struct TestIssuer {
    static let now = UnixTime(seconds: 1_800_000_000)
    static let issuer = "https://issuer.example"
    static let audience = "https://issuer.example/files"

    let key = P256.Signing.PrivateKey()
    var keyID: KeyID = KeyID("k1")

    func keySet() throws -> JSONWebKeySet {
        JSONWebKeySet(keys: [try JSONWebKey(id: self.keyID, es256: self.key.publicKey)])
    }

    static var verifier: TokenVerifier { TokenVerifier(issuer: Self.issuer, audiences: [Self.audience]) }

    func token(
        keyID: String? = nil,
        type: String = "at+jwt",
        issuer: String = Self.issuer,
        audience: String = Self.audience,
        scope: String = "files.read",
        issuedAt: UnixTime = Self.now,
        expiresAt: UnixTime = Self.now + 3600,
    ) throws -> String {
        var header = JSONWriter()
        header.beginObject()
        header.member("alg", "ES256")
        header.member("typ", type)
        header.member("kid", keyID ?? self.keyID.rawValue)
        header.endObject()
        var payload = JSONWriter()
        payload.beginObject()
        payload.member("iss", issuer)
        payload.member("sub", "3f0e")
        payload.member("aud", audience)
        payload.member("client_id", "native-a")
        payload.member("scope", ScopeSet(spaceSeparated: scope).values)
        payload.member("iat", issuedAt.seconds)
        payload.member("exp", expiresAt.seconds)
        payload.member("jti", "t1")
        payload.endObject()
        let input = Base64URL.encode(header.bytes) + "." + Base64URL.encode(payload.bytes)
        let signature = try self.key.signature(for: SHA256.hash(data: Array(input.utf8)))
        return input + "." + Base64URL.encode([UInt8](signature.rawRepresentation))
    }
}

/// A clock that moves when it is told to.
final class ManualClock: Sendable {
    private let time = Mutex(TestIssuer.now)

    var read: GuardClock { { self.time.withLock { $0 } } }

    func advance(by seconds: Int64) {
        self.time.withLock { $0 = $0 + seconds }
    }
}

/// Hands out a key set document and counts how often it was asked.
final class CountingFetcher: Sendable {
    private struct State {
        var document: [UInt8]?
        var count = 0
    }

    private let state: Mutex<State>

    struct Failure: Error {}

    init(_ set: JSONWebKeySet?) {
        self.state = Mutex(State(document: set?.document()))
    }

    var count: Int { self.state.withLock { $0.count } }

    /// What is published from now on; nil makes each fetch fail.
    func publish(_ set: JSONWebKeySet?) {
        self.state.withLock { $0.document = set?.document() }
    }

    func fetch() async throws -> [UInt8] {
        let document = self.state.withLock { state in
            state.count += 1
            return state.document
        }
        guard let document else { throw Failure() }
        return document
    }
}
