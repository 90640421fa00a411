public import LintelTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A data source of ProjectWise: a tree of folders and documents.
public struct DocumentRepository: Sendable, Hashable, Identifiable {
    /// Names the repository in calls.
    public var id: Identifier<DocumentRepository>
    /// Its name.
    public var name: String
    /// What it is for.
    public var description: String?
}

/// A folder of a data source.
public struct DocumentFolder: Sendable, Hashable, Identifiable {
    /// Names the folder.
    public var id: Identifier<DocumentFolder>
    /// Its name.
    public var name: String
    /// What it is for.
    public var description: String?
    /// The folder that it is in; nil at the top.
    public var parent: DocumentFolder.ID?
    /// Whether there are folders in it.
    public var hasChildren: Bool
}

/// A document of a data source.
public struct Document: Sendable, Hashable, Identifiable {
    /// Names the document; the newest version keeps it.
    public var id: Identifier<Document>
    /// Changes with the document.
    public var tag: String
    /// Its name.
    public var name: String
    /// The name of its file.
    public var fileName: String
    /// What it is for.
    public var description: String?
    /// The version's name.
    public var version: String?
    /// The folder that it is in.
    public var folder: DocumentFolder.ID?
    /// Bytes of its file.
    public var size: Int64
    /// When its file was changed.
    public var fileUpdatedAt: Date?
}
