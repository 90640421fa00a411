import LintelClient
import LintelTokens

/// Finds data sources and folders by what people call them.
struct DocumentPlace {
    let api: DocumentsAPI

    /// Folders of one level among which a name is looked for.
    private static let limit = 10_000

    /// The data source of this id or name.
    ///
    /// - Throws: ``Refusal`` when there is none, or several.
    func repository(_ text: String) async throws -> DocumentRepository {
        let found = try await self.api.repositories().filter { $0.id.rawValue == text || $0.name == text }
        guard let first = found.first, found.count == 1 else {
            throw Refusal(
                "repository_unknown",
                "You see no data source, or several, of the id or name \(text).",
                field: "repository",
            )
        }
        return first
    }

    /// The folder of this id, or of this path of names such as `Works/Bridge`; nil for the data source's top.
    ///
    /// - Throws: ``Refusal`` when there is none.
    func folder(_ text: String?, of repository: DocumentRepository.ID) async throws -> DocumentFolder.ID? {
        guard let text else { return nil }
        if UUIDText.isOne(text) { return DocumentFolder.ID(text) }
        var folder: DocumentFolder.ID?
        for name in text.split(separator: "/") {
            let folders = try await self.api.folders(of: repository, in: folder).collect(upTo: Self.limit)
            guard let next = folders.first(where: { $0.name == name }) else {
                throw Refusal("folder_unknown", "You see no folder \(text).", field: "folder")
            }
            folder = next.id
        }
        return folder
    }

    /// The document of this id, or of this path of folders and a name.
    ///
    /// - Throws: ``Refusal`` when there is none.
    func document(_ text: String, of repository: DocumentRepository.ID) async throws -> Document {
        if UUIDText.isOne(text) { return try await self.api.document(Document.ID(text), of: repository) }
        var folders = text.split(separator: "/").map(String.init)
        let name = folders.popLast() ?? ""
        if !folders.isEmpty, let folder = try await self.folder(folders.joined(separator: "/"), of: repository) {
            let documents = try await self.api.documents(of: repository, in: folder).collect(upTo: Self.limit)
            if let document = documents.first(where: { $0.name == name || $0.fileName == name }) { return document }
        }
        throw Refusal("document_unknown", "You see no document \(text).", field: "document")
    }
}
