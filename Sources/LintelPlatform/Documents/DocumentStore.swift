package import LintelTokens

/// Folders and documents of data sources.
///
/// Nothing of another data source is ever found, and nothing in a folder that the reader has no right to see: neither by
/// its id nor in a list.
package protocol DocumentStore: DocumentFolderStore {
    /// A document, or an earlier version of one; nil when there is none for the reader.
    func document(_ id: DocumentID, in source: DataSourceID, for reader: DocumentReader) async throws -> Document?

    /// A part of the documents, one more than asked for if there is one.
    func documents(in source: DataSourceID, matching query: DocumentQuery, for reader: DocumentReader) async throws
        -> [Document]

    /// Makes bytes a document's newest version: of the one with this file name in the folder, or of a new one.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` when there is no such folder, `listFull`, or `busy` when the blob's
    ///   row has been collected since it was announced.
    func put(_ draft: DocumentDraft, in source: DataSourceID, limit: Int64) async throws -> DocumentOutcome
}

/// Folders of data sources, and who may do what in them.
package protocol DocumentFolderStore: Sendable {
    /// A folder; nil when there is none for the reader.
    func folder(_ id: DocumentFolderID, in source: DataSourceID, for reader: DocumentReader) async throws
        -> DocumentFolder?

    /// A part of the folders, one more than asked for if there is one.
    func folders(in source: DataSourceID, matching query: DocumentFolderQuery, for reader: DocumentReader)
        async throws -> [DocumentFolder]

    /// The folder of a name in another one, or at the top, whoever may see it.
    func folder(named name: DocumentName, in parent: DocumentFolderID?, of source: DataSourceID) async throws
        -> DocumentFolder?

    /// Makes a folder.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` when there is no such parent, `nameTaken`, `pathInvalid` when it
    ///   would be too deep, or `listFull`.
    func createFolder(_ draft: DocumentFolderDraft, in source: DataSourceID, limit: Int64) async throws
        -> DocumentFolder

    /// Gives a folder another name and another place, with all that is in it.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `nameTaken`, `pathInvalid`, or `conflict` for a folder that would
    ///   be in itself.
    func moveFolder(
        _ id: DocumentFolderID,
        named name: DocumentName,
        to parent: DocumentFolderID?,
        in source: DataSourceID,
        at now: UnixTime,
    ) async throws

    /// Gives a folder an access list of its own, or takes it away.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, or `listFull` when it names too many.
    func setAccessList(_ list: FolderAccessList?, of id: DocumentFolderID, in source: DataSourceID) async throws

    /// Changes a folder's own access list, of two who do so at once one after the other.
    ///
    /// - Parameter change: Gets the list that the folder has of its own and the one that holds for it now, which may be a
    ///   folder's above, and gives what it is to have; runs again when the transaction has to be repeated.
    /// - Returns: The folder.
    /// - Throws: ``PlatformError`` with code `notFound`, or `listFull` when the list names too many.
    @discardableResult
    func changeAccessList(
        of id: DocumentFolderID,
        in source: DataSourceID,
        _ change:
            @escaping @Sendable (_ own: FolderAccessList?, _ holding: FolderAccessList?) throws -> FolderAccessList?,
    ) async throws -> DocumentFolder

    /// Those whom the folder's own access list names, by address.
    func accessEntries(of id: DocumentFolderID, in source: DataSourceID) async throws -> [FolderAccessEntry]

    /// The folder's own access list; nil when it has none, or is not there.
    func accessList(of id: DocumentFolderID, in source: DataSourceID) async throws -> FolderAccessList?
}
