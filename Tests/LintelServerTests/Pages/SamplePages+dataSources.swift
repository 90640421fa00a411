import LintelOAuth
import LintelPlatform
import LintelTokens

@testable import LintelServer

extension SamplePages {
    private static let organisationID = OrganisationID("o")
    private static let sourceID = DataSourceID("11111111-2222-4333-8444-555555555555")

    static func dataSources(_ text: String) -> [any Page] {
        let portal = self.portalFrame(text, in: .organisations)
        let organisation = Organisation(id: self.organisationID, name: text, entitlements: [], createdAt: self.now)
        let actor = Actor(
            Account(id: AccountID("a"), email: text, name: text, createdAt: self.now),
            memberships: [Membership(organisation: organisation, role: .administrator)],
            address: nil,
            correlationID: nil,
        )
        let head = OrganisationHead(
            organisation,
            authority: OrganisationAuthority(of: actor, in: self.organisationID),
            tab: .dataSources,
        )
        func list(_ rows: [DataSourcesPage.Row], form: DataSourcesPage.Form?) -> DataSourcesPage {
            DataSourcesPage(
                portal: portal,
                head: head,
                id: self.organisationID,
                done: rows.isEmpty ? nil : text,
                rows: rows,
                lacksProduct: rows.isEmpty,
                form: form,
            )
        }
        let source = self.source(text).source
        let typed = DataSourcesPage.Typed(name: text, host: text, description: text)
        let errors = ["name", "host", "description"].map { PlatformError(.nameInvalid, text, field: $0) }
        return [
            list([], form: nil), list([], form: DataSourcesPage.Form(self.organisationID)),
        ]
            + errors.map { error in
                list(
                    [DataSourceRole.reader, nil].map { DataSourcesPage.Row(source, role: $0) },
                    form: DataSourcesPage.Form(self.organisationID, typed: typed, error: error),
                )
            } + self.overviews(text, portal) + self.documentPages(text, portal)
    }

    private static func source(_ text: String, role: DataSourceRole? = nil) -> DataSourceAccess {
        DataSourceAccess(
            source: DataSource(
                id: self.sourceID,
                organisationID: self.organisationID,
                repository: RepositoryName(storedHost: text, name: text),
                description: text,
                createdAt: self.now,
                createdBy: Author(subject: Subject("s"), name: text, email: text),
            ),
            organisationName: text,
            entitlements: [],
            role: role,
            allowance: nil,
        )
    }

    private static func overviews(_ text: String, _ portal: PortalFrame) -> [any Page] {
        func page(
            _ role: DataSourceRole?,
            isOurs: Bool,
            done: String? = nil,
            desk: DataSourceOverviewPage.Desk?,
        ) -> DataSourceOverviewPage {
            let access = self.source(text, role: role)
            return DataSourceOverviewPage(
                portal: portal,
                head: DataSourceHead(access, isOurs: isOurs, canRead: role != nil, tab: .overview),
                access: access,
                repository: text,
                issuer: text,
                lacksProduct: done != nil,
                isOurs: isOurs,
                desk: desk,
                done: done,
            )
        }
        func desk(_ search: String = "", _ typed: DataSourceOverviewPage.Typed? = nil) -> DataSourceOverviewPage.Desk {
            let apps = [false, true].map {
                OrganisationApp(id: ClientID("native-\($0)"), name: text, type: .native, isDisabled: $0)
            }
            let users = [false, true].map { isService in
                DataSourceUser(
                    principal: OrganisationPrincipal(
                        subject: Subject("s"),
                        isService: isService,
                        name: text,
                        email: text,
                        isDisabled: isService,
                    ),
                    role: isService ? .reader : .administrator,
                )
            }
            return DataSourceOverviewPage.Desk(
                self.sourceID,
                allowed: apps.map { AllowedClient(app: $0, allowedAt: self.now) },
                waiting: apps.map {
                    WaitingClient(
                        app: $0,
                        organisationName: $0.isDisabled ? nil : text,
                        firstCallAt: self.now,
                        lastCallAt: self.now,
                        calls: 7,
                    )
                },
                users: users,
                count: search.isEmpty ? 2 : 3,
                search: search,
                typed: typed,
            )
        }
        func empty(_ search: String) -> DataSourceOverviewPage.Desk {
            DataSourceOverviewPage.Desk(self.sourceID, allowed: [], waiting: [], users: [], count: 0, search: search)
        }
        let client = PlatformError(.notFound, text, field: "client")
        let unknown = PlatformError(.notFound, text, field: "email")
        let role = PlatformError(.roleUnknown, text, field: "role")
        return [
            page(.reader, isOurs: false, desk: nil), page(.editor, isOurs: true, done: text, desk: nil),
            page(nil, isOurs: true, done: text, desk: desk(text)),
            page(.administrator, isOurs: false, desk: desk("", .init(client: text, error: client))),
            page(nil, isOurs: true, desk: desk("", .init(email: text, role: "reader", error: unknown))),
            page(nil, isOurs: true, desk: desk("", .init(email: text, role: text, error: role))),
            page(nil, isOurs: true, desk: empty("")), page(nil, isOurs: true, desk: empty(text)),
        ]
    }

