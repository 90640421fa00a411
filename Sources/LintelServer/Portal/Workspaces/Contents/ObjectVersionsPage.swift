import LintelPlatform
import LintelTokens

/// A geoscience object with its versions, and the data of one of them.
struct ObjectVersionsPage: PortalPage {
    static let template = PageTemplate("workspace-object")

    struct Row: Encodable, Sendable, Hashable {
        let version: String
        /// Whether the page shows the version's data.
        let isShown: Bool
        let schema: String
        let stage: String?
        let at: TimeText
        let author: String?
        let url: SiteURL
        let download: SiteURL
    }

    struct Piece: Encodable, Sendable, Hashable {
        let name: String
        let size: String?
        let download: SiteURL?
    }

    /// What the page shows of lists that are longer.
    struct Parts: Sendable, Hashable {
        var versions: [ObjectVersion]
        var isFirst = true
        var hasMore = false
        var data: [ObjectData]
        var dataOffset = 0
        var hasMoreData = false
    }

    let title: String
    let portal: PortalFrame
    let head: WorkspaceHead
    let way: FolderWay
    let name: String
    let id: String
    let version: String
    let schema: String
    let stage: String?
    let made: TimeText
    let madeBy: String?
    let changed: TimeText
    let changedBy: String?
    let download: SiteURL
    let pieces: [Piece]
    let hasPieces: Bool
    let firstPieces: SiteURL?
    let nextPieces: SiteURL?
    let rows: [Row]
    let first: SiteURL?
    let next: SiteURL?

    /// - Parameter object: With the version whose data is shown.
    init(
        portal: PortalFrame,
        head: WorkspaceHead,
        workspace: Workspace,
        object: GeoscienceObject,
        parts: Parts,
    ) {
        let (id, shown) = (object.id, object.version)
        self.title = "\(object.path.name) · Lintel"
        self.portal = portal
        self.head = head
        self.way = FolderWay(to: object.path.contentFolder, in: workspace, isOpen: false)
        self.name = object.path.name
        self.id = id.rawValue
        self.version = shown.id.description
        self.schema = shown.schema.id
        self.stage = shown.stage?.name
        self.made = TimeText(object.createdAt)
        self.madeBy = object.createdBy.name
        self.changed = TimeText(shown.createdAt)
        self.changedBy = shown.createdBy.name
        self.download = workspace.url(.objectDownload(id, shown.id))
        self.pieces = parts.data.map { piece in
            Piece(
                name: piece.key.text,
                size: piece.blob.map { SizeText($0.size).text },
                download: piece.blob.map { _ in workspace.url(.objectData(id, shown.id, piece.key)) },
            )
        }
        self.hasPieces = !parts.data.isEmpty
        self.firstPieces = parts.dataOffset == 0 ? nil : workspace.url(.object(id, version: shown.id))
        self.nextPieces =
            parts.hasMoreData
            ? workspace.url(.object(id, version: shown.id, data: parts.dataOffset + parts.data.count)) : nil
        self.rows = parts.versions.map { version in
            Row(
                version: version.id.description,
                isShown: version.id == shown.id,
                schema: version.schema.id,
                stage: version.stage?.name,
                at: TimeText(version.createdAt),
                author: version.createdBy.name,
                url: workspace.url(.object(id, version: version.id)),
                download: workspace.url(.objectDownload(id, version.id)),
            )
        }
        self.first = parts.isFirst ? nil : workspace.url(.object(id))
        self.next = parts.hasMore ? parts.versions.last.map { workspace.url(.object(id, before: $0.id)) } : nil
    }
}
