import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The folders of a data source with their documents, as the visitor's role and the folders' access lists show them.
struct DocumentFolderEndpoint: Sendable {
    /// How many folders, documents or versions a page shows.
    static let pageSize = 50

    let desk: DataSourceDesk
    let documents: any DocumentStore

    /// `GET /datasources/:datasource/folders`: with `folder` what is in one, otherwise the top.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, query) = try await self.desk.view(request, context)
        return self.desk.renderer.response(try await self.page(view, query))
    }

    /// `POST /datasources/:datasource/folders/access`: gives somebody a right, in the place of another one.
    func giveAccess(_ request: Request, _ context: LintelContext) async throws -> Response {
        try await self.change(request, context) { form, folder, view in
            guard let right = FolderRight(word: form["right"] ?? "") else { throw Self.choiceMissing("right") }
            try await self.desk.management.give(
                right,
                to: form["email"] ?? "",
                in: folder,
                of: view.id,
                by: view.visitor.actor,
                at: view.visitor.now,
            )
        }
    }

    /// `POST /datasources/:datasource/folders/access/others`: says what those may who are not named.
    func giveOthersAccess(_ request: Request, _ context: LintelContext) async throws -> Response {
        try await self.change(request, context) { form, folder, view in
            guard let right = FolderRight(word: form["others"] ?? "") else { throw Self.choiceMissing("others") }
            try await self.desk.management.giveOthers(
                right,
                in: folder,
                of: view.id,
                by: view.visitor.actor,
                at: view.visitor.now,
            )
        }
    }

    /// `POST /datasources/:datasource/folders/access/remove`.
    func takeAccess(_ request: Request, _ context: LintelContext) async throws -> Response {
        try await self.change(request, context) { form, folder, view in
            try await self.desk.management.takeAccess(
                of: form["person"] ?? "",
                in: folder,
                of: view.id,
                by: view.visitor.actor,
                at: view.visitor.now,
            )
        }
    }

    /// `POST /datasources/:datasource/folders/access/inherit`.
    func inheritAccess(_ request: Request, _ context: LintelContext) async throws -> Response {
        try await self.change(request, context, done: .accessInherited) { _, folder, view in
            try await self.desk.management.inheritAccess(
                in: folder,
                of: view.id,
                by: view.visitor.actor,
                at: view.visitor.now,
            )
        }
    }

    /// Runs a form about a folder's access list; one that is refused is shown again.
    private func change(
        _ request: Request,
        _ context: LintelContext,
        done: DataSourceDone = .accessChanged,
        _ change: (FormFields, DocumentFolderID, DataSourceDesk.View) async throws -> Void,
    ) async throws -> Response {
        let (form, view) = try await self.desk.form(request, context)
        guard let folder = DocumentFolderID(uuid: form["folder"] ?? "") else { throw Self.unknown }
        do {
            try await change(form, folder, view)
            return self.desk.redirect(to: .folder(view.id, folder), done: done)
        } catch let error as PlatformError {
            let status = try OrganisationDesk.status(of: error, fields: ["email", "right", "others"])
            let typed = DocumentFolderAccess.Typed(
                email: form["email"] ?? "",
                right: form["right"] ?? "",
                error: error,
            )
            return self.desk.renderer.response(try await self.page(view, form, typed: typed), status: status)
        }
    }

    private static func choiceMissing(_ field: String) -> PlatformError {
        PlatformError(.roleUnknown, "Choose one of the three.", field: field)
    }

    private static let unknown = PageRefusal.notFound("There is no such folder in the data source.")

    /// - Parameter query: Names the folder, and where the parts of its lists begin.
    private func page(_ view: DataSourceDesk.View, _ query: FormFields, typed: DocumentFolderAccess.Typed? = nil)
        async throws -> DocumentFolderPage
    {
        let reader = try view.requireReader()
        var folder: DocumentFolder?
        if let id = query["folder"] { folder = try await self.folder(id, of: view.id, for: reader) }
        var wanted = DocumentFolderQuery()
        wanted.place = folder.map { .folder($0.id) } ?? .top
        wanted.window = DataSourceDesk.window("folders", query)
        let folders = try await self.documents.folders(in: view.id, matching: wanted, for: reader)
        var window = DataSourceDesk.window("documents", query)
        var documents: [Document] = []
        if let folder {
            var wanted = DocumentQuery()
            wanted.folder = folder.id
            wanted.window = window
            documents = try await self.documents.documents(in: view.id, matching: wanted, for: reader)
        } else {
            window = ListWindow(offset: 0, limit: Self.pageSize)
        }
        var access: DocumentFolderAccess?
        if let folder, view.canManage { access = try await self.access(to: folder, typed: typed) }
        return DocumentFolderPage(
            portal: view.portal,
            head: view.head(.documents),
            source: view.source,
            folder: folder,
            way: try await self.documents.way(to: folder, of: view.id, for: reader),
            folders: DocumentFolderPage.Part(folders, wanted.window),
            documents: DocumentFolderPage.Part(documents, window),
            access: access,
            done: DataSourceDesk.done(query),
        )
    }

    /// The folder's own list, or the one above it that holds.
    private func access(to folder: DocumentFolder, typed: DocumentFolderAccess.Typed?) async throws
        -> DocumentFolderAccess
    {
        let source = folder.sourceID
        let own = try await self.documents.accessList(of: folder.id, in: source)
        var above: (folder: DocumentFolder, list: FolderAccessList)?
        for id in folder.ancestors.reversed() where own == nil && above == nil {
            guard let list = try await self.documents.accessList(of: id, in: source),
                let holder = try await self.documents.folder(id, in: source, for: .everything)
            else { continue }
            above = (holder, list)
        }
        return DocumentFolderAccess(
            folder,
            own: own,
            entries: own == nil ? [] : try await self.documents.accessEntries(of: folder.id, in: source),
            above: above,
            typed: typed,
        )
    }

    private func folder(_ text: String, of source: DataSourceID, for reader: DocumentReader) async throws
        -> DocumentFolder
    {
        guard let id = DocumentFolderID(uuid: text),
            let folder = try await self.documents.folder(id, in: source, for: reader)
        else { throw Self.unknown }
        return folder
    }
}

extension DocumentStore {
    /// The folders that one is in, from the top, with itself at the end; without those that the reader may not see.
    func way(to folder: DocumentFolder?, of source: DataSourceID, for reader: DocumentReader) async throws
        -> [DocumentFolder]
    {
        guard let folder else { return [] }
        var way: [DocumentFolder] = []
        for id in folder.ancestors {
            if let ancestor = try await self.folder(id, in: source, for: reader) { way.append(ancestor) }
        }
        return way + [folder]
    }
}
