import LintelPlatform
import LintelTokens

/// The data sources of an organisation that the visitor may see.
struct DataSourcesPage: PortalPage {
    static let template = PageTemplate("datasources")

    struct Row: Encodable, Sendable, Hashable {
        let url: SiteURL
        let name: String
        let host: String
        let description: String
        /// The visitor's own role; nil for those who look after the organisation and have none.
        let role: String?

        init(_ source: DataSource, role: DataSourceRole?) {
            self.url = .dataSources(.source(source.id))
            self.name = source.repository.name
            self.host = source.repository.host
            self.description = source.description
            self.role = role?.title
        }
    }

    /// What was typed into the form.
    struct Typed: Sendable, Hashable {
        var name = ""
        var host = ""
        var description = ""
    }

    /// The form that makes a data source.
    struct Form: Encodable, Sendable, Hashable {
        let action: SiteURL
        let name: FormField
        let host: FormField
        let description: FormField

        init(_ id: OrganisationID, typed: Typed = Typed(), error: PlatformError? = nil) {
            func sentence(_ field: String) -> String? { error.flatMap { $0.field == field ? $0.message : nil } }
            self.action = .dataSources(.list(id))
            self.name = FormField(
                "name",
                label: "Name",
                value: typed.name,
                hint: "Up to \(RepositoryName.maximumName) characters.",
                error: sentence("name"),
                maximumLength: RepositoryName.maximumName,
                autocomplete: "off",
            )
            self.host = FormField(
                "host",
                label: "Host",
                value: typed.host,
                hint: "The server that clients ask for, such as pw.example.org. Host and name make the repository id.",
                error: sentence("host"),
                maximumLength: 253,
                autocomplete: "off",
            )
            self.description = FormField(
                "description",
                label: "What it is for",
                value: typed.description,
                error: sentence("description"),
                isRequired: false,
                maximumLength: DataSourceLimits.descriptionCharacters,
                autocomplete: "off",
            )
        }
    }

    let title: String
    let portal: PortalFrame
    let head: OrganisationHead
    let done: String?
    let rows: [Row]
    let hasRows: Bool
    /// Whether no data source of the organisation answers; `products` is where that is mended.
    let lacksProduct: Bool
    let products: SiteURL
    let form: Form?

    init(
        portal: PortalFrame,
        head: OrganisationHead,
        id: OrganisationID,
        done: String? = nil,
        rows: [Row],
        lacksProduct: Bool,
        form: Form?,
    ) {
        self.title = "Data sources of \(head.name) · Lintel"
        self.portal = portal
        self.head = head
        self.done = done
        self.rows = rows
        self.hasRows = !rows.isEmpty
        self.lacksProduct = lacksProduct
        self.products = .organisations(.products(id))
        self.form = form
    }
}

extension DataSourceRole {
    /// What people call the role.
    var title: String {
        switch self {
        case .reader: "Reader"
        case .editor: "Editor"
        case .administrator: "Administrator"
        }
    }

    /// What it is for, to be read behind its title.
    var sentence: String {
        switch self {
        case .reader: "reads what the folders' access lists let through"
        case .editor: "reads and writes there"
        case .administrator: "does everything, and looks after roles and apps"
        }
    }
}
