import LintelPlatform
import LintelTokens

/// A document with its versions.
struct DocumentPage: PortalPage {
    static let template = PageTemplate("datasource-document")

    struct Version: Encodable, Sendable, Hashable {
        let version: String
        let isCurrent: Bool
        let size: String
        let at: TimeText
        let author: String?
        let download: SiteURL

        init(_ document: Document) {
            self.version = String(document.version)
            self.isCurrent = document.isLatest
            self.size = SizeText(document.content.size).text
            self.at = TimeText(document.fileUpdatedAt)
            self.author = document.fileUpdatedBy.name
            self.download = .dataSources(.download(document.sourceID, document.id))
        }
    }

    let title: String
    let portal: PortalFrame
    let head: DataSourceHead
    let way: FolderWay
    let document: DocumentFolderPage.Row
    let id: String
    let digest: String
    let made: TimeText
    let rows: [Version]
    let first: SiteURL?
    let next: SiteURL?

    /// - Parameters:
    ///   - document: In its newest version.
    ///   - way: The folders that lead to it.
    init(
        portal: PortalFrame,
        head: DataSourceHead,
        document: Document,
        way: [DocumentFolder],
        versions: DocumentFolderPage.Part<Document>,
    ) {
        func url(_ offset: Int) -> SiteURL {
            .dataSources(.document(document.sourceID, document.id, versions: offset))
        }
        self.title = "\(document.name.text) · Lintel"
        self.portal = portal
        self.head = head
        self.way = FolderWay(to: way, of: document.sourceID, isOpen: false)
        self.document = DocumentFolderPage.Row(document)
        self.id = document.id.rawValue
        self.digest = document.content.digest.hex
        self.made = TimeText(document.createdAt)
        self.rows = versions.items.map(Version.init)
        self.first = versions.offset == 0 ? nil : url(0)
        self.next = versions.next.map(url)
    }
}
