import LintelPlatform
import LintelTokens

extension StoreConformance {
    private static let limits = BlobLimits(blobBytes: 100, openUploads: 2)

    private static func complete(
        _ number: Int,
        blob: UInt8,
        receipt: UInt8? = nil,
        at now: UnixTime = Sample.now,
        in stores: Stores,
    ) async throws {
        try await stores.blobs.complete(
            Sample.upload(number).id,
            with: Sample.blob(blob),
            receipt: Sample.blob(receipt ?? blob).digest,
            at: now,
        )
    }

    static let blobUploads: [ConformanceCase<Stores>] = [
        ConformanceCase("blob uploads: an upload is found in its own workspace until it expires") { stores in
            for number in 1...2 {
                let upload = Sample.upload(number)
                try requireEqual(try await stores.blobs.begin(upload, limit: 2), upload)
                try requireEqual(
                    try await stores.blobs.upload(upload.id, in: Sample.place, at: upload.expiresAt - 1),
                    upload,
                )
                try requireEqual(
                    try await stores.blobs.upload(upload.id, in: Sample.place, at: upload.expiresAt),
                    nil,
                )
                try requireEqual(
                    try await stores.blobs.upload(upload.id, in: Sample.otherPlace, at: Sample.now),
                    nil,
                )
                let open = try await stores.blobs.openUpload(for: .fileVersion, target: upload.target, at: Sample.now)
                try requireEqual(open, upload)
            }
            let other = try await stores.blobs.openUpload(for: .objectData, target: Sample.target(1), at: Sample.now)
            try requireEqual(other, nil)
        },
        ConformanceCase("blob uploads: of many that begin for one target all get the same") { stores in
            let begun = try await simultaneously(20) { number in
                try await stores.blobs.begin(Sample.upload(1, id: "other-\(number)"), limit: 2).id
            }
            try requireEqual(Set(begun).count, 1)
            var later = Sample.upload(1, id: "later")
            later.expiresAt = Sample.now + 9_000_000
            let open = try await stores.blobs.begin(later, limit: 1)
            try requireEqual(open.id, try requireValue(begun.first))
            try requireEqual(open.expiresAt, later.expiresAt)
            let error = try await requireError(PlatformError.self) {
                _ = try await stores.blobs.begin(Sample.upload(1, to: Sample.otherPlace, id: "foreign"), limit: 1)
            }
            try requireEqual(error.code, .conflict)
        },
        ConformanceCase("blob uploads: nothing of an expired one is taken up, swept or not") { stores in
            let expired = try await stores.blobs.begin(Sample.upload(1), limit: 1)
            var later = Sample.upload(1, id: "later")
            later.createdAt = expired.expiresAt
            later.expiresAt = expired.expiresAt + 1_000
            try requireEqual(try await stores.blobs.begin(later, limit: 1), later)
            let gone = try await stores.blobs.upload(expired.id, in: Sample.place, at: Sample.now)
            try requireEqual(gone, nil)
        },
        ConformanceCase("blob uploads: a workspace has only so many open ones") { stores in
            for number in 1...2 { _ = try await stores.blobs.begin(Sample.upload(number), limit: 2) }
            let error = try await requireError(PlatformError.self) {
                _ = try await stores.blobs.begin(Sample.upload(3), limit: 2)
            }
            try requireEqual(error.code, .listFull)
            try requireEqual(
                try await stores.blobs.upload(Sample.upload(3).id, in: Sample.place, at: Sample.now),
                nil,
            )
            // Another workspace's are not counted, and a completed one neither.
            _ = try await stores.blobs.begin(Sample.upload(4, to: Sample.otherPlace), limit: 1)
            try await stores.completeUpload(1, with: 1)
            _ = try await stores.blobs.begin(Sample.upload(3), limit: 2)
        },
        ConformanceCase("blob uploads: what is sent is counted, and refused above the limits") { stores in
            _ = try await stores.blobs.begin(Sample.upload(1), limit: 2)
            let id = Sample.upload(1).id
            let admitted = try await simultaneously(30) { _ in
                try await stores.blobs.admit(10, to: id, limits: Self.limits, at: Sample.now)
            }
            try requireEqual(admitted.count { $0 }, 20)
            try requireEqual(try await stores.blobs.admit(0, to: id, limits: Self.limits, at: Sample.now), true)
            try requireEqual(try await stores.blobs.admit(1, to: id, limits: Self.limits, at: Sample.now), false)
            let end = Sample.upload(1).expiresAt
            try requireEqual(try await stores.blobs.admit(0, to: id, limits: Self.limits, at: end), false)
            let unknown = BlobUploadID("unknown")
            try requireEqual(try await stores.blobs.admit(0, to: unknown, limits: Self.limits, at: Sample.now), false)
        },
        ConformanceCase("blob uploads: of many commits one completes, and its repeats pass") { stores in
            try await stores.addBlobTarget(1)
            _ = try await stores.blobs.begin(Sample.upload(1), limit: 2)
            for number: UInt8 in 1...5 { try await stores.blobs.announce(Sample.blob(number), at: Sample.now) }
            let completed = try await simultaneously(5) { number -> UInt8? in
                let blob = UInt8(number + 1)
                do {
                    try await Self.complete(1, blob: blob, in: stores)
                    return blob
                } catch let error as PlatformError where error.code == .conflict {
                    return nil
                }
            }
            let winner = try requireValue(completed.compactMap(\.self).first)
            try requireEqual(completed.compactMap(\.self).count, 1)
            try await Self.complete(1, blob: winner, at: Sample.now + 1, in: stores)
            let upload = try await stores.blobs.upload(Sample.upload(1).id, in: Sample.place, at: Sample.now)
            let expected = BlobUpload.Completion(
                blob: Sample.blob(winner),
                receipt: Sample.blob(winner).digest,
                completedAt: Sample.now,
            )
            try requireEqual(upload?.completion, expected)
            try requireEqual(
                try await stores.blobs.admit(1, to: Sample.upload(1).id, limits: Self.limits, at: Sample.now),
                false,
            )
        },
        ConformanceCase("blob uploads: nothing is completed that has expired, is unknown, or has no row for its bytes")
        {
            stores in
            try await stores.addBlobTarget(1)
            _ = try await stores.blobs.begin(Sample.upload(1), limit: 2)
            let unannounced = try await requireError(PlatformError.self) {
                try await Self.complete(1, blob: 1, in: stores)
            }
            try requireEqual(unannounced.code, .busy)
            try await stores.blobs.announce(Sample.blob(1), at: Sample.now)
            let unknown = try await requireError(PlatformError.self) { try await Self.complete(2, blob: 1, in: stores) }
            try requireEqual(unknown.code, .notFound)
            let expired = try await requireError(PlatformError.self) {
                try await Self.complete(1, blob: 1, at: Sample.upload(1).expiresAt, in: stores)
            }
            try requireEqual(expired.code, .notFound)
            try requireEqual(try await stores.blobs.blob(Sample.blob(1).digest, in: Sample.place), nil)
            try await Self.complete(1, blob: 1, in: stores)
        },
        ConformanceCase("blob uploads: expired ones go, at most so many at a time") { stores in
            for number in 1...3 { _ = try await stores.blobs.begin(Sample.upload(number), limit: 3) }
            try await stores.completeUpload(3, with: 3)
            let ids = (1...4).map { Sample.upload($0).id }
            try requireEqual(try await stores.blobs.openUploads(among: ids, at: Sample.now), Set(ids.prefix(2)))
            let end = Sample.upload(1).expiresAt
            try requireEqual(try await stores.blobs.openUploads(among: ids, at: end), [])
            try requireEqual(try await stores.blobs.openUploads(among: [], at: Sample.now), [])
            try requireEqual(try await stores.blobs.removeExpiredUploads(at: end - 1, limit: 2), 0)
            try requireEqual(try await stores.blobs.removeExpiredUploads(at: end, limit: 2), 2)
            try requireEqual(try await stores.blobs.removeExpiredUploads(at: end, limit: 2), 1)
            // What a completed one refers to stays.
            try requireEqual(
                try await stores.blobs.blob(Sample.blob(3).digest, in: Sample.place),
                Sample.blob(3),
            )
        },
    ]
}
