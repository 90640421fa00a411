import LintelPlatform
import LintelServer
import Testing

@Suite struct Argon2PasswordHasherTests {
    private static let cheap = Argon2PasswordHasher.Parameters(memoryKiB: 64, iterations: 1, parallelism: 1)
    private let hasher = Argon2PasswordHasher(parameters: Self.cheap, random: .system)

    @Test func standardParametersAreInTheEncoding() throws {
        let password = try #require(Password("open sesame 42"))
        let encoded = try Argon2PasswordHasher(random: .system).hash(password)
        #expect(encoded.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(encoded.wholeMatch(of: /\$argon2id\$v=19\$[a-z0-9=,]+\$[A-Za-z0-9+\/]{22}\$[A-Za-z0-9+\/]{43}/) != nil)
        #expect(Argon2PasswordHasher(random: .system).verify(password, against: encoded))
    }

    @Test func verifiesOnlyTheSamePassword() throws {
        let encoded = try self.hasher.hash(try #require(Password("caf\u{E9} 12345")))
        #expect(self.hasher.verify(try #require(Password("cafe\u{301} 12345")), against: encoded))
        for other in ["", "cafe 12345", "caf\u{E9} 1234", "caf\u{E9} 123456"] {
            #expect(!self.hasher.verify(try #require(Password(other)), against: encoded))
        }
    }

    @Test func c16DoesNotCutLongPasswords() throws {
        let long = String(repeating: "x", count: 999)
        let encoded = try self.hasher.hash(try #require(Password(long + "a")))
        #expect(self.hasher.verify(try #require(Password(long + "a")), against: encoded))
        #expect(!self.hasher.verify(try #require(Password(long + "b")), against: encoded))
    }

    @Test func saltComesFromTheGivenRandomness() throws {
        let password = try #require(Password("open sesame 42"))
        let fixed = RandomSource { count in [UInt8](repeating: 7, count: count) }
        let hasher = Argon2PasswordHasher(parameters: Self.cheap, random: fixed)
        #expect(try hasher.hash(password) == hasher.hash(password))
        #expect(try self.hasher.hash(password) != self.hasher.hash(password))
    }

    @Test(arguments: [
        "", "plain", "$argon2id$", "$argon2id$v=19$m=64,t=1,p=1$AAAA$AAAA", "$2b$12$abcdefghijklmnopqrstuv",
    ])
    func wrongEncodingVerifiesNothing(encoded: String) throws {
        #expect(!self.hasher.verify(try #require(Password("open sesame 42")), against: encoded))
    }

    @Test func asksForRehashWhenParametersDiffer() throws {
        let encoded = try self.hasher.hash(try #require(Password("open sesame 42")))
        #expect(!self.hasher.needsRehash(encoded))
        #expect(Argon2PasswordHasher(random: .system).needsRehash(encoded))
    }
}
