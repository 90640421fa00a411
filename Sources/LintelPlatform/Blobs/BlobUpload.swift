package import LintelTokens

/// What a ``BlobUploadID`` names.
package enum BlobUploadKind: Sendable {}

/// An upload: a lower-case UUID.
package typealias BlobUploadID = Identifier<BlobUploadKind>

/// What a blob's bytes are for; each has its own rows, which ``BlobUpload/target`` names one of.
package enum BlobPurpose: String, Sendable, Hashable, CaseIterable {
    /// A version of a file.
    case fileVersion = "file_version"
    /// Binary data that a geoscience object refers to.
    case objectData = "object_data"
    /// A file with values for a block model's job.
    case blockUpload = "block_upload"
    /// The values of a block model's version.
    case blockVersion = "block_version"
    /// The answer to a query of a block model.
    case blockResult = "block_result"
    /// A version of a document of a data source, or of a file of a project.
    case documentVersion = "document_version"
    /// What was sent for a file of a project and is not yet confirmed.
    case storedFile = "stored_file"
}

/// Bytes that are on their way: from the first address that was given out to the commit.
package struct BlobUpload: Hashable, Sendable {
    /// For how long blocks that nobody commits are kept.
    package static let lifetimeSeconds: Int64 = 7 * 86_400

    package var id: BlobUploadID
    package var place: BlobPlace
    package var purpose: BlobPurpose
    /// The row that the bytes are for, as its purpose names it.
    package var target: String
    /// What the bytes have to hash to, if that was said beforehand.
    package var expectedDigest: BlobDigest?
    /// Who began it.
    package var beganBy: Subject
    package var createdAt: UnixTime
    package var expiresAt: UnixTime
    /// What was committed; nil while the upload is open.
    package var completion: Completion?

    /// What an upload ended with.
    package struct Completion: Hashable, Sendable {
        package var blob: Blob
        /// Says which bytes were asked for, so that the same request can be told from another.
        package var receipt: BlobDigest
        package var completedAt: UnixTime

        package init(blob: Blob, receipt: BlobDigest, completedAt: UnixTime) {
            self.blob = blob
            self.receipt = receipt
            self.completedAt = completedAt
        }
    }

    package init(
        id: BlobUploadID,
        place: BlobPlace,
        purpose: BlobPurpose,
        target: String,
        expectedDigest: BlobDigest? = nil,
        beganBy: Subject,
        createdAt: UnixTime,
        expiresAt: UnixTime,
        completion: Completion? = nil,
    ) {
        self.id = id
        self.place = place
        self.purpose = purpose
        self.target = target
        self.expectedDigest = expectedDigest
        self.beganBy = beganBy
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.completion = completion
    }

    /// A fresh upload.
    package init(
        to place: BlobPlace,
        for purpose: BlobPurpose,
        target: String,
        expecting expectedDigest: BlobDigest? = nil,
        by subject: Subject,
        random: RandomSource,
        at now: UnixTime,
    ) {
        self.init(
            id: BlobUploadID(random.uuid()),
            place: place,
            purpose: purpose,
            target: target,
            expectedDigest: expectedDigest,
            beganBy: subject,
            createdAt: now,
            expiresAt: now + Self.lifetimeSeconds,
        )
    }
}
