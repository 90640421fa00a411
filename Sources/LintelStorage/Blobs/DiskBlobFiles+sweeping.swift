import Foundation
package import LintelPlatform
package import LintelTokens

/// Looking through the directory.
extension DiskBlobFiles {
    package func uploads() async throws -> [BlobUploadID] {
        let path = self.directory.uploads
        return try await self.threads.run { BlobDirectory.entries(of: path).map { BlobUploadID($0) } }
    }

    package func removeBlocks(of upload: BlobUploadID) async throws {
        let path = self.directory.blocks(of: upload)
        try await self.threads.run {
            do {
                try FileManager.default.removeItem(atPath: path)
            } catch {
                // Somebody else was quicker, or a block came meanwhile: then the next turn removes it.
                guard FileManager.default.fileExists(atPath: path) else { return }
                throw BlobFilesError(.other, "the blocks of an upload cannot be removed")
            }
        }
    }

    package func removeDrafts(untouchedSince end: UnixTime) async throws -> Int {
        let directory = self.directory
        return try await self.threads.run {
            var removed = 0
            for name in BlobDirectory.entries(of: directory.drafts) {
                guard let facts = BlobDirectory.facts(of: directory.draft(name)), facts.changedAt <= end else {
                    continue
                }
                try BlobDirectory.remove(directory.draft(name))
                removed += 1
            }
            return removed
        }
    }

    package func blobs(onShelf shelf: UInt8, untouchedSince end: UnixTime) async throws -> [Blob] {
        let directory = self.directory
        return try await self.threads.run {
            let path = directory.shelf(shelf)
            var blobs: [Blob] = []
            for box in BlobDirectory.entries(of: path) {
                for name in BlobDirectory.entries(of: "\(path)/\(box)") {
                    // Only what lies in its own place.
                    guard let digest = BlobDigest(hex: name), directory.file(digest) == "\(path)/\(box)/\(name)",
                        let facts = BlobDirectory.facts(of: directory.file(digest)), facts.changedAt <= end
                    else { continue }
                    blobs.append(Blob(digest: digest, size: facts.size))
                }
            }
            return blobs
        }
    }

    package func missing(among blobs: [Blob]) async throws -> [Blob] {
        let directory = self.directory
        return try await self.threads.run {
            blobs.filter { BlobDirectory.facts(of: directory.file($0.digest))?.size != $0.size }
        }
    }
}
