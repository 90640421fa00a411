import LintelPlatform
import LintelTokens

/// A block model with its versions, and the columns of the current one.
struct BlockModelPage: PortalPage {
    static let template = PageTemplate("workspace-block-model")

    /// How many columns the page shows.
    static let shownColumns = 200

    struct Column: Encodable, Sendable, Hashable {
        let title: String
        let type: String
        let unit: String?
    }

    struct Row: Encodable, Sendable, Hashable {
        let number: String
        let isCurrent: Bool
        let comment: String
        /// `3 columns`.
        let columns: String
        let size: String?
        let at: TimeText
        let author: String?
    }

    let title: String
    let portal: PortalFrame
    let head: WorkspaceHead
    let way: FolderWay
    let name: String
    let description: String?
    let id: String
    /// `10 × 20 × 5 blocks`.
    let blocks: String
    let division: String
    let coordinateSystem: String?
    let version: String
    let made: TimeText
    let madeBy: String?
    let changed: TimeText
    let changedBy: String?
    /// Whether the page shows the columns: only with the newest versions.
    let isFirst: Bool
    let columns: [Column]
    let hasColumns: Bool
    /// How many columns are left out.
    let moreColumns: String?
    let rows: [Row]
    let first: SiteURL?
    let next: SiteURL?

    /// - Parameter offset: How many newer versions are left out.
    init(
        portal: PortalFrame,
        head: WorkspaceHead,
        workspace: Workspace,
        model: BlockModel,
        versions: ListPage<BlockModelVersion>,
        offset: Int,
    ) {
        let count = model.grid.count
        self.title = "\(model.details.name) · Lintel"
        self.portal = portal
        self.head = head
        self.way = FolderWay(to: .top, in: workspace, isOpen: false)
        self.name = model.details.name
        self.description = model.details.description
        self.id = model.id.rawValue
        self.blocks = "\(count.x) × \(count.y) × \(count.z) blocks"
        self.division = model.grid.division.rawValue
        self.coordinateSystem = model.details.coordinateSystem
        self.version = String(model.version)
        self.made = TimeText(model.createdAt)
        self.madeBy = model.createdBy.name
        self.changed = TimeText(model.modifiedAt)
        self.changedBy = model.modifiedBy.name
        let mapping = versions.items.first { $0.number == model.version }?.mapping
        self.isFirst = mapping != nil
        self.columns =
            mapping.map { mapping in
                mapping.columns.prefix(Self.shownColumns).map { column in
                    Column(title: mapping.qualifiedTitle(column), type: column.type.rawValue, unit: column.unit)
                }
            } ?? []
        self.hasColumns = !self.columns.isEmpty
        let more = (mapping?.columns.count ?? 0) - self.columns.count
        self.moreColumns = more > 0 ? String(more) : nil
        self.rows = versions.items.map { version in
            let columns = version.mapping.columns.count
            return Row(
                number: String(version.number),
                isCurrent: version.number == model.version,
                comment: version.comment,
                columns: columns == 1 ? "1 column" : "\(columns) columns",
                size: version.blob.map { SizeText($0.size).text },
                at: TimeText(version.createdAt),
                author: version.createdBy.name,
            )
        }
        self.first = offset == 0 ? nil : workspace.url(.blockModel(model.id))
        let end = offset + versions.items.count
        self.next = end < versions.total ? workspace.url(.blockModel(model.id, offset: end)) : nil
    }
}
