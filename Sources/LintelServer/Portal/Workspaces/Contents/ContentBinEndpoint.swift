import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The recycle bin of a workspace.
struct ContentBinEndpoint: Sendable {
    let desk: WorkspaceDesk
    let stores: Stores
    let files: FileManagement
    let objects: ObjectManagement
    let models: BlockModelManagement

    /// `GET …/bin`: with `kind` objects or block models in the place of files.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, query) = try await self.desk.view(request, context)
        let kind = try Self.kind(query["kind"] ?? ContentKind.file.rawValue)
        try self.desk.require(.read(kind), on: view)
        let offset = WorkspaceDesk.offset("offset", query)
        return self.desk.renderer.response(
            try await self.page(view, kind, offset: offset, done: WorkspaceDesk.done(query))
        )
    }

    /// `POST …/bin/:kind/:item/restore`.
    func restore(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (_, view) = try await self.desk.form(request, context)
        let kind = try Self.kind(try self.desk.organisations.parameter("kind", context))
        try self.desk.require(.restore(kind), on: view)
        let id = try self.desk.organisations.parameter("item", context)
        do {
            let isRenamed = try await self.restore(kind, id, view)
            return self.desk.redirect(
                to: .content(view.organisationID, view.id, .bin(kind)),
                done: isRenamed ? .contentRenamed : .contentRestored,
            )
        } catch let error as PlatformError where [.conflict, .nameTaken].contains(error.code) {
            return self.desk.renderer.response(
                try await self.page(view, kind, error: error.message),
                status: .conflict,
            )
        }
    }

    /// Whether it goes by another name now.
    private func restore(_ kind: ContentKind, _ id: String, _ view: WorkspaceDesk.View) async throws -> Bool {
        let (workspace, actor, now) = (view.workspace, view.visitor.actor, view.visitor.now)
        switch kind {
        case .file:
            return try await self.files.restore(FileID(id), in: workspace, by: actor, at: now).isRenamed
        case .object:
            return try await self.objects.restore(ObjectID(id), in: workspace, by: actor, at: now).isRenamed
        case .blockModel:
            _ = try await self.models.restore(BlockModelID(id), in: workspace, by: actor, at: now)
            return false
        }
    }

    private func page(
        _ view: WorkspaceDesk.View,
        _ kind: ContentKind,
        offset: Int = 0,
        done: String? = nil,
        error: String? = nil,
    ) async throws -> ContentBinPage {
        ContentBinPage(
            portal: view.organisation.portal,
            head: view.head(.bin),
            workspace: view.workspace,
            kinds: view.readable,
            kind: kind,
            items: try await self.items(kind, in: view.id, offset: offset),
            offset: offset,
            canRestore: self.desk.allows(.restore(kind), on: view),
            done: done,
            error: error,
        )
    }

    private func items(
        _ kind: ContentKind,
        in workspace: WorkspaceID,
        offset: Int,
    ) async throws -> ListPage<ContentBinPage.Item> {
        let window = ListWindow(offset: offset, limit: FolderEndpoint.pageSize)
        switch kind {
        case .file:
            var query = FileQuery()
            query.isDeleted = true
            query.window = window
            let page = try await self.stores.files.files(in: workspace, matching: query)
            return page.map { .init(id: $0.id.rawValue, name: $0.path.text, deletion: $0.deletion) }
        case .object:
            var query = ObjectQuery()
            query.isDeleted = true
            query.window = window
            let page = try await self.stores.objects.objects(in: workspace, matching: query)
            return page.map { .init(id: $0.id.rawValue, name: $0.path.text, deletion: $0.deletion) }
        case .blockModel:
            var query = BlockModelQuery()
            query.isDeleted = true
            query.window = BlockListWindow(offset: window.offset, limit: window.limit)
            let page = try await self.stores.blockModels.models(in: workspace, matching: query)
            return page.map { .init(id: $0.id.rawValue, name: $0.details.name, deletion: $0.deletion) }
        }
    }

    private static func kind(_ word: String) throws -> ContentKind {
        guard let kind = ContentKind(rawValue: word) else { throw PageRefusal.notFound() }
        return kind
    }
}

extension ListPage {
    fileprivate func map<Other>(_ transform: (Item) -> Other) -> ListPage<Other> {
        ListPage<Other>(items: self.items.map(transform), total: self.total)
    }
}
