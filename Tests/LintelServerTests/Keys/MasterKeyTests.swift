import Crypto
import Foundation
import LintelPlatform
import LintelServer
import Testing

@Suite struct MasterKeyTests {
    private func withDirectory(_ body: (String) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("lintel-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        try body(directory.path)
    }

    private static func bytes(_ key: MasterKey) -> [UInt8] { key.key.withUnsafeBytes { Array($0) } }

    @Test func isMadeOnceAndReadAfter() throws {
        try self.withDirectory { directory in
            let path = directory + "/shared.key"
            let made = try MasterKey.loadOrCreate(path: path, isInUse: false)
            let read = try MasterKey.loadOrCreate(path: path, isInUse: true)
            #expect(Self.bytes(made) == Self.bytes(read))
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
            #expect(mode?.intValue == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["shared.key"])
        }
    }

    @Test func isNotMadeWhenTheDatabaseIsSealedUnderOne() throws {
        try self.withDirectory { directory in
            let path = directory + "/master.key"
            let error = #expect(throws: MasterKeyError.self) { try MasterKey.loadOrCreate(path: path, isInUse: true) }
            #expect(error?.description.contains(path) == true)
            #expect(error?.description.contains("share one master key (master_key.file)") == true)
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    /// Secret mounts are links, whose own mode says nothing.
    @Test func followsLinksAndLooksAtTheFilesMode() throws {
        try self.withDirectory { directory in
            let (file, link) = (directory + "/file", directory + "/link")
            let key = try MasterKey.loadOrCreate(path: file, isInUse: false)
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
            #expect(Self.bytes(try MasterKey.loadOrCreate(path: link, isInUse: true)) == Self.bytes(key))
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
            #expect(throws: MasterKeyError.self) { try MasterKey.loadOrCreate(path: link, isInUse: true) }
        }
    }

    @Test func refusesAnotherLength() throws {
        try self.withDirectory { directory in
            let path = directory + "/master.key"
            let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
            _ = FileManager.default.createFile(atPath: path, contents: Data(count: 31), attributes: attributes)
            #expect(throws: MasterKeyError.self) { try MasterKey.loadOrCreate(path: path, isInUse: false) }
        }
    }
}
