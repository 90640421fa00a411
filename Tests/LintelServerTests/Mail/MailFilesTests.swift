import Foundation
import LintelPlatform
import LintelTokens
import Testing

@testable import LintelServer

@Suite struct MailFilesTests {
    private static func mail(_ number: Int) throws -> OutgoingMail {
        OutgoingMail(
            id: MailID("mail-\(number)"),
            createdAt: UnixTime(seconds: 1_767_225_600 + Int64(number)),
            sender: try #require(MailAddress("a@b.example")),
            message: MailMessage(recipient: "a@b.example", subject: "", text: "", html: ""),
            bytes: Array("mail \(number)\r\n".utf8),
        )
    }

    /// Runs the body with a directory that does not exist yet.
    private func withDirectory(_ body: (String) async throws -> Void) async throws {
        let directory = NSTemporaryDirectory() + "/lintel-mail-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await body(directory)
    }

    private func mode(_ path: String) throws -> Int? {
        (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue
    }

    @Test func writesAFileForItsOwnerAlone() async throws {
        try await self.withDirectory { directory in
            let answer = try await MailFiles(directory: directory).send(try Self.mail(1))
            let path = directory + "/2026-01-01T000001Z-mail-1.eml"
            #expect(answer == "written to \(path)")
            #expect(FileManager.default.contents(atPath: path) == Data("mail 1\r\n".utf8))
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory).count == 1)
            #expect(try self.mode(path) == 0o600)
            #expect(try self.mode(directory) == 0o700)
        }
    }

    @Test func theOldestFilesGo() async throws {
        try await self.withDirectory { directory in
            let files = MailFiles(directory: directory, capacity: 3)
            for number in [5, 1, 4, 2, 3] { _ = try await files.send(try Self.mail(number)) }
            let names = try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
            #expect(names.map { $0.suffix(10) } == ["mail-3.eml", "mail-4.eml", "mail-5.eml"])
        }
    }

    @Test func aDirectoryThatCannotBeMadeIsNoReasonToGiveTheMailUp() async throws {
        try await self.withDirectory { directory in
            try Data().write(to: URL(fileURLWithPath: directory))
            let fault = await #expect(throws: MailFault.self) {
                try await MailFiles(directory: directory + "/mail").send(try Self.mail(1))
            }
            #expect(fault?.isPermanent == false)
        }
    }
}
