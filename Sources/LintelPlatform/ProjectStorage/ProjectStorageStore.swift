package import LintelTokens

/// The files and folders of projects.
///
/// They are the documents and folders of a tree that goes by the project's id (``DataSource/Kind/storage``), which is made
/// when the first of them is. Nothing of another project is ever found. A file is there once its bytes have come and were
/// confirmed; before that nobody sees it, and its name is free.
package protocol ProjectStorageStore: Sendable {
    /// The project in whose storage, or recycle bin, a file or folder is, or a file is to be; nil when there is none.
    func project(of id: StorageItemID, _ kind: StorageItem.Kind) async throws -> ProjectID?

    /// A file or a folder, or one that is itself in the recycle bin; nil when there is none.
    func item(
        _ id: StorageItemID,
        _ kind: StorageItem.Kind,
        in project: ProjectID,
        isDeleted: Bool,
        at now: UnixTime,
    ) async throws -> StorageItem?

    /// A part of the files and folders, one more than asked for if there is one.
    func items(in project: ProjectID, matching query: StorageQuery, at now: UnixTime) async throws -> [StorageItem]

    /// Makes a folder.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` when there is no such parent, `nameTaken`, `pathInvalid` when it
    ///   would be too deep, or `listFull`.
    func createFolder(_ draft: StorageDraft, in project: ProjectID) async throws -> StorageItem

    /// Begins a file, which is made by ``complete(_:keeping:in:at:)``.
    ///
    /// - Parameter upload: Takes its bytes.
    /// - Throws: ``PlatformError`` with code `notFound` when there is no such parent, `nameTaken`, or `listFull`.
    func begin(_ draft: StorageDraft, sending upload: BlobUpload, in project: ProjectID) async throws -> BlobUpload

    /// Begins to give a file other bytes; bytes that were sent and not confirmed are given up.
    ///
    /// - Parameter upload: Takes the bytes, unless some are being sent.
    /// - Returns: The upload that is open now; nil when there is no such file.
    /// - Throws: ``PlatformError`` with code `listFull`.
    func begin(
        contentOf id: StorageItemID,
        sending upload: BlobUpload,
        in project: ProjectID,
    ) async throws -> BlobUpload?

    /// Makes the file, or gives it its other bytes, which have been sent; a repeat changes nothing.
    ///
    /// - Parameter earlier: The id of the version that becomes an earlier one.
    /// - Returns: The file; nil when there is none.
    /// - Throws: ``PlatformError`` with code `uploadMissing` when the bytes have not come, `nameTaken`, `conflict` when
    ///   its folder was deleted, or `listFull`.
    func complete(_ id: StorageItemID, keeping earlier: DocumentID, in project: ProjectID, at now: UnixTime)
        async throws -> StorageItem?

    /// Changes what is said of a file or a folder, or where it is.
    ///
    /// - Returns: What it was and is; nil when there is none.
    /// - Throws: ``PlatformError`` with code `nameTaken`, `pathInvalid`, or `conflict` for a folder that would be in itself.
    func change(
        _ id: StorageItemID,
        _ kind: StorageItem.Kind,
        by change: StorageChange,
        in project: ProjectID,
        author: Subject,
        at now: UnixTime,
    ) async throws -> (before: StorageItem, after: StorageItem)?

    /// Puts a file or a folder into the recycle bin, with all that is in it.
    ///
    /// - Returns: What it was; nil when there is none.
    func delete(
        _ id: StorageItemID,
        _ kind: StorageItem.Kind,
        in project: ProjectID,
        by subject: Subject,
        at now: UnixTime,
    ) async throws -> StorageItem?

    /// Takes a file or a folder out of the recycle bin, with all that was deleted with it.
    ///
    /// - Returns: What it was; nil when it is not there.
    /// - Throws: ``PlatformError`` with code `nameTaken`, or `conflict` when its folder is in the bin, too.
    func restore(_ id: StorageItemID, _ kind: StorageItem.Kind, in project: ProjectID, at now: UnixTime)
        async throws -> StorageItem?

    /// Takes a file or a folder, with all that is in it, out of the recycle bin for good.
    ///
    /// Nobody finds any of it from then on; rows and bytes go by and by (``MaintenanceStore``).
    /// - Returns: What it was; nil when it is not there.
    func remove(_ id: StorageItemID, _ kind: StorageItem.Kind, in project: ProjectID, at now: UnixTime)
        async throws -> StorageItem?
}
