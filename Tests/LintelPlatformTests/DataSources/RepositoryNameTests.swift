import LintelPlatform
import Testing

struct RepositoryNameTests {
    @Test func makesTheIDThatClientsKnow() throws {
        let name = try RepositoryName(host: "PW.Example.org", name: "Main Works")
        #expect(name.repositoryID == "Bentley.PW--pw.example.org~3AMain~20Works")
    }

    @Test(arguments: [
        "Bentley.PW--pw.example.org~3AMain~20Works", "bentley.pw--PW.example.org~3amain~20works",
        "Bentley.PW--pw.example.org:Main Works",
    ])
    func readsTheIDInAnyCase(_ id: String) throws {
        let name = try RepositoryName(host: "pw.example.org", name: "Main Works")
        #expect(RepositoryName.key(ofRepository: id) == name.key)
    }

    @Test(arguments: [
        "", "Bentley.PW--", "Bentley.PW--nohost", "PW--a:b", "Bentley.PW--a~3", "Bentley.PW--a:b~00",
        "Bentley.PW--a:b~0A",
        "Bentley.PW--a:~7F", String(repeating: "a", count: 5_000),
    ])
    func knowsNoOtherID(_ id: String) {
        #expect(RepositoryName.key(ofRepository: id) == nil)
    }

    @Test(arguments: [
        ("", "a"), ("a b", "a"), ("-a", "a"), ("a/b", "a"), ("h", ""), ("h", "a/b"), ("h", "a:b"), ("h", "a\u{0}b"),
    ])
    func refusesHostileNames_L01(_ host: String, _ name: String) {
        #expect(throws: PlatformError.self) { try RepositoryName(host: host, name: name) }
    }
}
