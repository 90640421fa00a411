import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import LintelCodec
import LintelTokens
import NIOCore
import NIOHTTP1
import Synchronization
import Testing

@testable import LintelClient

/// A place that takes and gives bytes at signed addresses, as the platform's does.
private final class BlobPlace: Sendable {
    struct State {
        var blocks: [String: [UInt8]] = [:]
        var content: [UInt8] = []
        var signature = 1
        /// Bytes after which a download breaks, one entry for each download.
        var breaks: [Int] = []
        var ranges: [String?] = []
        /// What is told as `ETag`; nil tells nothing.
        var tag: String? = "\"1\""
    }

    let state = Mutex(State())
    let server = TestServer()

    init() {
        self.server.on(.put, "blob") { request in
            let fields = try FormFields(parsing: Array((request.uri.query ?? "").utf8))
            let bytes = Array(buffer: try await request.body.collect(upTo: 8 * 1_048_576))
            return self.state.withLock { state in
                guard fields["sig"] == "\(state.signature)" else { return Response(status: .forbidden) }
                switch fields["comp"] {
                case "block": state.blocks[fields["blockid"] ?? ""] = bytes
                case "blocklist":
                    let ids = String(decoding: bytes, as: UTF8.self).components(separatedBy: "<Latest>").dropFirst()
                        .map { $0.components(separatedBy: "<")[0] }
                    state.content = ids.flatMap { state.blocks[$0] ?? [] }
                default: state.content = bytes
                }
                return Response(status: .created)
            }
        }
        self.server.on(.get, "blob") { request in
            self.state.withLock { state in
                state.ranges.append(request.headers[.range])
                let condition = request.headers[.ifRange]
                let range = condition == nil || condition == state.tag ? request.headers[.range] : nil
                let start = range.flatMap { Int($0.dropFirst(6).dropLast()) } ?? 0
                guard start == 0 || start < state.content.count else {
                    return Response(
                        status: .rangeNotSatisfiable,
                        headers: [.contentRange: "bytes */\(state.content.count)"]
                    )
                }
                let rest = Array(state.content[start...])
                let count = state.breaks.isEmpty ? rest.count : state.breaks.removeFirst()
                var headers: HTTPFields = [.contentLength: "\(rest.count)"]
                headers[.eTag] = state.tag
                if range != nil {
                    headers[.contentRange] = "bytes \(start)-\(state.content.count - 1)/\(state.content.count)"
                }
                let sent = ByteBuffer(bytes: rest.prefix(count))
                let isWhole = count >= rest.count
                return Response(
                    status: range == nil ? .ok : .partialContent,
                    headers: headers,
                    body: ResponseBody(contentLength: rest.count) { writer in
                        try await writer.write(sent)
                        guard isWhole else { throw CancellationError() }
                        try await writer.finish(nil)
                    },
                )
            }
        }
    }
}

@Suite final class FileTransferTests: Sendable {
    let surroundings = TestSurroundings()
    let directory = FileManager.default.temporaryDirectory.path + "/lintel-transfer-\(UUID().uuidString)"

    init() throws {
        try FileManager.default.createDirectory(atPath: self.directory, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: self.directory)
    }

    private var runner: CallRunner { CallRunner(self.surroundings.settings()) }

