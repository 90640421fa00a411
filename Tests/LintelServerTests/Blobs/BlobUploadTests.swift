import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelTesting
import Testing

/// Sending files as the official clients do (rows L03).
@Suite struct BlobUploadTests {
    @Test func putsBlocksTogetherInTheOrderOfTheList() async throws {
        try await BlobScene.run { scene in
            let upload = try await scene.begin()
            let parts = (0..<3).map { BlobScene.bytes(1_000 + $0, seed: $0) }
            for number in [2, 0, 1] {
                let response = try await scene.putBlock(number, parts[number], to: upload)
                #expect(response.status == .created)
                #expect(response.bytes.isEmpty)
            }
            // Not visible before the commit.
            let whole = parts[1] + parts[0] + parts[2]
            let digest = BlobDigest(of: whole)
            #expect(try await scene.get(scene.path(digest)).status == .notFound)
            let committed = try await scene.putList([1, 0, 2], to: upload)
            #expect(committed.status == .created)
            #expect(committed.bytes.isEmpty)
            #expect(committed.headers[.eTag] == "\"\(digest.hex)\"")
            #expect(try await scene.get(scene.path(digest)).bytes == whole)
            // Nothing is left of the way there.
            let name = "\(digest.hex.prefix(2))/\(digest.hex.dropFirst(2).prefix(2))/\(digest.hex)"
            #expect(try scene.files() == [name])
        }
    }

    @Test func takesAnEmptyFileAndAWholeOne() async throws {
        try await BlobScene.run { scene in
            let empty = try await scene.begin("empty")
            #expect(try await scene.putList([], to: empty).status == .created)
            #expect(try await scene.completion(empty) == Blob(digest: BlobDigest(of: []), size: 0))
            let bytes = BlobScene.bytes(600_000)
            let whole = try await scene.begin("whole")
            let response = try await scene.putWhole(bytes, to: whole)
            #expect(response.status == .created)
            #expect(response.bytes.isEmpty)
            #expect(try await scene.completion(whole) == Blob(digest: BlobDigest(of: bytes), size: 600_000))
        }
    }

    @Test func keepsTheSameBytesOnce() async throws {
        try await BlobScene.run { scene in
            let bytes = BlobScene.bytes(10_000)
            let blob = try await scene.keep(bytes, for: "one")
            _ = try await scene.keep(bytes, for: "two")
            #expect(try scene.files().count == 1)
            try await scene.depot.store.release(.fileVersion, target: "one", at: scene.now)
            scene.server.clock.advance(by: 2 * 86_400)
            #expect(try await scene.collector().collect().blobs == 0)
            #expect(try await scene.get(scene.path(blob.digest)).bytes == bytes)
        }
    }

    @Test func replacesABlockThatIsSentAgain() async throws {
        try await BlobScene.run { scene in
            let upload = try await scene.begin()
            for seed in 1...2 { _ = try await scene.putBlock(0, BlobScene.bytes(50, seed: seed), to: upload) }
            #expect(try await scene.putList([0], to: upload).status == .created)
            #expect(try await scene.completion(upload)?.digest == BlobDigest(of: BlobScene.bytes(50, seed: 2)))
        }
    }

    @Test(arguments: [99, 101, 0])
    func refusesALengthThatLies_L03(_ length: Int) async throws {
        try await BlobScene.run { scene in
            let upload = try await scene.begin()
            let bytes = BlobScene.bytes(100)
            #expect(try await scene.put(scene.path(upload, block: 0), bytes, length: length) == .badRequest)
            let whole = try await scene.put(scene.path(upload), bytes, length: length, headers: BlobScene.whole)
            #expect(whole == .badRequest)
            #expect(try await scene.putList([0], to: upload).status == .badRequest)
            #expect(try await scene.completion(upload) == nil)
            #expect(try scene.files().isEmpty)
        }
    }

    @Test func refusesOtherBytesThanWereAnnounced_L03() async throws {
        try await BlobScene.run { scene in
            let wanted = BlobScene.bytes(500)
            let upload = try await scene.begin(expecting: BlobDigest(of: wanted))
            let wrong = try await scene.putWhole(BlobScene.bytes(500, seed: 9), to: upload)
            #expect(wrong.status == .badRequest)
            #expect(wrong.text.contains("<Code>Sha256Mismatch</Code>"))
            _ = try await scene.putBlock(0, BlobScene.bytes(500, seed: 9), to: upload)
            #expect(try await scene.putList([0], to: upload).status == .badRequest)
            #expect(try await scene.completion(upload) == nil)
            let digest = BlobDigest(of: BlobScene.bytes(500, seed: 9))
            #expect(try await scene.get(scene.path(digest)).status == .notFound)
            #expect(try scene.files().allSatisfy { $0.hasPrefix("uploads/") })
            #expect(try await scene.putWhole(wanted, to: upload).status == .created)
        }
    }

    @Test func refusesAListThatNamesAMissingBlock_L03() async throws {
        try await BlobScene.run { scene in
            let upload = try await scene.begin()
            _ = try await scene.putBlock(0, BlobScene.bytes(100), to: upload)
            let response = try await scene.putList([0, 1], to: upload)
            #expect(response.status == .badRequest)
            #expect(response.text.contains("<Code>InvalidBlockList</Code>"))
            #expect(try await scene.completion(upload) == nil)
            // The upload goes on.
            _ = try await scene.putBlock(1, BlobScene.bytes(100), to: upload)
            #expect(try await scene.putList([0, 1], to: upload).status == .created)
        }
    }

