import Hummingbird
import LintelCodec
import LintelTokens
import Testing

@testable import LintelClient

/// Counts the changes.
private struct CountingStorage: TokenStorage {
    let kept: MemoryTokenStorage
    let updates = Tally()

    func read() async throws -> StoredToken? { try await self.kept.read() }
    func update(_ change: @Sendable (StoredToken?) async throws -> StoredToken?) async throws -> StoredToken? {
        self.updates.add()
        return try await self.kept.update(change)
    }
}

@Suite struct RefreshTokenSourceTests {
    let surroundings = TestSurroundings()

    private func stored(_ base: String, refreshToken: String? = "r0", expiresIn: Int64 = -1) -> StoredToken {
        StoredToken(
            issuer: base,
            clientID: ClientID("native-a"),
            accessToken: AccessToken("t0", expiresAt: TestSurroundings.start + expiresIn, scopes: ["a"]),
            refreshToken: refreshToken,
            idToken: "i0",
        )
    }

    private func source(_ base: String, _ storage: some TokenStorage) -> RefreshTokenSource {
        RefreshTokenSource(
            issuer: Issuer(base, settings: self.surroundings.settings()),
            clientID: ClientID("native-a"),
            storage: storage,
        )
    }

    /// An issuer at which each refresh token is good once.
    private func rotatingIssuer() -> TestIssuer {
        TestIssuer { fields, number in
            guard fields["refresh_token"] == "r\(number - 1)" else { return TestIssuer.refusal("invalid_grant") }
            return TestIssuer.token("t\(number)", expiresIn: 3_600, #","refresh_token":"r\#(number)""#)
        }
    }

    @Test func usesTheStoredTokenWhileItIsGood() async throws {
        let issuer = self.rotatingIssuer()
        try await issuer.server.run { base async throws in
            let storage = MemoryTokenStorage(self.stored(base, expiresIn: 1_000))
            let token = try await self.source(base, storage).token()
            #expect(token.value == "t0")
            #expect(issuer.requests.all.isEmpty)
        }
    }

    @Test func renewsNoTokenForEachOfThoseWhoShareAShortOne() async throws {
        let issuer = TestIssuer { _, number in TestIssuer.token("t\(number)", expiresIn: 100) }
        try await issuer.server.run { base async throws in
            let storage = MemoryTokenStorage(self.stored(base))
            for _ in 0..<3 { #expect(try await self.source(base, storage).token().value == "t1") }
            self.surroundings.advance(by: 75)
            #expect(try await self.source(base, storage).token().value == "t2")
        }
    }

    @Test func storesTheNextTokenBeforeItIsUsed() async throws {
        let issuer = self.rotatingIssuer()
        try await issuer.server.run { base async throws in
            let storage = MemoryTokenStorage(self.stored(base))
            let token = try await self.source(base, storage).token()
            #expect(token.value == "t1")
            let kept = try #require(try await storage.read())
            #expect(kept.accessToken == token)
            #expect(kept.refreshToken == "r1")
            #expect(kept.accessToken.scopes == ["a"])
            #expect(kept.idToken == "i0")
        }
        let fields = try #require(issuer.requests.all.first).fields
        #expect(fields["grant_type"] == "refresh_token")
        #expect(fields["client_id"] == "native-a")
    }

    @Test func renewsOnceForManyThatShareAStorage() async throws {
        let issuer = self.rotatingIssuer()
        try await issuer.server.run { base async throws in
            let storage = MemoryTokenStorage(self.stored(base))
            let sources = (0..<8).map { _ in self.source(base, storage) }
            let tokens = try await withThrowingTaskGroup(of: String.self) { group in
                for source in sources { for _ in 0..<4 { group.addTask { try await source.token().value } } }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(tokens == ["t1"])
            #expect(issuer.requests.all.count == 1)
        }
    }

    @Test func keepsARefreshTokenThatDoesNotRotate() async throws {
        let issuer = TestIssuer { _, number in TestIssuer.token("t\(number)") }
        try await issuer.server.run { base async throws in
            let storage = MemoryTokenStorage(self.stored(base))
            _ = try await self.source(base, storage).token()
            #expect(try await storage.read()?.refreshToken == "r0")
        }
    }

    @Test func asksForASignInWhenTheIssuerTakesItNoMore() async throws {
        let issuer = TestIssuer { _, _ in TestIssuer.refusal("invalid_grant") }
        try await issuer.server.run { base async throws in
            let storage = MemoryTokenStorage(self.stored(base))
            await #expect {
                try await self.source(base, storage).token()
            } throws: { ($0 as? ClientError)?.code == .signInNeeded }
            let kept = try await storage.read()
            #expect(kept == nil)
        }
    }

    @Test func keepsTheSignInWhileTheIssuerIsDown() async throws {
        let issuer = TestIssuer { _, _ in Response(status: .serviceUnavailable) }
        try await issuer.server.run { base async throws in
            let storage = MemoryTokenStorage(self.stored(base))
            await #expect {
                try await self.source(base, storage).token()
            } throws: { ($0 as? ClientError)?.status == 503 }
            let kept = try await storage.read()
            #expect(kept?.refreshToken == "r0")
            // A refresh token is sent once: the server may have taken it.
            #expect(issuer.requests.all.count == 1)
        }
    }

    @Test func asksForASignInWhenNothingIsStored() async throws {
        let issuer = self.rotatingIssuer()
        try await issuer.server.run { base async throws in
            for storage in [MemoryTokenStorage(), MemoryTokenStorage(self.stored(base, refreshToken: nil))] {
                await #expect {
                    try await self.source(base, storage).token()
                } throws: { ($0 as? ClientError)?.code == .signInNeeded }
            }
        }
    }

