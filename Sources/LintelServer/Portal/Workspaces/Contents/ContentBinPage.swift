import LintelPlatform
import LintelTokens

/// What was deleted in a workspace and can be had back.
struct ContentBinPage: PortalPage {
    static let template = PageTemplate("workspace-bin")

    struct Row: Encodable, Sendable, Hashable {
        let name: String
        let at: TimeText?
        let author: String?
        /// Nil for those who may only look.
        let restoration: SiteURL?
    }

    struct Kind: Encodable, Sendable, Hashable {
        let label: String
        let url: SiteURL
        let isCurrent: Bool
    }

    /// Something that was deleted.
    struct Item: Sendable, Hashable {
        let id: String
        let name: String
        let deletion: Deletion?
    }

    let title: String
    let portal: PortalFrame
    let head: WorkspaceHead
    let kinds: [Kind]
    /// `17 files`.
    let count: String
    let rows: [Row]
    let hasRows: Bool
    let done: String?
    let error: String?
    let first: SiteURL?
    let next: SiteURL?

    init(
        portal: PortalFrame,
        head: WorkspaceHead,
        workspace: Workspace,
        kinds: Set<ContentKind>,
        kind: ContentKind,
        items: ListPage<Item>,
        offset: Int,
        canRestore: Bool,
        done: String? = nil,
        error: String? = nil,
    ) {
        self.title = "Recycle bin of \(workspace.name) · Lintel"
        self.portal = portal
        self.head = head
        self.kinds = kinds.sorted().map { each in
            Kind(label: each.plural, url: workspace.url(.bin(each)), isCurrent: each == kind)
        }
        let word = items.total == 1 ? kind.title : kind.plural
        self.count = "\(items.total) \(word.lowercased())"
        self.rows = items.items.map { item in
            Row(
                name: item.name,
                at: item.deletion.map { TimeText($0.at) },
                author: item.deletion?.by.name,
                restoration: canRestore ? workspace.url(.restoration(kind, item.id)) : nil,
            )
        }
        self.hasRows = !items.items.isEmpty
        self.done = done
        self.error = error
        self.first = offset == 0 ? nil : workspace.url(.bin(kind))
        let end = offset + items.items.count
        self.next = end < items.total && !items.items.isEmpty ? workspace.url(.bin(kind, offset: end)) : nil
    }
}