    @Test func refusesAnotherUploadsBlocks_L03() async throws {
        try await BlobScene.run { scene in
            let theirs = try await scene.begin("theirs", in: BlobScene.otherPlace)
            _ = try await scene.putBlock(0, BlobScene.bytes(100), to: theirs)
            let mine = try await scene.begin("mine")
            #expect(try await scene.putList([0], to: mine).status == .badRequest)
            // Nor does the address of one workspace open the upload of another.
            var stolen = theirs
            stolen.place = BlobScene.place
            #expect(try await scene.putList([0], to: stolen).status == .notFound)
            #expect(try await scene.completion(theirs) == nil)
        }
    }

    @Test func answersARepeatedCommitLikeTheFirst_L03() async throws {
        try await BlobScene.run { scene in
            let upload = try await scene.begin("blocks")
            for number in 0...1 { _ = try await scene.putBlock(number, BlobScene.bytes(100, seed: number), to: upload) }
            let first = try await scene.putList([0, 1], to: upload)
            let again = try await scene.putList([0, 1], to: upload)
            #expect(again.status == .created)
            #expect(again.headers[.eTag] == first.headers[.eTag])
            #expect(try await scene.putList([1, 0], to: upload).status == .conflict)
            #expect(try await scene.putBlock(0, BlobScene.bytes(100), to: upload).status == .conflict)
            #expect(try await scene.putWhole(BlobScene.bytes(200), to: upload).status == .conflict)
            let whole = try await scene.begin("whole")
            #expect(try await scene.putWhole(BlobScene.bytes(100), to: whole).status == .created)
            #expect(try await scene.putWhole(BlobScene.bytes(100), to: whole).status == .created)
            #expect(try await scene.putWhole(BlobScene.bytes(100, seed: 5), to: whole).status == .conflict)
            #expect(try await scene.putWhole(BlobScene.bytes(99), to: whole).status == .conflict)
        }
    }

    @Test func commitsOnceWhenManyCommitAtOnce_L03() async throws {
        try await BlobScene.run { scene in
            let upload = try await scene.begin()
            for number in 0..<4 {
                _ = try await scene.putBlock(number, BlobScene.bytes(5_000, seed: number), to: upload)
            }
            let statuses = try await simultaneously(8) { _ in try await scene.putList([0, 1, 2, 3], to: upload).status }
            #expect(Set(statuses) == [.created])
            #expect(try scene.files().count == 1)
        }
    }

    @Test func showsNothingOfHalfAnUpload_L03() async throws {
        try await BlobScene.run { scene in
            let bytes = BlobScene.bytes(100)
            let upload = try await scene.begin()
            _ = try await scene.putBlock(0, bytes, to: upload)
            // As far as a process comes that dies before the last step: the file is in place, nothing refers to it.
            let blob = Blob(digest: BlobDigest(of: bytes), size: 100)
            try await scene.depot.store.announce(blob, at: scene.now)
            let block = try #require(BlobBlockID(base64: Base64.encode(Array(String(repeating: "0", count: 32).utf8))))
            let draft = try await scene.depot.files.assemble([block], of: upload.id, atMost: 1_000)
            try await scene.depot.files.publish(draft)
            #expect(try await scene.get(scene.path(blob.digest)).status == .notFound)
            // The client goes on as if nothing had happened.
            #expect(try await scene.putList([0], to: upload).status == .created)
            #expect(try await scene.get(scene.path(blob.digest)).bytes == bytes)
        }
    }

    @Test func refusesWhatIsNoUpload() async throws {
        try await BlobScene.run { scene in
            let upload = try await scene.begin()
            let path = scene.path(upload)
            for id in ["", "a", "====", "YWJj!", Base64.encode([UInt8](repeating: 1, count: 65))] {
                let response = try await scene.put("\(path)&comp=block&blockid=\(FormEncoding.encode(id))", [1])
                #expect(response.status == .badRequest)
            }
            #expect(try await scene.put("\(path)&comp=metadata", []).status == .badRequest)
            #expect(try await scene.put(path, [1, 2]).status == .badRequest)
            #expect(try await scene.put("\(path)&comp=blocklist", Array("<BlockList>".utf8)).status == .badRequest)
            let unsized = try await scene.client.execute(uri: "\(path)&comp=blocklist", method: .put, headers: [:])
            #expect(unsized.status == .lengthRequired || unsized.status == .badRequest)
        }
    }

    @Test func staysWithinTheLimits() async throws {
        try await BlobScene.run(["blob.maximum_bytes": "1000"]) { scene in
            let upload = try await scene.begin()
            #expect(try await scene.putWhole(BlobScene.bytes(1_001), to: upload).status == .contentTooLarge)
            for number in 0...1 { _ = try await scene.putBlock(number, BlobScene.bytes(600), to: upload) }
            #expect(try await scene.putList([0, 1], to: upload).status == .contentTooLarge)
            // Everything twice, and no more.
            #expect(try await scene.putBlock(2, BlobScene.bytes(800), to: upload).status == .created)
            #expect(try await scene.putBlock(3, BlobScene.bytes(1), to: upload).status == .conflict)
            let long = Int(BlobLimits.blockBytes) + 1
            #expect(try await scene.put(scene.path(upload, block: 4), [], length: long) == .contentTooLarge)
        }
    }

    @Test func takesNothingForAnUploadThatHasExpired() async throws {
        try await BlobScene.run { scene in
            let upload = try await scene.begin()
            _ = try await scene.putBlock(0, BlobScene.bytes(10), to: upload)
            scene.server.clock.advance(by: BlobUpload.lifetimeSeconds)
            #expect(try await scene.putBlock(0, BlobScene.bytes(10), to: upload).status == .notFound)
            #expect(try await scene.putList([0], to: upload).status == .notFound)
            #expect(try await scene.putWhole(BlobScene.bytes(10), to: upload).status == .notFound)
            let report = try await scene.collector().collect()
            #expect(report.uploads == 1)
            #expect(try scene.files().isEmpty)
        }
    }
}