    @Test func sendsNothingToAnotherIssuer() async throws {
        let issuer = self.rotatingIssuer()
        try await issuer.server.run { base async throws in
            let storage = MemoryTokenStorage(self.stored("https://other.example"))
            await #expect {
                try await self.source(base, storage).token()
            } throws: { ($0 as? ClientError)?.code == .storageFailed }
            #expect(issuer.requests.all.isEmpty)
            let kept = try await storage.read()
            #expect(kept != nil)
        }
    }

    @Test func renewsATokenThatAnAPIRefused() async throws {
        let issuer = self.rotatingIssuer()
        try await issuer.server.run { base async throws in
            let storage = MemoryTokenStorage(self.stored(base, expiresIn: 1_000))
            let source = self.source(base, storage)
            let first = try await source.token()
            let next = try await source.token(replacing: first)
            #expect(next.value == "t1")
            // The issuer has just made it: another would be refused as well.
            #expect(try await source.token(replacing: next).value == "t1")
            #expect(issuer.requests.all.count == 1)
        }
    }

    @Test func keepsATokenThatAnAPIAloneRefused() async throws {
        let storage = MemoryTokenStorage(self.stored("http://127.0.0.1:1", refreshToken: nil, expiresIn: 1_000))
        let source = self.source("http://127.0.0.1:1", storage)
        let first = try await source.token()
        await #expect {
            try await source.token(replacing: first)
        } throws: { ($0 as? ClientError)?.code == .signInNeeded }
        #expect(try await storage.read()?.accessToken == first)
    }

    @Test func keepsTheIDTokenOfTheSignIn() async throws {
        let issuer = TestIssuer { _, _ in TestIssuer.token("t1", #","id_token":"i1""#) }
        try await issuer.server.run { base async throws in
            let storage = MemoryTokenStorage(self.stored(base))
            _ = try await self.source(base, storage).token()
            #expect(try await storage.read()?.idToken == "i0")
        }
    }

    @Test func keepsWhatRotatedWhateverElseTheAnswerSays() async throws {
        let issuer = TestIssuer { _, _ in
            TestServer.json(
                #"{"access_token":"t1","token_type":"Bearer","expires_in":-1,"refresh_token":"r1","id_token":7}"#
            )
        }
        try await issuer.server.run { base async throws in
            let storage = MemoryTokenStorage(self.stored(base))
            #expect(try await self.source(base, storage).token().value == "t1")
            #expect(try await storage.read()?.refreshToken == "r1")
        }
    }

    @Test func looksForTheIssuerBeforeOthersWaitForTheStorage() async throws {
        // Nothing is published here.
        try await TestServer().run { base async throws in
            let storage = CountingStorage(kept: MemoryTokenStorage(self.stored(base)))
            await #expect(throws: ClientError.self) { try await self.source(base, storage).token() }
            #expect(storage.updates.count == 0)
        }
    }
}
