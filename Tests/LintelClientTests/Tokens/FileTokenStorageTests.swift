import Foundation
import LintelTokens
import Testing

@testable import LintelClient

@Suite final class FileTokenStorageTests: Sendable {
    let directory = FileManager.default.temporaryDirectory.path + "/lintel-client-\(UUID().uuidString)"

    deinit {
        try? FileManager.default.removeItem(atPath: self.directory)
    }

    private var path: String { "\(self.directory)/deep/token.json" }
    private var storage: FileTokenStorage { FileTokenStorage(path: self.path) }

    private func token(_ number: Int) -> StoredToken {
        StoredToken(
            issuer: "https://a.example",
            clientID: ClientID("native-a"),
            accessToken: AccessToken("t\(number)", expiresAt: UnixTime(seconds: 1_000), scopes: ["a", "b"]),
            refreshToken: "r\(number)",
        )
    }

    private func mode(_ path: String) throws -> Int {
        let facts = try FileManager.default.attributesOfItem(atPath: path)
        return try #require((facts[.posixPermissions] as? NSNumber)?.intValue)
    }

    @Test func keepsAToken() async throws {
        #expect(try await self.storage.read() == nil)
        let token = self.token(1)
        #expect(try await self.storage.update { _ in token } == token)
        #expect(try await self.storage.read() == token)
        #expect(try await self.storage.update { _ in nil } == nil)
        #expect(try await self.storage.read() == nil)
    }

    @Test func isForItsOwnerAlone() async throws {
        let token = self.token(1)
        try await self.storage.update { _ in token }
        #expect(try self.mode(self.path) == 0o600)
        #expect(try self.mode(self.directory + "/deep") == 0o700)
        #expect(try self.mode(self.directory) == 0o700)
        let left = try FileManager.default.contentsOfDirectory(atPath: self.directory + "/deep").sorted()
        #expect(left == ["token.json", "token.json.lock"])
    }

    @Test(arguments: [0o644, 0o640, 0o604, 0o660])
    func refusesAFileThatOthersCanRead(_ mode: Int) async throws {
        let token = self.token(1)
        try await self.storage.update { _ in token }
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: self.path)
        for attempt in [0, 1] {
            await #expect {
                if attempt == 0 { _ = try await self.storage.read() } else { try await self.storage.update { $0 } }
            } throws: { ($0 as? ClientError)?.code == .storageUnsafe }
        }
    }

    @Test func followsNoLink() async throws {
        try FileManager.default.createDirectory(atPath: self.directory + "/deep", withIntermediateDirectories: true)
        let other = self.directory + "/other"
        try Data(self.token(1).json).write(to: URL(fileURLWithPath: other))
        try FileManager.default.createSymbolicLink(atPath: self.path, withDestinationPath: other)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: other)
        await #expect {
            try await self.storage.read()
        } throws: { ($0 as? ClientError)?.code == .storageFailed }
    }

    @Test func writesWhatACancelledTaskHasChanged() async throws {
        let (storage, token) = (self.storage, self.token(1))
        let task = Task {
            try await storage.update { _ in
                withUnsafeCurrentTask { $0?.cancel() }
                return token
            }
        }
        #expect(try await task.value == token)
        #expect(try await self.storage.read() == token)
    }

    @Test(arguments: [Int64.min, -1, Int64.max])
    func readsNoTimeThatIsNone(_ seconds: Int64) throws {
        var token = self.token(1)
        token.accessToken.expiresAt = UnixTime(seconds: seconds)
        let read = try StoredToken(json: token.json)
        #expect((0...253_402_300_799).contains(try #require(read.accessToken.expiresAt).seconds))
    }

    @Test func changesNothingWhenTheChangeFails() async throws {
        let token = self.token(1)
        try await self.storage.update { _ in token }
        await #expect(throws: ClientError.self) {
            try await self.storage.update { _ in throw ClientError(.refused, "no") }
        }
        #expect(try await self.storage.read() == token)
    }

    @Test func letsOneChangeAtATime() async throws {
        let first = self.token(0)
        try await self.storage.update { _ in first }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                // A storage of its own each time, as another process has.
                let storage = FileTokenStorage(path: self.path)
                group.addTask {
                    try await storage.update { stored in
                        let number = Int(stored?.refreshToken?.dropFirst() ?? "") ?? -1
                        await Task.yield()
                        var next = stored
                        next?.refreshToken = "r\(number + 1)"
                        return next
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await self.storage.read()?.refreshToken == "r20")
    }

    @Test func replacesWhatCannotBeRead() async throws {
        let token = self.token(1)
        try await self.storage.update { _ in token }
        for text in ["", "{}", #"{"version":2}"#, "\u{0}", String(repeating: "x", count: 1_000)] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: self.path))
            await #expect {
                try await self.storage.read()
            } throws: { ($0 as? ClientError)?.code == .storageFailed }
        }
        let next = self.token(2)
        try await self.storage.update { stored in
            #expect(stored == nil)
            return next
        }
        #expect(try await self.storage.read() == next)
    }

    @Test func readsWhatItWrote() throws {
        let token = self.token(3)
        #expect(try StoredToken(json: token.json) == token)
        var other = token
        (other.idToken, other.lifetime) = ("i", 3_600)
        #expect(try StoredToken(json: other.json) == other)
        #expect(
            String(decoding: token.json, as: UTF8.self)
                == #"{"version":1,"issuer":"https://a.example","client_id":"native-a","access_token":"t3","#
                + #""expires_at":1000,"scope":"a b","refresh_token":"r3"}"#
        )
    }

    @Test func namesFilesByIssuerAndApp() {
        let names = [
            FileTokenStorage.fileName(issuer: "https://a", clientID: ClientID("b")),
            FileTokenStorage.fileName(issuer: "https://a", clientID: ClientID("c")),
            FileTokenStorage.fileName(issuer: "https://../../x", clientID: ClientID("b")),
        ]
        #expect(Set(names).count == 3)
        #expect(names.allSatisfy { !$0.contains("/") && $0.hasPrefix("token-") && $0.hasSuffix(".json") })
    }
}