    private func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        let path = "\(self.directory)/\(name)"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    private func bytes(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ ($0 >> 8)) } }

    private func read(_ path: String) -> [UInt8]? { FileManager.default.contents(atPath: path).map { Array($0) } }

    private func upload(_ base: String) -> BlobUpload {
        BlobUpload(runner: self.runner) { "\(base)/blob?sig=2" }
    }

    private func download(_ base: String, size: Int?, tag: String = "tag") -> FileDownload {
        FileDownload(runner: self.runner, tag: tag, size: size.map { Int64($0) }) {
            HTTPCall(address: "\(base)/blob", operation: "test", isAuthorised: false)
        }
    }

    @Test(arguments: [0, 1, 300_000])
    func sendsASmallFileAtOnce(_ count: Int) async throws {
        let (place, bytes) = (BlobPlace(), self.bytes(count))
        let progress = Notes<TransferProgress>()
        let path = try self.file("a", bytes)
        try await place.server.run { base async throws in
            try await self.upload(base).send(path, to: "\(base)/blob?sig=1") { progress.add($0) }
        }
        #expect(place.state.withLock { $0.content } == bytes)
        #expect(place.state.withLock { $0.blocks.isEmpty })
        #expect(progress.all.last == TransferProgress(completed: Int64(count), total: Int64(count)))
        #expect(progress.all.last?.fraction == 1)
    }

    @Test func sendsALargeFileInBlocks() async throws {
        let (place, bytes) = (BlobPlace(), self.bytes(9 * 1_048_576 + 5))
        let path = try self.file("a", bytes)
        let progress = Notes<TransferProgress>()
        try await place.server.run { base async throws in
            try await self.upload(base).send(path, to: "\(base)/blob?sig=1") { progress.add($0) }
        }
        #expect(place.state.withLock { $0.content } == bytes)
        #expect(place.state.withLock { $0.blocks.count } == 3)
        #expect(progress.all.last?.completed == Int64(bytes.count))
    }

    @Test func asksForAnotherAddressWhenItsTimeIsOver() async throws {
        let (place, bytes) = (BlobPlace(), self.bytes(9 * 1_048_576))
        let path = try self.file("a", bytes)
        place.state.withLock { $0.signature = 2 }
        try await place.server.run { base async throws in
            try await self.upload(base).send(path, to: "\(base)/blob?sig=1") { _ in }
        }
        #expect(place.state.withLock { $0.content } == bytes)
    }

    @Test(arguments: [0, 1, 700_000])
    func fetchesAFile(_ count: Int) async throws {
        let (place, bytes) = (BlobPlace(), self.bytes(count))
        place.state.withLock { $0.content = bytes }
        let path = "\(self.directory)/b"
        try await place.server.run { base async throws in
            try await self.download(base, size: count).receive(at: path) { _ in }
        }
        #expect(self.read(path) == bytes)
        #expect(try FileManager.default.contentsOfDirectory(atPath: self.directory) == ["b"])
    }

    @Test(arguments: [0, 700_000])
    func fetchesAFileOfUnknownSize(_ count: Int) async throws {
        let (place, bytes) = (BlobPlace(), self.bytes(count))
        place.state.withLock { $0.content = bytes }
        let path = "\(self.directory)/b"
        try await place.server.run { base async throws in
            try await self.download(base, size: nil).receive(at: path) { _ in }
        }
        #expect(self.read(path) == bytes)
    }

    @Test func goesOnWhereTheConnectionBroke() async throws {
        let (place, bytes) = (BlobPlace(), self.bytes(700_000))
        place.state.withLock { state in
            state.content = bytes
            state.breaks = [100_000, 200_000]
        }
        let path = "\(self.directory)/b"
        try await place.server.run { base async throws in
            try await self.download(base, size: bytes.count).receive(at: path) { _ in }
        }
        #expect(self.read(path) == bytes)
        let ranges = place.state.withLock { $0.ranges }
        // How much of what was sent has come before the break is the network's to say.
        #expect(ranges.count == 3)
        #expect(ranges.first == .some(nil))
        #expect(ranges.dropFirst().allSatisfy { $0 != nil && $0 != "bytes=0-" })
        #expect(self.surroundings.pauses.count == 2)
    }

    @Test func goesOnWithWhatAnEarlierAttemptLeft() async throws {
        let (place, bytes) = (BlobPlace(), self.bytes(500_000))
        place.state.withLock { state in
            state.content = bytes
            state.breaks = [100_000, 0, 0, 0]
        }
        let path = "\(self.directory)/b"
        try await place.server.run { base async throws in
            let download = self.download(base, size: bytes.count)
            await #expect(throws: ClientError.self) { try await download.receive(at: path) { _ in } }
            #expect(self.read(path) == nil)
            try await download.receive(at: path) { _ in }
            let last = try #require(place.state.withLock { $0.ranges.last })
            #expect(try #require(last) != "bytes=0-")
            // Of another content nothing is kept.
            place.state.withLock { $0.ranges = [] }
            try await self.download(base, size: bytes.count, tag: "other").receive(at: path) { _ in }
        }
        #expect(self.read(path) == bytes)
        #expect(place.state.withLock { $0.ranges } == [nil])
    }

    /// What an attempt that broke after so many bytes left behind, and what lies at the place now.
    private func left(_ count: Int, of bytes: [UInt8], tag: String? = "\"1\"") throws -> String {
        let path = "\(self.directory)/b"
        let name = Hex.encode(SHA256.hash(data: Array("tag".utf8)).prefix(6))
        for (end, content) in [("part", Array(bytes.prefix(count))), ("tag.part", Array((tag ?? "").utf8))] {
            let part = try self.file("b.\(name).\(end)", content)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: part)
        }
        return path
    }

    @Test(arguments: [0, 1])
    func finishesWhatIsWholeButWasNotMoved(_ known: Int) async throws {
        let (place, bytes) = (BlobPlace(), self.bytes(1_000))
        place.state.withLock { $0.content = bytes }
        let path = try self.left(1_000, of: bytes)
        try await place.server.run { base async throws in
            try await self.download(base, size: known == 0 ? nil : 1_000).receive(at: path) { _ in }
        }
        #expect(self.read(path) == bytes)
        #expect(place.state.withLock { $0.ranges } == ["bytes=1000-"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: self.directory) == ["b"])
    }

    @Test func beginsAnewAfterMoreThanThereIs() async throws {
        let (place, bytes) = (BlobPlace(), self.bytes(1_000))
        place.state.withLock { $0.content = bytes }
        let path = try self.left(1_001, of: self.bytes(1_001))
        try await place.server.run { base async throws in
            try await self.download(base, size: nil).receive(at: path) { _ in }
        }
        #expect(self.read(path) == bytes)
        #expect(place.state.withLock { $0.ranges } == ["bytes=1001-", nil])
    }

    @Test func mixesNoTwoVersions() async throws {
        let (place, bytes) = (BlobPlace(), self.bytes(1_000))
        place.state.withLock { state in
            state.content = bytes
            state.tag = "\"2\""
        }
        let path = try self.left(500, of: [UInt8](repeating: 0xFF, count: 500))
        try await place.server.run { base async throws in
            try await self.download(base, size: 1_000).receive(at: path) { _ in }
        }
        #expect(self.read(path) == bytes)
        #expect(place.state.withLock { $0.ranges } == ["bytes=500-"])
    }

    @Test func goesOnWithNothingThatHasNoTag() async throws {
        let (place, bytes) = (BlobPlace(), self.bytes(1_000))
        place.state.withLock { state in
            state.content = bytes
            state.tag = "W/\"1\""
        }
        let path = try self.left(500, of: [UInt8](repeating: 0xFF, count: 500), tag: nil)
        try await place.server.run { base async throws in
            try await self.download(base, size: 1_000).receive(at: path) { _ in }
        }
        #expect(self.read(path) == bytes)
        #expect(place.state.withLock { $0.ranges } == [nil])
    }

    @Test func keepsNoTailOfAnotherVersion() async throws {
        let (place, bytes) = (BlobPlace(), self.bytes(1_000))
        place.state.withLock { state in
            state.content = bytes
            state.tag = "\"2\""
            // The whole is sent from the beginning and breaks before it is as long as what was left.
            state.breaks = [100]
        }
        let path = try self.left(900, of: [UInt8](repeating: 0xFF, count: 900))
        try await place.server.run { base async throws in
            try await self.download(base, size: 1_000).receive(at: path) { _ in }
        }
        #expect(self.read(path) == bytes)
    }

    @Test func leavesAGoodFileUntilItsSuccessorIsChecked() async throws {
        let place = BlobPlace()
        place.state.withLock { $0.content = self.bytes(100) }
        let path = try self.file("b", [1, 2, 3])
        try await place.server.run { base async throws in
            var download = self.download(base, size: 100)
            download.check = { part in
                #expect(self.read(part) == self.bytes(100))
                throw ClientError(.contentMismatch, "no")
            }
            let checked = download
            await #expect {
                try await checked.receive(at: path) { _ in }
            } throws: { ($0 as? ClientError)?.message == "no" }
        }
        #expect(self.read(path) == [1, 2, 3])
        #expect(try FileManager.default.contentsOfDirectory(atPath: self.directory) == ["b"])
    }

    @Test func writesThroughNoLinkAndToNothingThatOthersMayWrite() async throws {
        let (place, bytes) = (BlobPlace(), self.bytes(100))
        place.state.withLock { $0.content = bytes }
        let path = try self.left(0, of: [])
        let part = "\(self.directory)/b.\(Hex.encode(SHA256.hash(data: Array("tag".utf8)).prefix(6))).part"
        let other = try self.file("other", [1])
        try await place.server.run { base async throws in
            try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: part)
            await #expect {
                try await self.download(base, size: 100).receive(at: path) { _ in }
            } throws: { ($0 as? ClientError)?.code == .fileFailed }
            try FileManager.default.removeItem(atPath: part)
            try FileManager.default.createSymbolicLink(atPath: part, withDestinationPath: other)
            await #expect {
                try await self.download(base, size: 100).receive(at: path) { _ in }
            } throws: { ($0 as? ClientError)?.code == .fileFailed }
        }
        #expect(self.read(other) == [1])
    }

    @Test func comesBackWhenTheServerSaysSo() async throws {
        let server = TestServer()
        let calls = Tally()
        server.on(.get, "blob") { _ in
            calls.add() == 1
                ? Response(status: .serviceUnavailable, headers: [.retryAfter: "7"])
                : Response(status: .ok, headers: [.contentLength: "0"])
        }
        try await server.run { base async throws in
            try await self.download(base, size: 0).receive(at: "\(self.directory)/b") { _ in }
        }
        #expect(try #require(self.surroundings.pauses.first) >= .seconds(7))
    }

    @Test func takesNoOtherBytes() async throws {
        let place = BlobPlace()
        place.state.withLock { $0.content = self.bytes(100) }
        let path = "\(self.directory)/b"
        try await place.server.run { base async throws in
            await #expect {
                try await self.download(base, size: 99).receive(at: path) { _ in }
            } throws: { ($0 as? ClientError)?.code == .contentMismatch }
        }
        #expect(self.read(path) == nil)
    }

    @Test(arguments: [
        "", "bytes", "bytes */10", "bytes 5-9/*", "bytes 5-8/10", "bytes 9-5/10", "lines 5-9/10", "bytes a-9/10",
    ])
    func readsNoOtherRange(_ text: String) {
        #expect(DownloadRange.parse(text) == nil)
    }

    @Test func namesBlocksAsThePlatformsClientsDo() {
        #expect(BlobUpload.blockID(4_194_304) == "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDQxOTQzMDQ=")
        #expect(
            String(decoding: BlobUpload.blockList(["a"]), as: UTF8.self)
                == #"<?xml version="1.0" encoding="utf-8"?><BlockList><Latest>a</Latest></BlockList>"#
        )
        #expect(BlobUpload.address("https://a/b?c=d", "comp=block") == "https://a/b?c=d&comp=block")
    }

    @Test func tellsThatAFileIsMissing() async throws {
        await #expect {
            try await self.upload("http://127.0.0.1:1").send("\(self.directory)/none", to: "http://127.0.0.1:1/") { _ in
            }
        } throws: { ($0 as? ClientError)?.code == .fileFailed }
        await #expect {
            try await self.upload("http://127.0.0.1:1").send(self.directory, to: "http://127.0.0.1:1/") { _ in }
        } throws: { ($0 as? ClientError)?.code == .fileFailed }
    }
}
