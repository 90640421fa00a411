import LintelCodec
import LintelServer
import LintelTokens
import Testing

@Suite struct InteractionSealTests {
    static let now = UnixTime(seconds: 1_800_000_000)
    static let browser = [UInt8](repeating: 1, count: 16)
    static let seal = InteractionSeal(masterKey: MasterKey(bytes: [UInt8](repeating: 7, count: 32)))

    private static func interaction(_ kind: Interaction.Kind = .authorize) -> Interaction {
        Interaction(
            kind: kind,
            subject: "state=ü&x=\"",
            browser: Self.browser,
            startedAt: Self.now,
            email: "ann@example.org",
            freshSession: [UInt8](repeating: 2, count: 16),
        )
    }

    @Test(arguments: [Interaction.Kind.authorize, .signIn, .signOut])
    func opensWhatItSealed(_ kind: Interaction.Kind) throws {
        let sealed = try Self.seal.seal(Self.interaction(kind))
        #expect(Self.seal.open(sealed, browser: Self.browser, at: Self.now) == Self.interaction(kind))
        #expect(Self.seal.open(sealed, browser: Self.browser, at: Self.now + 3_600) != nil)
    }

    @Test func opensNothingElse() throws {
        let sealed = try Self.seal.seal(Self.interaction())
        #expect(Self.seal.open(sealed, browser: Self.browser, at: Self.now + 3_601) == nil)
        #expect(Self.seal.open(sealed, browser: [UInt8](repeating: 3, count: 16), at: Self.now) == nil)
        #expect(Self.seal.open(sealed, browser: nil, at: Self.now) == nil)
        let stranger = InteractionSeal(masterKey: MasterKey(bytes: [UInt8](repeating: 8, count: 32)))
        #expect(stranger.open(sealed, browser: Self.browser, at: Self.now) == nil)
        for text in [nil, "", "x", sealed + "A", String(sealed.dropLast(4)), sealed + "="] {
            #expect(Self.seal.open(text, browser: Self.browser, at: Self.now) == nil)
        }
    }

    @Test func refusesEveryChangedByte() throws {
        let sealed = try #require(Base64URL.decode(try Self.seal.seal(Self.interaction()).utf8))
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(Self.seal.open(Base64URL.encode(changed), browser: Self.browser, at: Self.now) == nil)
        }
    }

    @Test func sealsTheSameDifferentlyEachTime() throws {
        let once = try Self.seal.seal(Self.interaction())
        let again = try Self.seal.seal(Self.interaction())
        #expect(once != again)
    }
}
