package import LintelTokens

/// The rows about blobs: uploads, blobs, and what refers to them.
///
/// The bytes are with ``BlobFiles``. A blob's row exists before its file does, and after: ``BlobIntake`` tells in which
/// order, and why.
package protocol BlobStore: Sendable {
    /// Begins an upload; an open upload for the same target is taken up again, with a new end.
    ///
    /// - Parameter limit: How many open uploads the place may have.
    /// - Returns: The upload that is open now: with the id, digest and beginner of the earlier one, if there was one.
    /// - Throws: ``PlatformError`` with code `listFull`; `conflict` when the earlier one belongs to another place.
    func begin(_ upload: BlobUpload, limit: Int) async throws -> BlobUpload

    /// The upload, open or completed; nil once it has expired, and for another place.
    func upload(_ id: BlobUploadID, in place: BlobPlace, at now: UnixTime) async throws -> BlobUpload?

    /// The open upload for a target; nil when there is none.
    func openUpload(for purpose: BlobPurpose, target: String, at now: UnixTime) async throws -> BlobUpload?

    /// Counts what is about to be sent, before it is taken.
    ///
    /// - Returns: Whether the upload is open and stays within the limits: then the bytes may come.
    func admit(_ bytes: Int64, to id: BlobUploadID, limits: BlobLimits, at now: UnixTime) async throws -> Bool

    /// Makes the row of a blob whose file is about to be put in place, or keeps the row that is there from being
    /// collected for another grace period.
    ///
    /// - Throws: ``PlatformError`` with code `conflict` when the digest is known with another size.
    func announce(_ blob: Blob, at now: UnixTime) async throws

    /// Completes an upload in one transaction: the upload is marked, a reference added, and the target told.
    ///
    /// - Parameter receipt: Which bytes the request asked for; see ``BlobUpload/Completion``.
    /// - Throws: ``PlatformError`` with code `notFound` when the upload is gone; `conflict` when it was completed with
    ///   other bytes; `busy` when the blob's row has been collected since it was announced. What the target's own rows
    ///   refuse.
    func complete(_ id: BlobUploadID, with blob: Blob, receipt: BlobDigest, at now: UnixTime) async throws

    /// The blob, if something in the place refers to it.
    func blob(_ digest: BlobDigest, in place: BlobPlace) async throws -> Blob?

    /// Takes a target's reference away; its bytes go after a grace period unless something else refers to them.
    func release(_ purpose: BlobPurpose, target: String, at now: UnixTime) async throws

    /// Removes at most `limit` uploads that have expired.
    func removeExpiredUploads(at now: UnixTime, limit: Int) async throws -> Int

    /// Those of the uploads that are open.
    func openUploads(among ids: [BlobUploadID], at now: UnixTime) async throws -> Set<BlobUploadID>

    /// Removes at most `limit` blobs that nothing has referred to since `end`, each with its file in one transaction.
    ///
    /// - Parameter removeFile: Removes a file, or finds it gone. Runs inside the transaction, on the engine's thread, and
    ///   again when the transaction has to be repeated; see ``BlobIntake`` for why.
    /// - Returns: How many went.
    func collect(
        unreferencedSince end: UnixTime,
        limit: Int,
        removeFile: @escaping @Sendable (BlobDigest) throws -> Void,
    ) async throws -> Int

    /// Makes rows for files that have none, as blobs that nothing refers to; others are left as they are.
    ///
    /// - Returns: How many had none.
    func adopt(_ blobs: [Blob], at now: UnixTime) async throws -> Int

    /// Blobs that something refers to, by digest.
    func referencedBlobs(after digest: BlobDigest?, limit: Int) async throws -> [Blob]
}
