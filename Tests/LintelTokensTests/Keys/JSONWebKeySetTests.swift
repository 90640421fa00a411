import Crypto
import LintelTokens
import Testing

@Suite struct JSONWebKeySetTests {
    private let known = """
        {"kty":"OKP","crv":"Ed25519","kid":"a","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
        """

    private func set(_ text: String) throws -> JSONWebKeySet { try JSONWebKeySet(parsing: Array(text.utf8)) }

    @Test func leavesOutKeysThatItCannotUse() throws {
        let others = "{\"kty\":\"oct\",\"kid\":\"s\",\"k\":\"AA\"},7,{\"kty\":\"new\"}"
        let set = try self.set("{\"keys\":[\(others),\(self.known)]}")
        #expect(set.keys.map(\.id) == [KeyID("a")])
        #expect(set.key(KeyID("a")) != nil)
        #expect(set.key(KeyID("s")) == nil)
    }

    @Test func keepsTheFirstKeyOfAnID() throws {
        let first = try JSONWebKey(id: KeyID("k"), es256: P256.Signing.PrivateKey().publicKey)
        let second = try JSONWebKey(id: KeyID("k"), es256: P256.Signing.PrivateKey().publicKey)
        #expect(JSONWebKeySet(keys: [first, second]).keys == [first])
    }

    @Test func readsItsOwnDocument() throws {
        let key = try JSONWebKey(id: KeyID("k"), es256: P256.Signing.PrivateKey().publicKey)
        let set = JSONWebKeySet(keys: [key])
        #expect(try JSONWebKeySet(parsing: set.document()) == set)
        #expect(JSONWebKeySet(keys: []).document() == Array("{\"keys\":[]}".utf8))
    }

    @Test(arguments: ["", "[]", "{}", "{\"keys\":{}}", "<html>"])
    func refusesWhatIsNoKeySet(text: String) {
        #expect(throws: TokenError.self) { try self.set(text) }
    }

    @Test func refusesHugeDocument() {
        let padding = String(repeating: " ", count: JSONWebKeySet.maximumBytes)
        #expect(throws: TokenError.self) { try self.set("{\"keys\":[]}" + padding) }
    }
}
