import Foundation
import HTTPTypes
import HummingbirdTesting
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

/// What is removed, and what never is.
@Suite struct BlobCollectorTests {
    @Test func removesAFileWithItsRowAfterTheGracePeriod() async throws {
        try await BlobScene.run { scene in
            let blob = try await scene.keep(BlobScene.bytes(100))
            try await scene.depot.store.release(.fileVersion, target: "target", at: scene.now)
            scene.server.clock.advance(by: 86_399)
            #expect(try await scene.collector().collect() == BlobCollector.Report())
            #expect(try scene.files().count == 1)
            scene.server.clock.advance(by: 1)
            #expect(try await scene.collector().collect().blobs == 1)
            #expect(try scene.files().isEmpty)
            // The same bytes come again.
            #expect(try await scene.keep(BlobScene.bytes(100), for: "again") == blob)
        }
    }

    @Test func sweepsWhatADyingProcessLeaves() async throws {
        try await BlobScene.run { scene in
            _ = try await scene.keep(BlobScene.bytes(100))
            // Blocks of an upload that nobody knows, and a draft.
            let block = try #require(BlobBlockID(base64: "YQ=="))
            let unknown = BlobUploadID(RandomSource.system.uuid())
            try await scene.depot.files.writeBlock(block, of: unknown, from: Self.chunks([1, 2]), length: 2)
            _ = try await scene.depot.files.writeDraft(from: Self.chunks([1, 2, 3]), length: 3)
            let open = try await scene.begin("open")
            _ = try await scene.putBlock(0, [1], to: open)
            #expect(try scene.files().count == 4)
            #expect(try await scene.collector().collect().isEmpty)
            #expect(try scene.files().count == 3)
            // Files have the time of the machine, which is past the test's.
            #expect(try await scene.depot.files.removeDrafts(untouchedSince: WallClock.system.now() + 1) == 1)
            #expect(try await scene.putList([0], to: open).status == .created)
        }
    }

    @Test func adoptsFilesWithoutARowAndTellsOfRowsWithoutAFile() async throws {
        try await BlobScene.run { scene in
            let stray = try await scene.depot.files.writeDraft(from: Self.chunks([7, 7]), length: 2)
            try await scene.depot.files.publish(stray)
            let lost = try await scene.keep(BlobScene.bytes(100))
            try scene.depot.files.remove(lost.digest)
            // Past the grace period by the machine's clock, which stamped the file.
            let clock = ManualClock(WallClock.system.now() + 90_000)
            let collector = BlobCollector(
                store: scene.depot.store,
                files: scene.depot.files,
                limits: scene.depot.limits,
                clock: clock.wallClock,
            )
            var report = BlobCollector.Report()
            for _ in 0..<16 {
                let turn = try await collector.collect()
                report.adopted += turn.adopted
                #expect(turn.missing == [lost])
            }
            #expect(report.adopted == 1)
            clock.advance(by: 86_400)
            #expect(try await collector.collect().blobs == 1)
            #expect(try scene.files().isEmpty)
            let answer = try await scene.get(scene.path(lost.digest))
            #expect(answer.status == .internalServerError)
            // The bytes, sent again for anything, mend it.
            _ = try await scene.keep(BlobScene.bytes(100), for: "again")
            #expect(try await scene.get(scene.path(lost.digest)).status == .ok)
        }
    }

    private static func chunks(_ bytes: [UInt8]) -> AsyncStream<[UInt8]> {
        AsyncStream { continuation in
            continuation.yield(bytes)
            continuation.finish()
        }
    }
}
