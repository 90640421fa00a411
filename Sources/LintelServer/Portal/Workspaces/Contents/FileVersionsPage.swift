import LintelPlatform
import LintelTokens

/// A file of a workspace with its versions.
struct FileVersionsPage: PortalPage {
    static let template = PageTemplate("workspace-file")

    struct Row: Encodable, Sendable, Hashable {
        let version: String
        let isCurrent: Bool
        let size: String
        let at: TimeText
        let author: String?
        let download: SiteURL
    }

    let title: String
    let portal: PortalFrame
    let head: WorkspaceHead
    let way: FolderWay
    let name: String
    let id: String
    let size: String
    let digest: String
    let made: TimeText
    let madeBy: String?
    let changed: TimeText
    let changedBy: String?
    let download: SiteURL
    let rows: [Row]
    let first: SiteURL?
    let next: SiteURL?

    /// - Parameters:
    ///   - versions: A part of them, the newest first.
    ///   - hasMore: Whether there are older ones.
    init(
        portal: PortalFrame,
        head: WorkspaceHead,
        workspace: Workspace,
        file: File,
        versions: [FileVersion],
        isFirst: Bool,
        hasMore: Bool,
    ) {
        self.title = "\(file.path.name) · Lintel"
        self.portal = portal
        self.head = head
        self.way = FolderWay(to: file.path.contentFolder, in: workspace, isOpen: false)
        self.name = file.path.name
        self.id = file.id.rawValue
        self.size = SizeText(file.version.blob.size).text
        self.digest = file.version.blob.digest.hex
        self.made = TimeText(file.createdAt)
        self.madeBy = file.createdBy.name
        self.changed = TimeText(file.version.createdAt)
        self.changedBy = file.version.createdBy.name
        self.download = workspace.url(.fileDownload(file.id, file.version.id))
        self.rows = versions.map { version in
            Row(
                version: version.id.description,
                isCurrent: version.id == file.version.id,
                size: SizeText(version.blob.size).text,
                at: TimeText(version.createdAt),
                author: version.createdBy.name,
                download: workspace.url(.fileDownload(file.id, version.id)),
            )
        }
        self.first = isFirst ? nil : workspace.url(.file(file.id))
        self.next = hasMore ? versions.last.map { workspace.url(.file(file.id, before: $0.id)) } : nil
    }
}
