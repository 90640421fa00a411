import LintelPlatform
import LintelTokens

extension Stores {
    /// The folder that holds all of a project's files and folders.
    static func root(_ project: ProjectID = ProjectID("project-1")) -> StorageItemID { StorageItemID(project.rawValue) }

    /// Makes a folder of a project; the id is its name.
    @discardableResult
    func addStoredFolder(
        _ name: String,
        in parent: String? = nil,
        of project: ProjectID = ProjectID("project-1"),
    ) async throws -> StorageItem {
        try await self.projectStorage.createFolder(
            StorageDraft(
                id: StorageItemID(name),
                parentID: parent.map { StorageItemID($0) } ?? Self.root(project),
                name: try DocumentName(name),
                author: Sample.account(1).subject,
                at: Sample.now,
            ),
            in: project,
        )
    }

    /// Begins a file of a project; the id is its name without the ending.
    @discardableResult
    func beginStoredFile(
        _ name: String,
        in parent: String? = nil,
        of project: ProjectID = ProjectID("project-1"),
        at now: UnixTime = Sample.now,
    ) async throws -> BlobUpload {
        let draft = StorageDraft(
            id: StorageItemID(String(name.prefix { $0 != "." })),
            parentID: parent.map { StorageItemID($0) } ?? Self.root(project),
            name: try DocumentName(name),
            description: "Ein Bild",
            author: Sample.account(1).subject,
            at: now,
        )
        return try await self.projectStorage.begin(
            draft,
            sending: Sample.storedUpload(draft.id, of: project, at: now),
            in: project,
        )
    }

    /// Sends the bytes of blob `number`.
    func send(_ number: UInt8, to upload: BlobUpload, at now: UnixTime = Sample.now) async throws {
        let blob = Sample.blob(number)
        try await self.blobs.announce(blob, at: now)
        try await self.blobs.complete(upload.id, with: blob, receipt: blob.digest, at: now)
    }

    /// Makes a file of a project of blob `number`; the id is its name without the ending.
    @discardableResult
    func addStoredFile(
        _ name: String,
        _ number: UInt8 = 1,
        in parent: String? = nil,
        of project: ProjectID = ProjectID("project-1"),
        at now: UnixTime = Sample.now,
    ) async throws -> StorageItem? {
        let upload = try await self.beginStoredFile(name, in: parent, of: project, at: now)
        try await self.send(number, to: upload, at: now)
        return try await self.completeStoredFile(String(name.prefix { $0 != "." }), of: project, at: now)
    }

    /// Makes what was sent a file's bytes.
    func completeStoredFile(
        _ id: String,
        keeping earlier: String = "earlier",
        of project: ProjectID = ProjectID("project-1"),
        at now: UnixTime = Sample.now,
    ) async throws -> StorageItem? {
        try await self.projectStorage.complete(
            StorageItemID(id),
            keeping: DocumentID(earlier),
            in: project,
            at: now,
        )
    }

    /// Paths of files and folders, in the order in which they are found.
    func storedPaths(
        _ place: StorageQuery.Place = .folder(Self.root()),
        _ kinds: Set<StorageItem.Kind> = [.folder, .file],
        of project: ProjectID = ProjectID("project-1"),
        limit: Int = 100,
        offset: Int = 0,
        at now: UnixTime = Sample.now,
    ) async throws -> [String] {
        let query = StorageQuery(place, kinds, window: ListWindow(offset: offset, limit: limit))
        return try await self.projectStorage.items(in: project, matching: query, at: now).map(\.path)
    }

    /// Rows in each table about the files of a project: one with two versions, and one that is on its way.
    func addProjectStorage(of project: ProjectID) async throws {
        try await self.addStoredFolder("Pläne", of: project)
        try await self.addStoredFile("karte.png", 7, in: "Pläne", of: project)
        let upload = Sample.storedUpload(StorageItemID("karte"), of: project, at: Sample.now)
        let open = try await self.projectStorage.begin(
            contentOf: StorageItemID("karte"),
            sending: upload,
            in: project,
        )
        try await self.send(8, to: try requireValue(open))
        _ = try await self.completeStoredFile("karte", keeping: "karte-1", of: project)
        try await self.send(9, to: try await self.beginStoredFile("unterwegs.bin", of: project))
    }
}

extension Sample {
    /// An upload that takes the bytes of a file.
    static func storedUpload(
        _ id: StorageItemID,
        of project: ProjectID = ProjectID("project-1"),
        at now: UnixTime = Sample.now,
    ) -> BlobUpload {
        BlobUpload(
            to: .storage(of: project),
            for: .storedFile,
            target: id.rawValue,
            by: Sample.account(2).subject,
            random: .system,
            at: now,
        )
    }
}
