import LintelCodec
public import LintelTokens
import NIOHTTP1

extension LintelAPI {
    /// The data sources of ProjectWise that the app may read; needs the scope `projectwise:read`.
    public var documents: DocumentsAPI { DocumentsAPI(caller: self.caller) }
}

/// Folders and documents of ProjectWise.
public struct DocumentsAPI: Sendable {
    let caller: APICaller

    private static let base = "/ws/v2.8/Repositories"
    /// How many instances are asked for at once.
    private static let usual = 100

    /// The data sources in which the caller has a role.
    public func repositories() async throws -> [DocumentRepository] {
        let call = self.caller.call(.GET, Self.base, operation: "documents.repositories")
        return try await self.caller.answer(call, as: WSGAnswer<WSGRepositoryProperties>.self)
            .instances.map(DocumentRepository.init)
    }

    /// The folders in a folder.
    ///
    /// - Parameters:
    ///   - repository: The data source.
    ///   - parent: Where to look; nil for the data source's top.
    public func folders(
        of repository: DocumentRepository.ID,
        in parent: DocumentFolder.ID? = nil,
    ) -> Listing<DocumentFolder> {
        let below = parent.map { "/\($0.rawValue.pathPart)/Project" } ?? ""
        return self.list("\(self.path(of: repository))/Project\(below)", filter: nil, "documents.folders") {
            DocumentFolder($0)
        }
    }

    /// The documents in a folder, each in its newest version.
    ///
    /// - Parameters:
    ///   - repository: The data source.
    ///   - folder: Where to look.
    ///   - filter: An OData expression such as `FileSize gt 1000`; nil for all.
    public func documents(
        of repository: DocumentRepository.ID,
        in folder: DocumentFolder.ID,
        filter: String? = nil,
    ) -> Listing<Document> {
        let path = "\(self.path(of: repository))/Project/\(folder.rawValue.pathPart)/Document"
        return self.list(path, filter: filter, "documents.list") { Document($0) }
    }

    /// One document.
    public func document(_ id: Document.ID, of repository: DocumentRepository.ID) async throws -> Document {
        let call = self.caller.call(.GET, self.path(of: id, in: repository), operation: "documents.get")
        return Document(try await self.caller.answer(call, as: WSGAnswer<WSGDocumentProperties>.self).one())
    }

    /// A document, unless it has not changed since the caller read it.
    ///
    /// - Parameters:
    ///   - id: The document.
    ///   - repository: The data source.
    ///   - tag: Its ``Document/tag`` then.
    /// - Returns: Nil when it has not.
    public func document(
        _ id: Document.ID,
        of repository: DocumentRepository.ID,
        changedSince tag: String,
    ) async throws -> Document? {
        var call = self.caller.call(
            .GET,
            self.path(of: id, in: repository),
            headers: [("If-None-Match", tag)],
            operation: "documents.get"
        )
        call.expected = [304]
        let answer = try await self.caller.runner.answer(call)
        guard answer.status != 304 else { return nil }
        return Document(try WireJSON.decode(WSGAnswer<WSGDocumentProperties>.self, from: answer).one())
    }

    /// Fetches the file of a document to this machine.
    ///
    /// What an earlier attempt has left beside the target, in a file whose name ends in `.part`, is not fetched again.
    ///
    /// - Parameters:
    ///   - document: As ``document(_:of:)`` or a list gave it.
    ///   - repository: The data source.
    ///   - local: The path of the file of this machine; one that is there is replaced.
    ///   - progress: Told as bytes arrive, from any task.
    public func download(
        _ document: Document,
        of repository: DocumentRepository.ID,
        to local: String,
        progress: @escaping TransferProgress.Report = { _ in },
    ) async throws {
        let path = "\(self.path(of: document.id, in: repository))/$file"
        let tag = "\(document.id) \(document.tag) \(document.size)"
        let fetch = FileDownload(runner: self.caller.runner, tag: tag, size: document.size) {
            var call = self.caller.call(.GET, path, operation: "documents.download")
            call.headers = []
            return call
        }
        try await fetch.receive(at: local, progress: progress)
    }

    private func path(of repository: DocumentRepository.ID) -> String {
        "\(Self.base)/\(repository.rawValue.pathPart)/PW_WSG"
    }

    private func path(of id: Document.ID, in repository: DocumentRepository.ID) -> String {
        "\(self.path(of: repository))/Document/\(id.rawValue.pathPart)"
    }

    /// A list, whose next part the server names by the header `SkipToken`.
    private func list<Properties: Decodable & Sendable, Item: Sendable>(
        _ path: String,
        filter: String?,
        _ operation: String,
        _ make: @escaping @Sendable (WSGAnswer<Properties>.Instance) -> Item,
    ) -> Listing<Item> {
        Listing { place in
            let call = self.caller.call(
                .GET,
                path,
                query: [("$top", "\(Self.usual)"), ("$filter", filter)],
                headers: place.map { [(name: "SkipToken", value: $0)] } ?? [],
                operation: operation
            )
            let answer = try await self.caller.runner.answer(call)
            let items = try WireJSON.decode(WSGAnswer<Properties>.self, from: answer).instances.map(make)
            return Page(items: items, next: answer.head.first("SkipToken"))
        }
    }
}
