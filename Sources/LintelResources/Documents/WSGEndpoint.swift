import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// A call about a data source that has been let in.
struct WSGCall: Sendable {
    let source: DataSource
    let reader: DocumentReader
    let request: Request
    let now: UnixTime
}

/// Folders and documents as the ProjectWise API shows them.
struct WSGEndpoint: Sendable {
    let documents: any DocumentStore
    let blobs: BlobDepot

    /// What a resource of a data source is.
    func answer(_ resource: WSGAddress.Resource, _ call: WSGCall, _ access: DataSourceAccess) async throws -> Response {
        switch resource {
        case .itself:
            return WSGInstances.one(WSGRepository.tag(access), for: call.request) {
                WSGRepository.write(access, to: &$0)
            }
        case .nodes: return try await self.nodes(.top, call)
        case .node(let id): return try await self.node(id, call)
        case .nodesBelow(let id):
            return try await self.nodes(.folder(try await self.folder(WSGNode.folder(id), call).id), call)
        case .folders: return try await self.folders(nil, call)
        case .folder(let id): return try await self.oneFolder(id, call)
        case .foldersIn(let id):
            return try await self.folders(.folder(try await self.folder(DocumentFolderID(uuid: id), call).id), call)
        case .documentsIn(let id):
            return try await self.list(in: try await self.folder(DocumentFolderID(uuid: id), call).id, call)
        case .documents: return try await self.list(in: nil, call)
        case .document(let id): return try await self.oneDocument(id, call)
        case .file(let id): return try await self.file(id, call)
        case .fileAccess(let id): return try await self.fileAccess(id, call)
        case .unknownSchema: throw WSGRefusal(.notFound, "SchemaNotFound", "There is no such schema.")
        case .unknownClass: throw WSGRefusal(.notFound, "ClassNotFound", "There is no such class.")
        }
    }

    // MARK: Folders

    private func folder(_ id: DocumentFolderID?, _ call: WSGCall) async throws -> DocumentFolder {
        guard let id, let folder = try await self.documents.folder(id, in: call.source.id, for: call.reader) else {
            throw WSGRefusal.instanceUnknown
        }
        return folder
    }

    private func oneFolder(_ id: String, _ call: WSGCall) async throws -> Response {
        let selection = try WSGQuery(call.request).selection(WSGFolder.Property.self)
        let folder = try await self.folder(DocumentFolderID(uuid: id), call)
        let writer = WSGFolder(selection: selection, isConnected: call.source.projectID != nil)
        return WSGInstances.one(writer.tag(folder), for: call.request) { writer.write(folder, to: &$0) }
    }

    private func node(_ id: String, _ call: WSGCall) async throws -> Response {
        let selection = try WSGQuery(call.request).selection(WSGFolder.NodeProperty.self)
        let folder = try await self.folder(WSGNode.folder(id), call)
        return WSGInstances.one(WSGFolder.tag(folder), for: call.request) {
            WSGFolder.writeNode(folder, selection, to: &$0)
        }
    }

    private func nodes(_ place: DocumentFolderQuery.Place, _ call: WSGCall) async throws -> Response {
        let query = try WSGQuery(call.request)
        let selection = try query.selection(WSGFolder.NodeProperty.self)
        return try await self.folders(place, query, call, size: WSGFolder.usualSize) {
            WSGFolder.writeNode($0, selection, to: &$1)
        }
    }

    private func folders(_ place: DocumentFolderQuery.Place?, _ call: WSGCall) async throws -> Response {
        let query = try WSGQuery(call.request)
        let writer = WSGFolder(
            selection: try query.selection(WSGFolder.Property.self),
            isConnected: call.source.projectID != nil,
        )
        return try await self.folders(place, query, call, size: WSGFolder.usualSize) { writer.write($0, to: &$1) }
    }

    /// - Parameter place: Nil for what the query says; without a filter or an ancestor that is the top.
    private func folders(
        _ place: DocumentFolderQuery.Place?,
        _ query: WSGQuery,
        _ call: WSGCall,
        size: Int,
        _ write: (DocumentFolder, inout JSONWriter) -> Void,
    ) async throws -> Response {
        var folders = DocumentFolderQuery()
        folders.condition = try query.condition(DocumentFolderProperty.self)
        folders.order = try query.order(DocumentFolderProperty.self)
        folders.isConnected = call.source.projectID != nil
        if let place {
            folders.place = place
        } else if let ancestor = try query.ancestor() {
            folders.place = .below(ancestor)
        } else if let condition = folders.condition {
            if let parent = condition.required(.parent) { folders.place = .folder(DocumentFolderID(parent)) }
            if case .compare(.parent, .equal, _) = condition { folders.condition = nil }
        } else {
            folders.place = .top
        }
        guard let window = try query.window() else { return WSGInstances.response { _ in } }
        folders.window = window
        let found = try await self.documents.folders(in: call.source.id, matching: folders, for: call.reader)
        return WSGInstances.list(found, window, size: size, write)
    }

