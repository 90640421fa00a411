import LintelPlatform
import LintelTokens

/// A folder of a workspace: the folders in it, then files, objects and block models.
struct FolderPage: PortalPage {
    static let template = PageTemplate("workspace-folder")

    struct Folder: Encodable, Sendable, Hashable {
        let name: String
        let url: SiteURL
    }

    struct Row: Encodable, Sendable, Hashable {
        let name: String
        let url: SiteURL
        let kind: String
        let schema: String?
        let size: String?
        let version: String
        /// `3 versions`.
        let versions: String
        let changed: TimeText
        let changedBy: String?

        init(_ entry: ContentEntry, url: SiteURL) {
            self.name = entry.name
            self.url = url
            self.kind = entry.kind.title
            self.schema = entry.schema?.id
            self.size = entry.size.map { SizeText($0).text }
            self.version = String(entry.version)
            self.versions = entry.versionCount == 1 ? "1 version" : "\(entry.versionCount) versions"
            self.changed = TimeText(entry.changedAt)
            self.changedBy = entry.changedBy.name
        }
    }

    let title: String
    let portal: PortalFrame
    let head: WorkspaceHead
    /// The folders on the way here; none at the top.
    let way: FolderWay
    let folders: [Folder]
    let rows: [Row]
    let hasRows: Bool
    let isTop: Bool
    let first: SiteURL?
    let next: SiteURL?

    init(
        portal: PortalFrame,
        head: WorkspaceHead,
        workspace: Workspace,
        folder: ContentFolder,
        part: ContentPart,
        isFirst: Bool,
    ) {
        self.title = "\(workspace.name) · Lintel"
        self.portal = portal
        self.head = head
        self.way = FolderWay(to: folder, in: workspace, isOpen: true)
        self.folders = part.folders.map { Folder(name: $0, url: workspace.url(.folder(folder.folder($0)))) }
        self.rows = part.entries.map { Row($0, url: workspace.url(ContentURL($0.kind, $0.id))) }
        self.hasRows = !part.isEmpty
        self.isTop = folder.isTop
        self.first = isFirst ? nil : workspace.url(.folder(folder))
        self.next = part.next.map { workspace.url(.folder(folder, after: $0)) }
    }
}

/// The folders that lead to something, from the top on (the part `folder-way`).
struct FolderWay: Encodable, Sendable, Hashable {
    struct Step: Encodable, Sendable, Hashable {
        let name: String
        /// Nil for the folder that is being looked at.
        let url: SiteURL?
    }

    let top: SiteURL
    /// What the top is called.
    let label: String
    let steps: [Step]
}

extension FolderWay {
    /// - Parameter isOpen: Whether the page shows the folder itself, not something in it.
    init(to folder: ContentFolder, in workspace: Workspace, isOpen: Bool) {
        self.init(
            top: workspace.url(.folder(.top)),
            label: "All contents",
            steps: folder.way.map { name, each in
                Step(name: name, url: isOpen && each == folder ? nil : workspace.url(.folder(each)))
            },
        )
    }
}
