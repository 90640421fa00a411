import LintelPlatform
import LintelTokens

/// One data source, and for those who look after it which apps may call it and who has which role.
struct DataSourceOverviewPage: PortalPage {
    static let template = PageTemplate("datasource")

    struct User: Encodable, Sendable, Hashable {
        let name: String
        let email: String
        let isService: Bool
        let isDisabled: Bool
        let role: String

        init(_ user: DataSourceUser) {
            self.name = user.principal.name
            self.email = user.principal.email
            self.isService = user.principal.isService
            self.isDisabled = user.principal.isDisabled
            self.role = user.role.title
        }
    }

    struct Client: Encodable, Sendable, Hashable {
        let name: String
        let id: String
        let isDisabled: Bool
        let since: TimeText

        init(_ client: AllowedClient) {
            self.name = client.app.name
            self.id = client.app.id.rawValue
            self.isDisabled = client.app.isDisabled
            self.since = TimeText(client.allowedAt)
        }
    }

    /// An app that was refused.
    struct Waiting: Encodable, Sendable, Hashable {
        let name: String
        let id: String
        let isDisabled: Bool
        let organisation: String?
        let first: TimeText
        let last: TimeText
        let calls: String

        init(_ client: WaitingClient) {
            self.name = client.app.name
            self.id = client.app.id.rawValue
            self.isDisabled = client.app.isDisabled
            self.organisation = client.organisationName
            self.first = TimeText(client.firstCallAt)
            self.last = TimeText(client.lastCallAt)
            self.calls = String(client.calls)
        }
    }

    /// What was typed into one of the forms, and why it was refused.
    struct Typed: Sendable, Hashable {
        var client = ""
        var email = ""
        var role = ""
        let error: PlatformError
    }

    /// What those see who look after the data source.
    struct Desk: Encodable, Sendable, Hashable {
        let waiting: [Waiting]
        let hasWaiting: Bool
        let clients: [Client]
        let hasClients: Bool
        let users: [User]
        let hasUsers: Bool
        /// Whether more have a role than are shown.
        let hasMore: Bool
        let hasSearch: Bool
        let search: FormField
        let client: FormField
        let email: FormField
        let role: SelectField
        let searching: SiteURL
        let allowing: SiteURL
        let removal: SiteURL
        let dismissal: SiteURL
        let assignment: SiteURL
        let roleRemoval: SiteURL

        /// - Parameter count: How many have a role, or are found.
        init(
            _ id: DataSourceID,
            allowed: [AllowedClient],
            waiting: [WaitingClient],
            users: [DataSourceUser],
            count: Int,
            search: String = "",
            typed: Typed? = nil,
        ) {
            func sentence(_ field: String) -> String? {
                typed.flatMap { $0.error.field == field ? $0.error.message : nil }
            }
            self.waiting = waiting.map(Waiting.init)
            self.hasWaiting = !waiting.isEmpty
            self.clients = allowed.map(Client.init)
            self.hasClients = !allowed.isEmpty
            self.users = users.map(User.init)
            self.hasUsers = !users.isEmpty
            self.hasMore = count > users.count
            self.hasSearch = !search.isEmpty || count > users.count
            self.search = FormField(
                "q",
                label: "Name or e-mail",
                kind: .search,
                value: search,
                isRequired: false,
                maximumLength: DataSourceEndpoint.maximumSearchLength,
            )
            self.client = FormField(
                "client",
                label: "Client id",
                value: typed?.client ?? "",
                hint: "The developer of the app finds it on the app's credentials page.",
                error: sentence("client"),
                maximumLength: 128,
                autocomplete: "off",
            )
            self.email = FormField(
                "email",
                label: "E-mail of a person or service",
                value: typed?.email ?? "",
                hint: "They need not belong to the organisation. For a service app this is its client e-mail.",
                error: sentence("email"),
                maximumLength: EmailKey.maximumLength,
                autocomplete: "off",
            )
            self.role = SelectField(
                "role",
                label: "Role",
                options: DataSourceRole.allCases.map { role in
                    SelectField.Option(
                        role.rawValue,
                        label: "\(role.title): \(role.sentence)",
                        isSelected: role.rawValue == typed?.role,
                    )
                },
                error: sentence("role"),
            )
            self.searching = .dataSources(.source(id))
            self.allowing = .dataSources(.clients(id))
            self.removal = .dataSources(.clientRemoval(id))
            self.dismissal = .dataSources(.clientDismissal(id))
            self.assignment = .dataSources(.roles(id))
            self.roleRemoval = .dataSources(.roleRemoval(id))
        }
    }

    let title: String
    let portal: PortalFrame
    let head: DataSourceHead
    let done: String?
    let lacksProduct: Bool
    /// Where the product is switched on, and the organisation's own list is kept; nil for those who do not see it.
    let products: SiteURL?
    let organisationClients: SiteURL?
    let organisation: String
    let description: String
    let repository: String
    let host: String
    let address: String
    let role: String?
    let created: TimeText
    let createdBy: String?
    let desk: Desk?

    /// - Parameters:
    ///   - repository: The repository's id.
    ///   - issuer: What the address of the API begins with.
    ///   - isOurs: Whether the visitor sees the organisation.
    ///   - desk: Nil for those who look after nothing.
    init(
        portal: PortalFrame,
        head: DataSourceHead,
        access: DataSourceAccess,
        repository: String,
        issuer: String,
        lacksProduct: Bool = false,
        isOurs: Bool,
        desk: Desk?,
        done: String? = nil,
    ) {
        let source = access.source
        self.title = "\(source.repository.name) · Lintel"
        self.portal = portal
        self.head = head
        self.done = done
        self.lacksProduct = lacksProduct
        self.products = isOurs ? .organisations(.products(source.organisationID)) : nil
        self.organisationClients = isOurs ? .organisations(.clients(source.organisationID)) : nil
        self.organisation = access.organisationName
        self.description = source.description
        self.repository = repository
        self.host = source.repository.host
        self.address = "\(issuer)/ws/v2.8/Repositories/\(repository)/"
        self.role = access.role?.title
        self.created = TimeText(source.createdAt)
        self.createdBy = source.createdBy.name
        self.desk = desk
    }
}
