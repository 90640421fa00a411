import LintelPlatform
import LintelTokens

/// What stands above each page about one data source: its name, one's own role and the tabs (the part
/// `datasource-head`).
struct DataSourceHead: Encodable, Sendable, Hashable {
    /// The pages about one data source, in their order.
    enum Tab: String, Sendable, Hashable, CaseIterable {
        case overview, documents
    }

    struct Link: Encodable, Sendable, Hashable {
        let label: String
        let url: SiteURL
        let isCurrent: Bool
    }

    let organisations = SiteURL.organisations(.list)
    let organisation: String
    /// The organisation's data sources; nil for those to whom the organisation is not shown.
    let list: SiteURL?
    let name: String
    /// `You are a reader of this data source`, with its full stop.
    let standing: String
    let tabs: [Link]

    /// - Parameters:
    ///   - isOurs: Whether the visitor sees the organisation.
    ///   - canRead: Whether the visitor may look into folders.
    init(_ access: DataSourceAccess, isOurs: Bool, canRead: Bool, tab: Tab) {
        let source = access.source
        self.organisation = access.organisationName
        self.list = isOurs ? .dataSources(.list(source.organisationID)) : nil
        self.name = source.repository.name
        self.standing =
            switch access.role {
            case .reader: "You are a reader of this data source."
            case .editor: "You are an editor of this data source."
            case .administrator: "You are an administrator of this data source."
            case nil: "You look after the organisation, and have no role in this data source."
            }
        self.tabs = Tab.allCases.compactMap { each in
            let (label, url): (String, SiteURL)
            switch each {
            case .overview: (label, url) = ("Overview", .dataSources(.source(source.id)))
            case .documents: (label, url) = ("Documents", .dataSources(.folder(source.id, nil)))
            }
            guard each != .documents || canRead else { return nil }
            return Link(label: label, url: url, isCurrent: each == tab)
        }
    }
}
