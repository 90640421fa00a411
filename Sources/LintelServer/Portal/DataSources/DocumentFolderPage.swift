import LintelPlatform
import LintelTokens

/// A folder of a data source: the folders in it, then documents.
struct DocumentFolderPage: PortalPage {
    static let template = PageTemplate("datasource-folder")

    struct Folder: Encodable, Sendable, Hashable {
        let name: String
        let description: String
        let url: SiteURL
    }

    struct Row: Encodable, Sendable, Hashable {
        let name: String
        /// Nil when it is the name.
        let fileName: String?
        let description: String
        let version: String
        let size: String
        let changed: TimeText
        let changedBy: String?
        let url: SiteURL
        let download: SiteURL

        init(_ document: Document) {
            self.name = document.name.text
            self.fileName = document.fileName == document.name ? nil : document.fileName.text
            self.description = document.description
            self.version = String(document.version)
            self.size = SizeText(document.content.size).text
            self.changed = TimeText(document.fileUpdatedAt)
            self.changedBy = document.fileUpdatedBy.name
            self.url = .dataSources(.document(document.sourceID, document.id))
            self.download = .dataSources(.download(document.sourceID, document.id))
        }
    }

    /// A part of a list, and where it begins.
    struct Part<Item: Sendable>: Sendable {
        let items: [Item]
        let offset: Int
        /// Where the next part begins; nil at the end.
        let next: Int?

        /// - Parameter found: One more than the window holds, if there is one.
        init(_ found: [Item], _ window: ListWindow) {
            self.items = Array(found.prefix(window.limit))
            self.offset = window.offset
            self.next = found.count > window.limit ? window.offset + window.limit : nil
        }
    }

    let title: String
    let portal: PortalFrame
    let head: DataSourceHead
    let way: FolderWay
    let folders: [Folder]
    let rows: [Row]
    let hasRows: Bool
    let isTop: Bool
    /// The page from its start.
    let first: SiteURL?
    let nextFolders: SiteURL?
    let nextDocuments: SiteURL?
    /// Nil at the top, and for those who do not look after the data source.
    let access: DocumentFolderAccess?
    let done: String?

    /// - Parameters:
    ///   - folder: Nil at the top.
    ///   - way: The folders that lead to it, with itself.
    init(
        portal: PortalFrame,
        head: DataSourceHead,
        source: DataSource,
        folder: DocumentFolder?,
        way: [DocumentFolder],
        folders: Part<DocumentFolder>,
        documents: Part<Document>,
        access: DocumentFolderAccess? = nil,
        done: String? = nil,
    ) {
        self.title = "\(folder?.name.text ?? source.repository.name) · Lintel"
        self.portal = portal
        self.head = head
        self.access = access
        self.done = done
        self.way = FolderWay(to: way, of: source.id, isOpen: true)
        self.folders = folders.items.map { folder in
            Folder(
                name: folder.name.text,
                description: folder.description,
                url: .dataSources(.folder(source.id, folder.id)),
            )
        }
        self.rows = documents.items.map(Row.init)
        self.hasRows = !folders.items.isEmpty || !documents.items.isEmpty
        self.isTop = folder == nil
        func url(folders: Int, documents: Int) -> SiteURL {
            .dataSources(.folder(source.id, folder?.id, folders: folders, documents: documents))
        }
        self.first = folders.offset + documents.offset == 0 ? nil : url(folders: 0, documents: 0)
        self.nextFolders = folders.next.map { url(folders: $0, documents: documents.offset) }
        self.nextDocuments = documents.next.map { url(folders: folders.offset, documents: $0) }
    }
}

extension FolderWay {
    /// - Parameter isOpen: Whether the page shows the last folder itself, not something in it.
    init(to way: [DocumentFolder], of source: DataSourceID, isOpen: Bool) {
        self.init(
            top: .dataSources(.folder(source, nil)),
            label: "All folders",
            steps: way.map { folder in
                Step(
                    name: folder.name.text,
                    url: isOpen && folder.id == way.last?.id ? nil : .dataSources(.folder(source, folder.id)),
                )
            },
        )
    }
}
