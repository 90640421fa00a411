import HTTPTypes
import LintelPlatform
import LintelTokens

@testable import LintelServer

extension SamplePages {
    static func workspaceContents(_ text: String) -> [any Page] {
        let portal = self.portalFrame(text, in: .organisations)
        let workspace = self.workspace(text)
        let author = Author(subject: Subject("s"), name: text, email: text)
        let gone = Author(subject: Subject("s"))
        func head(_ tab: WorkspaceHead.Tab) -> WorkspaceHead {
            WorkspaceHead(workspace, of: text, role: .editor, readable: Set(ContentKind.allCases), tab: tab)
        }
        func entry(_ kind: ContentKind, _ number: Int = 1, by author: Author = author) -> ContentEntry {
            ContentEntry(
                kind: kind,
                id: "i",
                name: text,
                schema: kind == .object ? ObjectSchema(stored: text) : nil,
                size: kind == .blockModel ? nil : Int64(number) * 1_234_567,
                version: 1_767_225_600_000_000_000,
                versionCount: number,
                changedAt: self.now,
                changedBy: author,
            )
        }
        func folder(_ folder: ContentFolder, _ part: ContentPart, isFirst: Bool = true) -> FolderPage {
            FolderPage(
                portal: portal,
                head: head(.contents),
                workspace: workspace,
                folder: folder,
                part: part,
                isFirst: isFirst,
            )
        }
        let kinds = ContentKind.allCases.map { entry($0) } + [entry(.file, 2, by: gone)]
        let below = ContentFolder(stored: "Drill holes/2026/")
        let folders: [any Page] = [
            folder(.top, ContentPart(folders: [], entries: [], next: nil)),
            folder(.top, ContentPart(folders: [text, text], entries: kinds, next: nil)),
            folder(below, ContentPart(folders: [text], entries: kinds, next: .entry(.file, text))),
            folder(below, ContentPart(folders: [], entries: [], next: nil), isFirst: false),
            folder(
                .top,
                ContentPart(
                    folders: [],
                    entries: (1...FolderEndpoint.pageSize).map { entry(.file, $0) },
                    next: .entry(.file, text),
                ),
            ),
        ]
        return folders + self.files(text, portal, head(.contents), workspace, author)
            + self.objects(text, portal, head(.contents), workspace, author)
            + self.blockModels(text, portal, head(.contents), workspace, author)
            + self.bins(text, portal, head(.bin), workspace, author)
            + [
                ErrorPage(
                    status: .forbidden,
                    sentence: text,
                    errorID: text,
                    correlationID: text,
                    accessCheck: .question(
                        action: text,
                        organisation: workspace.organisationID,
                        workspace: workspace.id,
                    ),
                )
            ]
    }

    private static func files(
        _ text: String,
        _ portal: PortalFrame,
        _ head: WorkspaceHead,
        _ workspace: Workspace,
        _ author: Author,
    ) -> [any Page] {
        func version(_ number: Int64, by author: Author) -> FileVersion {
            let blob = Blob(digest: BlobDigest(of: []), size: number * 1_000)
            return FileVersion(id: VersionID(number), createdAt: self.now, createdBy: author, blob: blob)
        }
        let versions = [version(2, by: author), version(1, by: Author(subject: Subject("s")))]
        func page(_ author: Author, _ versions: [FileVersion], isFirst: Bool) -> FileVersionsPage {
            FileVersionsPage(
                portal: portal,
                head: head,
                workspace: workspace,
                file: File(
                    id: FileID("f"),
                    workspaceID: workspace.id,
                    path: self.path(text),
                    createdAt: self.now,
                    createdBy: author,
                    deletion: nil,
                    version: version(2, by: author),
                ),
                versions: versions,
                isFirst: isFirst,
                hasMore: isFirst,
            )
        }
        let many = (1...FolderEndpoint.pageSize).map { version(Int64($0), by: author) }
        return [
            page(author, versions, isFirst: true), page(Author(subject: Subject("s")), versions, isFirst: false),
            page(author, many, isFirst: true),
        ]
    }

