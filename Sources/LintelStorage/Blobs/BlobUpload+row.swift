import LintelPlatform
import LintelTokens

extension BlobUpload {
    /// The columns that ``init(row:)`` takes, in its order.
    static let columns = """
        id, workspace_id, purpose, target, expected_digest, began_by, created_at, expires_at, digest, size, receipt, \
        completed_at
        """

    init(row: SQLRow) throws(SQLError) {
        var columns = row.reader
        self.init(
            id: try columns.id(),
            place: BlobPlace(try columns.text()),
            purpose: try columns.word(BlobPurpose.self),
            target: try columns.text(),
            expectedDigest: try columns.optionalDigest(),
            beganBy: try columns.id(),
            createdAt: try columns.time(),
            expiresAt: try columns.time(),
        )
        guard let digest = try columns.optionalDigest() else { return }
        self.completion = Completion(
            blob: Blob(digest: digest, size: try columns.integer()),
            receipt: try columns.digest(),
            completedAt: try columns.time(),
        )
    }
}

extension Blob {
    /// The columns that ``init(row:)`` takes, in its order.
    static let columns = "blob.digest, blob.size"

    init(row: SQLRow) throws(SQLError) {
        var columns = row.reader
        self.init(digest: try columns.digest(), size: try columns.integer())
    }
}

extension SQLValue {
    /// The bytes of a digest.
    static func digest(_ value: BlobDigest) -> Self { .blob(value.bytes) }

    /// The bytes of a digest, or null.
    static func digest(_ value: BlobDigest?) -> Self { value.map { .blob($0.bytes) } ?? .null }
}

extension SQLRowReader {
    /// The next column's digest.
    mutating func digest() throws(SQLError) -> BlobDigest { try Self.digest(try self.blob()) }

    /// The next column's digest, or nil for null.
    mutating func optionalDigest() throws(SQLError) -> BlobDigest? {
        guard let bytes = try self.optionalBlob() else { return nil }
        return try Self.digest(bytes)
    }

    private static func digest(_ bytes: [UInt8]) throws(SQLError) -> BlobDigest {
        guard let digest = BlobDigest(bytes: bytes) else { throw SQLError(.corrupt, "a digest is not 32 bytes long") }
        return digest
    }
}
