import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens
import NIOCore

/// One geoscience object of a workspace: its versions, their bodies and data.
struct ObjectVersionsEndpoint: Sendable {
    let desk: WorkspaceDesk
    let objects: any ObjectStore
    let contents: any ContentStore
    let blobs: BlobLinks

    /// `GET …/objects/:object`: with `version` the data of one, from `data` on; with `before` the versions before one.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, query) = try await self.desk.view(request, context)
        let id = try self.id(view, context)
        let object = try Self.found(
            try await self.objects.head(
                of: id,
                in: view.id,
                version: try WorkspaceDesk.version("version", query),
                isDeleted: false,
            )
        )
        let last = try WorkspaceDesk.version("before", query)
        let offset = WorkspaceDesk.offset("data", query)
        // One more than is shown tells whether there is another page.
        let limit = FolderEndpoint.pageSize
        let versions = try await self.objects.versions(
            of: id,
            in: view.id,
            among: nil,
            before: last,
            limit: limit + 1,
        )
        let data = try await self.contents.data(
            of: id,
            version: object.version.id,
            in: view.id,
            offset: offset,
            limit: limit + 1,
        )
        return self.desk.renderer.response(
            ObjectVersionsPage(
                portal: view.organisation.portal,
                head: view.head(.contents),
                workspace: view.workspace,
                object: object,
                parts: ObjectVersionsPage.Parts(
                    versions: Array(versions.prefix(limit)),
                    isFirst: last == nil,
                    hasMore: versions.count > limit,
                    data: Array(data.prefix(limit)),
                    dataOffset: offset,
                    hasMoreData: data.count > limit,
                ),
            )
        )
    }

    /// `GET …/objects/:object/versions/:version/download`: the version's body.
    func download(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, _) = try await self.desk.view(request, context)
        let content = try Self.found(
            try await self.objects.object(
                try self.id(view, context),
                in: view.id,
                version: try self.desk.version(context),
                isDeleted: false,
            )
        )
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/json", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"object-\(content.object.version.id).json\"",
                // Somebody has sent it: it is nothing that a browser runs.
                .xContentTypeOptions: "nosniff", .contentSecurityPolicy: "sandbox",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: content.text)),
        )
    }

    /// `GET …/objects/:object/versions/:version/data/:data`: on to the address that gives the bytes.
    func data(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, _) = try await self.desk.view(request, context)
        let piece = try await self.contents.data(
            named: ObjectDataKey(stored: try self.desk.organisations.parameter("data", context)),
            of: try self.id(view, context),
            version: try self.desk.version(context),
            in: view.id,
        )
        guard let piece, let blob = piece.blob else { throw PageRefusal.notFound("There is no such data.") }
        return AuthorizeEndpoint.redirect(
            to: self.blobs.download(
                place: .workspace(view.id),
                digest: blob.digest,
                name: piece.key.text,
                at: view.visitor.now,
            ),
            status: .seeOther,
        )
    }

    private func id(_ view: WorkspaceDesk.View, _ context: LintelContext) throws -> ObjectID {
        try self.desk.require(.read(.object), on: view)
        return ObjectID(try self.desk.organisations.parameter("object", context))
    }

    private static func found<Item>(_ item: Item?) throws -> Item {
        guard let item else { throw PageRefusal.notFound("There is no such object in the workspace.") }
        return item
    }
}