    private static func objects(
        _ text: String,
        _ portal: PortalFrame,
        _ head: WorkspaceHead,
        _ workspace: Workspace,
        _ author: Author,
    ) -> [any Page] {
        func version(_ number: Int64, _ stage: Stage?, by author: Author) -> ObjectVersion {
            ObjectVersion(
                id: VersionID(number),
                schema: ObjectSchema(stored: text),
                createdAt: self.now,
                createdBy: author,
                stage: stage,
                extent: nil,
            )
        }
        let stage = Stage(id: StageID("s"), name: text)
        let gone = Author(subject: Subject("s"))
        let blob = Blob(digest: BlobDigest(of: []), size: 21)
        let data = [blob, nil].map { blob in
            ObjectData(id: ObjectDataID("d"), key: ObjectDataKey(stored: text), blob: blob)
        }
        func page(_ shown: ObjectVersion, by author: Author, _ parts: ObjectVersionsPage.Parts) -> ObjectVersionsPage {
            ObjectVersionsPage(
                portal: portal,
                head: head,
                workspace: workspace,
                object: GeoscienceObject(
                    id: ObjectID("o"),
                    workspaceID: workspace.id,
                    path: self.path(text),
                    createdAt: self.now,
                    createdBy: author,
                    deletion: nil,
                    version: shown,
                ),
                parts: parts,
            )
        }
        let versions = [version(2, stage, by: author), version(1, nil, by: gone)]
        typealias Parts = ObjectVersionsPage.Parts
        return [
            page(versions[0], by: author, Parts(versions: versions, data: [])),
            page(versions[1], by: gone, Parts(versions: versions, data: data)),
            page(
                versions[0],
                by: author,
                Parts(
                    versions: Array(repeating: versions[1], count: FolderEndpoint.pageSize),
                    isFirst: false,
                    hasMore: true,
                    data: data,
                    dataOffset: 50,
                    hasMoreData: true,
                ),
            ),
        ]
    }

    private static func blockModels(
        _ text: String,
        _ portal: PortalFrame,
        _ head: WorkspaceHead,
        _ workspace: Workspace,
        _ author: Author,
    ) -> [any Page] {
        func page(columns: Int, versions: Int, offset: Int, details: String?, by author: Author) -> BlockModelPage {
            let list = (0..<columns).map {
                BlockColumn(id: "c", title: text, type: .float64, unit: $0.isMultiple(of: 2) ? text : nil)
            }
            let items = (0..<versions).map { number in
                BlockModelVersion(
                    id: BlockVersionID("v"),
                    modelID: BlockModelID("b"),
                    number: Int64(1_000 - offset - number),
                    createdAt: self.now,
                    createdBy: author,
                    comment: text,
                    mapping: BlockMapping(columns: list),
                    blob: number == 0 ? Blob(digest: BlobDigest(of: []), size: 31) : nil,
                )
            }
            return BlockModelPage(
                portal: portal,
                head: head,
                workspace: workspace,
                model: BlockModel(
                    id: BlockModelID("b"),
                    workspaceID: workspace.id,
                    details: BlockModelDetails(
                        storedName: text,
                        description: details,
                        coordinateSystem: details,
                        sizeUnit: nil,
                        fillsSubblocks: false,
                    ),
                    grid: BlockGrid(
                        division: .regular,
                        origin: BlockTriple(0, 0, 0),
                        turns: [],
                        count: BlockTriple(10, 20, 5),
                        size: BlockTriple(1, 1, 1),
                    ),
                    createdAt: self.now,
                    createdBy: author,
                    modifiedAt: self.now,
                    modifiedBy: author,
                    deletion: nil,
                    version: 1_000,
                ),
                versions: ListPage(items: items, total: 1_000),
                offset: offset,
            )
        }
        return [
            page(columns: 0, versions: 1, offset: 0, details: nil, by: Author(subject: Subject("s"))),
            page(columns: 3, versions: 2, offset: 0, details: text, by: author),
            page(columns: 300, versions: 50, offset: 0, details: text, by: author),
            page(columns: 1, versions: 50, offset: 950, details: text, by: author),
        ]
    }

    private static func bins(
        _ text: String,
        _ portal: PortalFrame,
        _ head: WorkspaceHead,
        _ workspace: Workspace,
        _ author: Author,
    ) -> [any Page] {
        func page(_ count: Int, offset: Int = 0, canRestore: Bool, word: String? = nil) -> ContentBinPage {
            let items = (0..<count).map { number in
                let by = number.isMultiple(of: 2) ? author : Author(subject: Subject("s"))
                return ContentBinPage.Item(id: "f", name: text, deletion: Deletion(at: self.now, by: by))
            }
            return ContentBinPage(
                portal: portal,
                head: head,
                workspace: workspace,
                kinds: Set(ContentKind.allCases),
                kind: .file,
                items: ListPage(items: items, total: offset + count + (canRestore ? 1 : 0)),
                offset: offset,
                canRestore: canRestore,
                done: word,
                error: word,
            )
        }
        return [
            page(0, canRestore: false), page(2, canRestore: false), page(1, offset: 50, canRestore: true, word: text),
            page(FolderEndpoint.pageSize, canRestore: true),
        ]
    }

    /// A path whose name is the text, unless that has a slash, as no name has.
    private static func path(_ text: String) -> EvoPath {
        EvoPath(stored: "Drill holes/" + (text.utf8.contains(UInt8(ascii: "/")) ? "harmless" : text))
    }
}
