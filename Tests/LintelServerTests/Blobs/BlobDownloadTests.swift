import HTTPTypes
import HummingbirdTesting
import LintelPlatform
import LintelResources
import LintelTesting
import Testing

/// Fetching files (row L02).
@Suite struct BlobDownloadTests {
    @Test func answersHeadAndRangesAsTheClientsAsk() async throws {
        try await BlobScene.run { scene in
            let bytes = BlobScene.bytes(700_000)
            let path = scene.path(try await scene.keep(bytes).digest, name: "drill.csv")
            let head = try await scene.get(path, method: .head)
            #expect(head.status == .ok)
            #expect(head.headers[.contentLength] == "700000")
            #expect(head.headers[.acceptRanges] == "bytes")
            #expect(head.bytes.isEmpty)
            // A range is asked for by GET only.
            let headOfRange = try await scene.get(path, [.range: "bytes=0-9"], method: .head)
            #expect(headOfRange.status == .ok && headOfRange.headers[.contentLength] == "700000")
            let part = try await scene.get(path, [.range: "bytes=100-599999"])
            #expect(part.status == .partialContent)
            #expect(part.headers[.contentRange] == "bytes 100-599999/700000")
            #expect(part.bytes == Array(bytes[100...599_999]))
            let end = try await scene.get(path, [.range: "bytes=-10"])
            #expect(end.bytes == bytes.suffix(10))
            let whole = try await scene.get(path)
            #expect(whole.bytes == bytes)
            #expect(whole.headers[.contentType] == "application/octet-stream")
            #expect(whole.headers[.xContentTypeOptions] == "nosniff")
            #expect(whole.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"drill.csv\"") == true)
        }
    }

    @Test func isBoundedWhateverTheRange_L02() async throws {
        try await BlobScene.run { scene in
            let path = scene.path(try await scene.keep(BlobScene.bytes(100)).digest)
            let beyond = try await scene.get(path, [.range: "bytes=100-"])
            #expect(beyond.status == .rangeNotSatisfiable)
            #expect(beyond.headers[.contentRange] == "bytes */100")
            let all = try await scene.get(path, [.range: "bytes=0-"])
            #expect(all.status == .partialContent)
            #expect(all.bytes.count == 100)
            let two = try await scene.get(path, [.range: "bytes=0-1,5-6"])
            #expect(two.status == .ok)
            #expect(two.bytes.count == 100)
            let many = "bytes=" + Array(repeating: "0-99", count: 1_000).joined(separator: ",")
            #expect(try await scene.get(path, [.range: many]).status == .rangeNotSatisfiable)
        }
    }

    @Test func keepsToTheEntityTag_L02() async throws {
        try await BlobScene.run { scene in
            let blob = try await scene.keep(BlobScene.bytes(100))
            let path = scene.path(blob.digest)
            let tag = "\"\(blob.digest.hex)\""
            #expect(try await scene.get(path).headers[.eTag] == tag)
            for field in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
                let response = try await scene.get(path, [.ifNoneMatch: field, .range: "bytes=0-1"])
                #expect(response.status == .notModified)
                #expect(response.bytes.isEmpty)
            }
            #expect(try await scene.get(path, [.ifNoneMatch: "\"x\""]).status == .ok)
            #expect(try await scene.get(path, [.ifRange: tag, .range: "bytes=0-1"]).status == .partialContent)
            for field in ["\"x\"", "W/\(tag)", "Tue, 15 Nov 1994 12:45:26 GMT"] {
                #expect(try await scene.get(path, [.ifRange: field, .range: "bytes=0-1"]).status == .ok)
            }
        }
    }

    @Test func givesOtherWorkspacesNothing() async throws {
        try await BlobScene.run { scene in
            let blob = try await scene.keep(BlobScene.bytes(100))
            let other = try await scene.get(scene.path(blob.digest, in: BlobScene.otherPlace))
            let unknown = try await scene.get(scene.path(BlobDigest(of: [9])))
            #expect(other.status == .notFound)
            #expect(other.text == unknown.text)
            try await scene.depot.store.release(.fileVersion, target: "target", at: scene.now)
            #expect(try await scene.get(scene.path(blob.digest)).status == .notFound)
        }
    }

    @Test(arguments: [
        ("bytes=0-9", ByteRange.part(0..<10)), ("bytes=9-9", .part(9..<10)), ("bytes=5-100", .part(5..<10)),
        ("bytes=-3", .part(7..<10)), ("bytes=-100", .part(0..<10)), ("bytes=10-", .unsatisfiable),
        ("bytes=-0", .unsatisfiable), ("bytes=10-20", .unsatisfiable), ("bytes=5-4", .whole), ("bytes=-", .whole),
        ("bytes=a-b", .whole), ("bytes=1-2-3", .whole), ("bytes= 1-2", .whole), ("lines=1-2", .whole),
        ("bytes=", .whole), ("bytes=0-99999999999999999999", .part(0..<10)),
        ("bytes=99999999999999999999-", .unsatisfiable), ("bytes=+1-2", .whole),
    ])
    func readsARange_L02(_ field: String, _ expected: ByteRange) {
        #expect(ByteRange(field, size: 10) == expected)
    }

    @Test func hasNoRangeOfAnEmptyFile_L02() {
        #expect(ByteRange("bytes=0-", size: 0) == .unsatisfiable)
        #expect(ByteRange("bytes=-1", size: 0) == .unsatisfiable)
        #expect(ByteRange(nil, size: 0) == .whole)
    }

    @Test(arguments: [
        ("plain.csv", "attachment; filename=\"plain.csv\"; filename*=UTF-8''plain.csv"),
        ("a b.csv", "attachment; filename=\"a b.csv\"; filename*=UTF-8''a%20b.csv"),
        ("é\".csv", "attachment; filename=\"__.csv\"; filename*=UTF-8''%C3%A9%22.csv"),
        ("a\r\nSet-Cookie: x", "attachment; filename=\"a__Set-Cookie_ x\"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x"),
        ("../../etc/passwd", "attachment; filename=\"passwd\"; filename*=UTF-8''passwd"),
        ("..\\a;b", "attachment; filename=\"a_b\"; filename*=UTF-8''a%3Bb"),
        ("/", "attachment; filename=\"file\"; filename*=UTF-8''file"), ("", "attachment"),
    ])
    func namesAFileWithoutAWayOut(_ name: String, _ expected: String) {
        #expect(ContentDisposition.attachment(name) == expected)
    }
}