    // MARK: Documents

    private func document(_ id: String, _ call: WSGCall) async throws -> Document {
        guard let id = DocumentID(uuid: id),
            let document = try await self.documents.document(id, in: call.source.id, for: call.reader)
        else { throw WSGRefusal.instanceUnknown }
        return document
    }

    private func oneDocument(_ id: String, _ call: WSGCall) async throws -> Response {
        let writer = WSGDocument(try WSGQuery(call.request).selection(WSGDocument.Property.self))
        let document = try await self.document(id, call)
        return WSGInstances.one(WSGDocument.tag(document), for: call.request) { writer.write(document, to: &$0) }
    }

    private func list(in folder: DocumentFolderID?, _ call: WSGCall) async throws -> Response {
        let query = try WSGQuery(call.request)
        let writer = WSGDocument(try query.selection(WSGDocument.Property.self))
        var documents = DocumentQuery()
        documents.folder = folder
        documents.ancestor = try query.ancestor()
        documents.condition = try query.condition(DocumentProperty.self)
        documents.order = try query.order(DocumentProperty.self)
        if let condition = documents.condition {
            documents.includesEarlier = condition.asks(about: .isLatest)
            if folder == nil { documents.folder = condition.required(.parent).map { DocumentFolderID($0) } }
            // The filter says no more than where they are: the statement is one that is prepared already.
            if folder == nil, case .compare(.parent, .equal, _) = condition { documents.condition = nil }
        }
        guard let window = try query.window() else { return WSGInstances.response { _ in } }
        documents.window = window
        let found = try await self.documents.documents(in: call.source.id, matching: documents, for: call.reader)
        return WSGInstances.list(found, window, size: WSGDocument.usualSize) { writer.write($0, to: &$1) }
    }

    // MARK: Bytes

    private func file(_ id: String, _ call: WSGCall) async throws -> Response {
        let document = try await self.document(id, call)
        guard let reader = try await self.blobs.files.open(document.content.digest),
            reader.size == document.content.size
        else {
            throw BlobFilesError(
                .other,
                "the file of the blob \(document.content.digest) is missing or has another size",
            )
        }
        let tag = BlobETag(document.content.digest)
        var headers = BlobAnswer.headers(tag, name: document.fileName.text)
        headers[.cacheControl] = "private, no-cache"
        if let name = HTTPField.Name("Mas-File-ETag") { headers[name] = tag.text }
        return BlobAnswer.response(
            reader,
            tag,
            headers,
            to: call.request,
            unsatisfiable: WSGRefusal.rangeInvalid.response,
        )
    }

    /// Where the bytes can be fetched without a token.
    private func fileAccess(_ id: String, _ call: WSGCall) async throws -> Response {
        let wanted = try WSGQuery(call.request).filterText?.filter { $0 != " " }.lowercased()
        guard wanted == nil || wanted == "permissionseq'read'" else {
            guard wanted == "permissionseq'write'" || wanted == "permissionseq'readwrite'" else {
                throw WSGRefusal(.badRequest, "BadRequest", "Ask for Permissions eq 'Read'.", description: "$filter")
            }
            throw WSGRefusal(.forbidden, "NotEnoughRights", "insufficient_scope: documents are only read here")
        }
        let document = try await self.document(id, call)
        let address = self.blobs.links.download(
            place: .dataSource(call.source.id),
            digest: document.content.digest,
            name: document.fileName.text,
            at: call.now,
        )
        return WSGInstances.response { json in
            json.object { json in
                json.member("instanceId", document.id.rawValue)
                json.member("schemaName", "FileAccess")
                json.member("className", "FileAccessKey")
                json.member("eTag", BlobETag(document.content.digest).text)
                json.key("properties")
                json.object { json in
                    json.member("Url", address)
                    // Fetched without a token, as Azure's are.
                    json.member("Type", "AzureBlobSasUrl")
                    json.member("Permissions", "Read")
                    json.member("RequiresConfirmation", false)
                }
            }
        }
    }
}
