import LintelPlatform
import LintelTokens

extension StoreConformance {
    private static let day: Int64 = 86_400

    static let blobs: [ConformanceCase<Stores>] = [
        ConformanceCase("blobs: a workspace reads what it refers to, and nothing else") { stores in
            try await stores.completeUpload(1, with: 1)
            try await stores.blobs.announce(Sample.blob(2), at: Sample.now)
            let first = Sample.blob(1)
            try requireEqual(try await stores.blobs.blob(first.digest, in: Sample.place), first)
            try requireEqual(try await stores.blobs.blob(first.digest, in: Sample.otherPlace), nil)
            try requireEqual(try await stores.blobs.blob(Sample.blob(2).digest, in: Sample.place), nil)
            let error = try await requireError(PlatformError.self) {
                try await stores.blobs.announce(Blob(digest: first.digest, size: 99), at: Sample.now)
            }
            try requireEqual(error.code, .conflict)
        },
        ConformanceCase("blobs: one that nothing refers to goes a day after it was last announced") { stores in
            try await stores.blobs.announce(Sample.blob(1), at: Sample.now)
            try await stores.blobs.announce(Sample.blob(2), at: Sample.now)
            try await stores.blobs.announce(Sample.blob(1), at: Sample.now + 10)
            let end = Sample.now + Self.day
            try requireEqual(try await stores.collectedBlobs(at: end - 1), [])
            try requireEqual(try await stores.collectedBlobs(at: end), [Sample.blob(2).digest])
            try requireEqual(try await stores.collectedBlobs(at: end + 10), [Sample.blob(1).digest])
            try requireEqual(try await stores.collectedBlobs(at: end + 10), [])
        },
        ConformanceCase("blobs: one goes a day after its last reference was taken away") { stores in
            try await stores.completeUpload(1, with: 7)
            try await stores.completeUpload(2, with: 7)
            try await stores.blobs.release(.fileVersion, target: Sample.target(1), at: Sample.now + 5)
            try await stores.blobs.release(.objectData, target: Sample.target(2), at: Sample.now + 5)
            try requireEqual(try await stores.collectedBlobs(at: Sample.now + 3 * Self.day), [])
            try await stores.blobs.release(.fileVersion, target: Sample.target(2), at: Sample.now + 10)
            try requireEqual(try await stores.blobs.blob(Sample.blob(7).digest, in: Sample.place), nil)
            // Taking it away again changes nothing.
            try await stores.blobs.release(.fileVersion, target: Sample.target(2), at: Sample.now + 99)
            let end = Sample.now + 10 + Self.day
            try requireEqual(try await stores.collectedBlobs(at: end - 1), [])
            try requireEqual(try await stores.collectedBlobs(at: end), [Sample.blob(7).digest])
        },
        ConformanceCase("blobs: one that is referred to again stays") { stores in
            try await stores.completeUpload(1, with: 1)
            try await stores.blobs.release(.fileVersion, target: Sample.target(1), at: Sample.now)
            try await stores.completeUpload(3, with: 1, at: Sample.now + 5)
            try requireEqual(try await stores.collectedBlobs(at: Sample.now + 3 * Self.day), [])
            try requireEqual(
                try await stores.blobs.blob(Sample.blob(1).digest, in: Sample.place),
                Sample.blob(1),
            )
        },
        ConformanceCase("blobs: of the last references, taken away all at once, none keeps the blob") { stores in
            for number in [1, 3, 5, 7, 9] { try await stores.completeUpload(number, with: 1) }
            _ = try await simultaneously(5) { index in
                try await stores.blobs.release(.fileVersion, target: Sample.target(2 * index + 1), at: Sample.now)
            }
            try requireEqual(try await stores.collectedBlobs(at: Sample.now + Self.day), [Sample.blob(1).digest])
        },
        ConformanceCase("blobs: taking a target away ends its open upload") { stores in
            _ = try await stores.blobs.begin(Sample.upload(1), limit: 1)
            try await stores.blobs.release(.fileVersion, target: Sample.target(1), at: Sample.now)
            try requireEqual(
                try await stores.blobs.upload(Sample.upload(1).id, in: Sample.place, at: Sample.now),
                nil,
            )
        },
        ConformanceCase("blobs: a file that cannot be removed keeps its row, and no other") { stores in
            for number: UInt8 in 1...3 { try await stores.blobs.announce(Sample.blob(number), at: Sample.now) }
            struct Stuck: Error {}
            let stuck = Sample.blob(2).digest
            _ = try await requireError(Stuck.self) {
                _ = try await stores.blobs.collect(unreferencedSince: Sample.now, limit: 10) {
                    if $0 == stuck { throw Stuck() }
                }
            }
            try requireEqual(try await stores.collectedBlobs(at: Sample.now + Self.day), [stuck])
        },
        ConformanceCase("blobs: of many that collect at once each blob is one's") { stores in
            for number: UInt8 in 1...10 { try await stores.blobs.announce(Sample.blob(number), at: Sample.now) }
            let counts = try await simultaneously(4) { _ in
                try await stores.blobs.collect(unreferencedSince: Sample.now, limit: 10) { _ in }
            }
            try requireEqual(counts.reduce(0, +), 10)
        },
        ConformanceCase("blobs: a file without a row gets one, and others are left alone") { stores in
            try await stores.completeUpload(1, with: 1)
            try await stores.blobs.announce(Sample.blob(2), at: Sample.now)
            let found = (1...3).map { Sample.blob(UInt8($0)) }
            try requireEqual(try await stores.blobs.adopt(found, at: Sample.now + 50), 1)
            try requireEqual(try await stores.blobs.adopt([], at: Sample.now), 0)
            try requireEqual(try await stores.collectedBlobs(at: Sample.now + Self.day), [Sample.blob(2).digest])
            try requireEqual(try await stores.collectedBlobs(at: Sample.now + 50 + Self.day), [Sample.blob(3).digest])
        },
        ConformanceCase("blobs: those that are referred to come in order, page by page") { stores in
            for number in [1, 3, 5] { try await stores.completeUpload(number, with: UInt8(number)) }
            try await stores.blobs.announce(Sample.blob(2), at: Sample.now)
            let all = [1, 3, 5].map { Sample.blob($0) }.sorted { $0.digest.hex < $1.digest.hex }
            let first = try await stores.blobs.referencedBlobs(after: nil, limit: 2)
            try requireEqual(first, Array(all.prefix(2)))
            try requireEqual(
                try await stores.blobs.referencedBlobs(after: first.last?.digest, limit: 2),
                Array(all.suffix(1)),
            )
        },
    ]
}
