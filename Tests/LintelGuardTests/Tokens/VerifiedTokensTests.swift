import LintelTokens
import Synchronization
import Testing

@testable import LintelGuard

@Suite struct VerifiedTokensTests {
    private let issuer = TestIssuer()

    /// Asks for a token's claims; true when they had to be found out.
    private func isVerified(_ token: String, _ keys: JSONWebKeySet, by tokens: VerifiedTokens) throws -> Bool {
        var asked = false
        let claims = try tokens.claims(of: token, keys: keys) { () throws(TokenError) in
            asked = true
            return try TestIssuer.verifier.claims(of: token, keys: keys)
        }
        #expect(try TestIssuer.verifier.claims(of: token, keys: keys) == claims)
        return asked
    }

    @Test func verifiesATokenOnce() throws {
        let tokens = VerifiedTokens(limit: 4)
        let keys = try self.issuer.keySet()
        let (one, other) = (try self.issuer.token(), try self.issuer.token(scope: "files.write"))
        #expect(try self.isVerified(one, keys, by: tokens))
        #expect(try !self.isVerified(one, keys, by: tokens))
        #expect(try self.isVerified(other, keys, by: tokens))
        #expect(try !self.isVerified(one, keys, by: tokens))
    }

    @Test("H05 a token that differs in one character is verified by itself")
    func knowsWholeTokens() throws {
        let tokens = VerifiedTokens(limit: 4)
        let keys = try self.issuer.keySet()
        let token = try self.issuer.token()
        _ = try self.isVerified(token, keys, by: tokens)
        for index in token.indices {
            var altered = token
            altered.replaceSubrange(index...index, with: token[index] == "A" ? "B" : "A")
            #expect(throws: TokenError.self) { try self.isVerified(altered, keys, by: tokens) }
        }
        #expect(throws: TokenError.self) { try self.isVerified(token + "A", keys, by: tokens) }
    }

    @Test func forgetsWhatOtherKeysVerified() throws {
        let tokens = VerifiedTokens(limit: 4)
        let keys = try self.issuer.keySet()
        let more = JSONWebKeySet(keys: keys.keys + (try TestIssuer(keyID: KeyID("k2")).keySet().keys))
        let token = try self.issuer.token()
        #expect(try self.isVerified(token, keys, by: tokens))
        #expect(try self.isVerified(token, more, by: tokens))
        #expect(tokens.count == 1)
    }

    @Test(arguments: [0, 1, 2, 7, 8])
    func remembersNoMoreThanItMay(limit: Int) throws {
        let tokens = VerifiedTokens(limit: limit)
        let keys = try self.issuer.keySet()
        let first = try self.issuer.token(scope: "first")
        for number in 0..<40 {
            _ = try self.isVerified(try self.issuer.token(scope: "s\(number)"), keys, by: tokens)
            // Asked for all the time: it stays where there is room for more than itself.
            let isForgotten = try self.isVerified(first, keys, by: tokens)
            if number > 0, limit >= 7 { #expect(!isForgotten) }
            #expect(tokens.count <= limit)
        }
    }
}
