import LintelOAuth
import Testing

@Suite struct CheckRedirectURITests {
    @Test func refusesOnAPage() {
        let two = GoodRequest.client(redirectURIs: [GoodRequest.redirectURI, "https://app.example/other"])
        #expect(GoodRequest.pageRefusal(without: ["redirect_uri"], client: two)?.id == .redirectURIMissing)
        let none = GoodRequest.client(redirectURIs: [])
        #expect(GoodRequest.pageRefusal(without: ["redirect_uri"], client: none)?.id == .redirectURIMissing)
        #expect(GoodRequest.pageRefusal(adding: [("redirect_uri", GoodRequest.redirectURI)])?.id == .parameterRepeated)
        #expect(GoodRequest.pageRefusal(adding: [("redirect_uri", "https://evil.example/")])?.id == .parameterRepeated)
    }

    @Test func takesTheOnlyOneWhenNoneIsNamed() throws {
        let request = try GoodRequest.check(without: ["redirect_uri"])
        #expect(request.target.redirectURI == GoodRequest.redirectURI)
        #expect(!request.namesRedirectURI)
    }

    @Test func letsOnlyNativeAppsChangeTheLoopbackPort() throws {
        let registered = ["http://127.0.0.1/cb"]
        let sent = [("redirect_uri", "http://127.0.0.1:50123/cb")]
        let request = try GoodRequest.check(with: sent, client: GoodRequest.client(redirectURIs: registered))
        #expect(request.target.redirectURI == "http://127.0.0.1:50123/cb")
        for type in [ClientType.spa, .web] {
            let client = GoodRequest.client(type, redirectURIs: registered)
            #expect(GoodRequest.pageRefusal(with: sent, client: client)?.id == .redirectURIUnregistered)
        }
    }

    static let registered = [
        "https://good.example/cb", "https://good.example/cb?foo=bar", "https://good.example:8443/a/b%2Fc",
        "http://127.0.0.1/cb", "http://localhost:3000/cb", "com.example.app:/cb",
    ]

    /// Every text one edit away from a registered URI is refused, unless it is registered itself or differs from a
    /// loopback URI in nothing but the port.
    @Test(arguments: Self.registered)
    func refusesEveryTextOneEditAway(_ registered: String) {
        let client = GoodRequest.client(redirectURIs: [registered])
        for mutation in RedirectURIMutations(of: registered) where !Self.mayPass(mutation, for: registered) {
            let refusal = GoodRequest.pageRefusal(with: [("redirect_uri", mutation)], client: client)
            #expect(refusal?.id == .redirectURIUnregistered, "\(mutation) for \(registered)")
        }
    }

    /// RFC 8252 §7.3, told without the code under test: `http://host`, then a port or none, then the same rest.
    private static func mayPass(_ sent: String, for registered: String) -> Bool {
        if sent.utf8.elementsEqual(registered.utf8) { return true }
        for host in ["http://127.0.0.1", "http://localhost"] where registered.hasPrefix(host) && sent.hasPrefix(host) {
            let rest = { (text: String) in text.dropFirst(host.count).drop { $0 == ":" || $0.isNumber } }
            let port = sent.dropFirst(host.count).prefix { $0 != "/" }
            guard rest(sent) == rest(registered) else { continue }
            return port.isEmpty || (port.first == ":" && !port.dropFirst().contains(":"))
        }
        return false
    }
}

/// Texts that differ from a URI in one place.
struct RedirectURIMutations: Sequence {
    private let texts: [String]

    init(of uri: String) {
        var texts: [String] = []
        let characters = Array(uri)
        let inserted: [Character] = [
            "/", ".", "?", "#", "&", "@", ":", "\\", "%", " ", "\t", "\n", "\r", "\0", "a", "A", "1", "*", ";", "é",
            "а",
        ]
        for index in characters.indices {
            texts.append(String(characters[..<index] + characters[(index + 1)...]))
            if index > 0 { texts.append(String(characters[..<index])) }
            let character = characters[index]
            let flipped = character.isUppercase ? character.lowercased() : character.uppercased()
            texts.append(String(characters[..<index]) + flipped + String(characters[(index + 1)...]))
            let bytes = String(character).utf8.map { "%" + String($0, radix: 16, uppercase: true) }
            texts.append(String(characters[..<index]) + bytes.joined() + String(characters[(index + 1)...]))
            for new in inserted { texts.append(String(characters[..<index] + [new] + characters[index...])) }
        }
        for tail in [
            "/", "/..", "/../evil", "/./", "//", "?", "?x=1", "&x=1", "#", "#x", "%23x", "%00", "@evil.example",
        ] {
            texts.append(uri + tail)
        }
        self.texts = texts
    }

    func makeIterator() -> IndexingIterator<[String]> { self.texts.makeIterator() }
}
