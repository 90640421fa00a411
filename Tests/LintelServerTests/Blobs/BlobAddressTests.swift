import Crypto
import HTTPTypes
import HummingbirdTesting
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

/// Signed addresses: good for one thing, for half an hour.
@Suite struct BlobAddressTests {
    @Test func goesWithItsMethodAndTime() async throws {
        try await BlobScene.run { scene in
            let blob = try await scene.keep(BlobScene.bytes(10))
            let upload = try await scene.begin("other")
            let read = scene.path(blob.digest, name: "a b+é.txt")
            let write = scene.path(upload)
            #expect(try await scene.get(read).status == .ok)
            #expect(try await scene.get(read, method: .head).status == .ok)
            scene.server.clock.advance(by: BlobLinks.lifetimeSeconds - 1)
            #expect(try await scene.get(read).status == .ok)
            scene.server.clock.advance(by: 1)
            let expired = try await scene.get(read)
            #expect(expired.status == .forbidden)
            #expect(expired.text.contains("<Code>AuthenticationFailed</Code>"))
            #expect(expired.headers[.contentType] == "application/xml")
            #expect(try await scene.put("\(write)&comp=block&blockid=YQ%3D%3D", [1]).status == .forbidden)
        }
    }

    @Test func refusesEveryChange() async throws {
        try await BlobScene.run { scene in
            let blob = try await scene.keep(BlobScene.bytes(10))
            let read = scene.path(blob.digest, name: "name.txt")
            let changes = [
                ("name.txt", "name.exe"), ("expires=17", "expires=27"),
                (BlobScene.place.rawValue, BlobScene.otherPlace.rawValue),
                (blob.digest.hex, BlobDigest(of: []).hex), ("signature=", "signature=A"), ("&name=name.txt", ""),
                ("signature=", "other="), ("expires=", "signature=AAAA&expires="), ("name=", "name=x&name="),
            ]
            for (part, other) in changes {
                let changed = read.replacing(part, with: other)
                #expect(changed != read)
                #expect(try await scene.get(changed).status == .forbidden)
            }
            // What clients add or write otherwise does not matter.
            #expect(try await scene.get(read + "&other=1").status == .ok)
            #expect(try await scene.get(read.replacing("name.txt", with: "n%61me.txt")).status == .ok)
        }
    }

    @Test func belongsToOneInstallation() {
        let digest = BlobDigest(of: [])
        let now = UnixTime(seconds: 1_000)
        let links = BlobLinks(base: "https://one.example", key: SymmetricKey(size: .bits256))
        let other = BlobLinks(base: "https://one.example", key: SymmetricKey(size: .bits256))
        let address = links.download(place: BlobScene.place, digest: digest, name: nil, at: now)
        #expect(address.hasPrefix("https://one.example/blobs/files/\(BlobScene.place.rawValue)/\(digest.hex)?"))
        let rest = address.dropFirst("https://one.example".count).split(separator: "?").map(String.init)
        let link = links.verify(method: "GET", path: rest[0], query: rest[1], at: now)
        #expect(link == .download(BlobScene.place, digest, name: nil))
        #expect(links.verify(method: "PUT", path: rest[0], query: rest[1], at: now) == nil)
        #expect(links.verify(method: "DELETE", path: rest[0], query: rest[1], at: now) == nil)
        #expect(links.verify(method: "GET", path: rest[0] + "/", query: rest[1], at: now) == nil)
        #expect(links.verify(method: "GET", path: rest[0], query: nil, at: now) == nil)
        #expect(other.verify(method: "GET", path: rest[0], query: rest[1], at: now) == nil)
    }
}