    private static func documentPages(_ text: String, _ portal: PortalFrame) -> [any Page] {
        let access = self.source(text, role: .reader)
        let head = DataSourceHead(access, isOurs: true, canRead: true, tab: .documents)
        let author = Author(subject: Subject("s"), name: text, email: text)
        func folder(_ id: String) -> DocumentFolder {
            DocumentFolder(
                id: DocumentFolderID(id),
                sourceID: self.sourceID,
                name: DocumentName(stored: text),
                description: text,
                ancestors: [],
                createdAt: self.now,
                createdBy: author,
                updatedAt: self.now,
                revision: 1,
            )
        }
        func document(_ version: Int64, by author: Author) -> Document {
            Document(
                id: DocumentID("d\(version)"),
                sourceID: self.sourceID,
                folderID: DocumentFolderID("f"),
                latestID: DocumentID("d2"),
                name: DocumentName(stored: text),
                fileName: DocumentName(stored: version == 2 ? text + ".dwg" : text),
                description: text,
                version: version,
                content: Blob(digest: BlobDigest(of: []), size: version * 1_000),
                createdAt: self.now,
                updatedAt: self.now,
                fileUpdatedAt: self.now,
                fileUpdatedBy: author,
                revision: 1,
            )
        }
        let documents = [document(2, by: author), document(1, by: Author(subject: Subject("s")))]
        let way = [folder("e"), folder("f")]
        let (start, later) = (ListWindow(offset: 0, limit: 1), ListWindow(offset: 1, limit: 2))
        func page(
            _ folder: DocumentFolder?,
            _ folders: [DocumentFolder],
            _ documents: [Document],
            _ window: ListWindow,
            _ rights: DocumentFolderAccess? = nil,
        ) -> DocumentFolderPage {
            DocumentFolderPage(
                portal: portal,
                head: head,
                source: access.source,
                folder: folder,
                way: folder == nil ? [] : way,
                folders: DocumentFolderPage.Part(folders, window),
                documents: DocumentFolderPage.Part(documents, window),
                access: rights,
                done: rights == nil ? nil : DataSourceDone.accessChanged.sentence,
            )
        }
        let list = FolderAccessList(rights: [:], others: .none)
        let entries = [true, false].map { isService in
            FolderAccessEntry(
                principal: OrganisationPrincipal(
                    subject: Subject("s"),
                    isService: isService,
                    name: text,
                    email: "somebody@example.org",
                    isDisabled: isService,
                ),
                right: .write,
            )
        }
        let refused = DocumentFolderAccess.Typed(
            email: text,
            right: "write",
            error: PlatformError(.notFound, "There is nobody with this address.", field: "email"),
        )
        let rights = [
            DocumentFolderAccess(way[1], own: list, entries: entries, above: nil, typed: refused),
            DocumentFolderAccess(way[1], own: nil, entries: [], above: (way[0], list)),
            DocumentFolderAccess(way[1], own: nil, entries: [], above: nil),
        ]
        func versions(_ window: ListWindow) -> DocumentPage {
            DocumentPage(
                portal: portal,
                head: head,
                document: documents[window.offset],
                way: way,
                versions: DocumentFolderPage.Part(documents, window),
            )
        }
        return [
            page(nil, [], [], start), page(nil, way, [], start), page(way[1], [], [], start),
            page(way[1], way, documents, later), page(way[1], way, documents, start), versions(start), versions(later),
        ] + rights.map { page(way[1], [], [], start, $0) }
    }
}
