import LintelCodec
package import LintelPlatform
package import LintelTokens

/// Addresses of the pages about data sources.
///
/// Those about one stand beside their organisation's: whoever has a role in a data source need not belong to it.
package enum DataSourcesURL: PortalURL {
    case list(OrganisationID)
    /// With a part of those who have a role.
    case source(DataSourceID, search: String = "")
    case roles(DataSourceID)
    case roleRemoval(DataSourceID)
    case clients(DataSourceID)
    case clientRemoval(DataSourceID)
    case clientDismissal(DataSourceID)
    /// What is in a folder, or at the top; the numbers are where the parts of its lists begin.
    case folder(DataSourceID, DocumentFolderID?, folders: Int = 0, documents: Int = 0)
    case access(DataSourceID)
    case accessForOthers(DataSourceID)
    case accessRemoval(DataSourceID)
    case accessInheritance(DataSourceID)
    /// `versions` is where their part begins.
    case document(DataSourceID, DocumentID, versions: Int = 0)
    case download(DataSourceID, DocumentID)

    package var path: String {
        switch self {
        case .list(let id): "/organisations/\(FormEncoding.encode(id.rawValue))/datasources"
        case .source(let id, _): Self.path(id)
        case .roles(let id): Self.path(id) + "/roles"
        case .roleRemoval(let id): Self.path(id) + "/roles/remove"
        case .clients(let id): Self.path(id) + "/clients"
        case .clientRemoval(let id): Self.path(id) + "/clients/remove"
        case .clientDismissal(let id): Self.path(id) + "/clients/dismiss"
        case .folder(let id, _, _, _): Self.path(id) + "/folders"
        case .access(let id): Self.path(id) + "/folders/access"
        case .accessForOthers(let id): Self.path(id) + "/folders/access/others"
        case .accessRemoval(let id): Self.path(id) + "/folders/access/remove"
        case .accessInheritance(let id): Self.path(id) + "/folders/access/inherit"
        case .document(let id, let document, _): Self.path(id, document)
        case .download(let id, let document): Self.path(id, document) + "/download"
        }
    }

    package var query: [(name: String, value: String)] {
        func offset(_ name: String, _ value: Int) -> [(name: String, value: String)] {
            value == 0 ? [] : [(name, String(value))]
        }
        return switch self {
        case .source(_, let search): search.isEmpty ? [] : [("q", search)]
        case .folder(_, let folder, let folders, let documents):
            (folder.map { [("folder", $0.rawValue)] } ?? []) + offset("folders", folders)
                + offset("documents", documents)
        case .document(_, _, let versions): offset("versions", versions)
        default: []
        }
    }

    private static func path(_ id: DataSourceID) -> String { "/datasources/\(FormEncoding.encode(id.rawValue))" }

    private static func path(_ id: DataSourceID, _ document: DocumentID) -> String {
        "\(Self.path(id))/documents/\(FormEncoding.encode(document.rawValue))"
    }
}
